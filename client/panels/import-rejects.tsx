import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { ENDPOINTS } from '../../server/contract/endpoints.ts'
import type { RejectPage } from '../../server/contract/imports.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import { downloadRejects } from '../gateway/case-files.ts'
import { saveFile } from './save-file.ts'

/** How many are shown one by one; the files have them all. */
const SHOWN = 20

/** What an import left out, place by place, and the rejected rows as files to be mended. */
export function ImportRejects({ jobId }: { readonly jobId: string }): React.JSX.Element | null {
  const { t } = useTranslation()
  const { data: page } = useQuery({
    queryKey: ['rejects', jobId],
    queryFn: ({ signal }) =>
      callEndpoint(ENDPOINTS.listRejects, { params: { jobId }, query: { limit: SHOWN }, signal }),
  })
  if (page === undefined) return null
  const save = async (file: string): Promise<void> => {
    saveFile(file, await downloadRejects(jobId, file))
  }
  return (
    <Stack gap="xs" role="status">
      <Text fz="sm" fw={600}>
        {t('import.rejected', { rejected: page.total })}
      </Text>
      {page.rejects.map((reject, place) => (
        <Text key={place} fz="xs" dir="auto">
          {nameReject(reject)}
        </Text>
      ))}
      <Group gap="xs">
        {page.files.map((file) => (
          <Button key={file} variant="default" size="compact-sm" onClick={() => void save(file)}>
            {t('import.saveRejects', { file })}
          </Button>
        ))}
      </Group>
      <Text fz="xs" c="dimmed">
        {t('import.rejectsHint')}
      </Text>
    </Stack>
  )
}

function nameReject({ file, row, field, message }: RejectPage['rejects'][number]): string {
  const place = row === null ? file : `${file}:${String(row)}`
  return `${place}${field === null ? '' : ` ${field}`}: ${message}`
}
