import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { downloadCaseFile } from '../gateway/case-files.ts'
import { makeFileName } from '../model/file-name.ts'
import { isPurposeSufficient } from '../model/purpose.ts'
import { ErrorNotice } from './error-notice.tsx'
import { saveFile } from './save-file.ts'
import type { DialogProps } from './unmask-dialog.tsx'
import { useCaseId, useCases } from './use-case-data.ts'

/** Saves the case file, masked, or canonical for a purpose. */
export function ExportDialog({ opened, onClose }: DialogProps): React.JSX.Element {
  const { t } = useTranslation()
  return (
    <Modal opened={opened} onClose={onClose} title={t('export.title')}>
      <ExportForm onClose={onClose} />
    </Modal>
  )
}

function ExportForm({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation()
  const caseId = useCaseId()
  const name = useCases().data?.cases.find(({ id }) => id === caseId)?.name ?? caseId
  const [unmask, setUnmask] = useState(false)
  const [purpose, setPurpose] = useState('')
  const isComplete = !unmask || isPurposeSufficient(purpose)
  const download = useMutation({
    mutationFn: () => downloadCaseFile(caseId, unmask ? { unmask, purpose } : { unmask }),
    onSuccess: (content) => {
      saveFile(makeFileName(name, '.jsonl.zip'), content)
      onClose()
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isComplete) download.mutate()
      }}
    >
      <Stack gap="md">
        <Radio.Group
          label={t('export.what')}
          value={unmask ? 'canonical' : 'masked'}
          onChange={(value) => {
            setUnmask(value === 'canonical')
          }}
        >
          <Stack gap="sm" mt="xs">
            <Radio value="masked" label={t('export.masked')} description={t('export.maskedHint')} />
            <Radio value="canonical" label={t('export.canonical')} description={t('export.canonicalHint')} />
          </Stack>
        </Radio.Group>
        {unmask && (
          <Textarea
            label={t('unmask.purpose')}
            description={t('unmask.purposeHint')}
            autosize
            minRows={2}
            maxLength={500}
            required
            value={purpose}
            onChange={({ currentTarget: { value } }) => {
              setPurpose(value)
            }}
          />
        )}
        <Text fz="xs" c="dimmed">
          {t('export.logged')}
        </Text>
        {download.error !== null && <ErrorNotice error={download.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" disabled={!isComplete} loading={download.isPending}>
            {t('export.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
