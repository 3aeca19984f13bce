import { Button, FileInput, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { IconFileZip } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { ImportReceipt } from '../../server/contract/jobs.ts'
import { ENDPOINTS } from '../../server/contract/endpoints.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import { uploadCaseFile } from '../gateway/case-files.ts'
import { ErrorNotice } from './error-notice.tsx'
import { JobProgress } from './job-progress.tsx'
import type { DialogProps } from './unmask-dialog.tsx'
import { useJob } from './use-job.ts'
import { useView } from './view-context.ts'

/** Brings a case file in, all of it or nothing, and says what it brought or what is wrong with it. */
export function ImportDialog({ opened, onClose }: DialogProps): React.JSX.Element {
  const { t } = useTranslation()
  return (
    <Modal opened={opened} onClose={onClose} title={t('import.title')} size="lg">
      <ImportForm onClose={onClose} />
    </Modal>
  )
}

function ImportForm({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [name, setName] = useState('')
  const upload = useRef<AbortController | null>(null)
  const run = useJob(() => {
    void client.invalidateQueries({ queryKey: ['cases'] })
    void client.invalidateQueries({ queryKey: ['case'] })
  })
  const receipt = useReceipt(run.job?.state === 'done' ? run.job.id : null)
  const start = (chosen: File): void => {
    const controller = new AbortController()
    upload.current = controller
    run.start(() => uploadCaseFile(chosen, name.trim() === '' ? null : name.trim(), controller.signal))
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (file !== null) start(file)
      }}
    >
      <Stack gap="md">
        <Text fz="sm">{t('import.explanation')}</Text>
        <FileInput
          label={t('import.file')}
          placeholder={t('import.choose')}
          accept=".zip,application/zip"
          leftSection={<IconFileZip size={16} stroke={1.5} aria-hidden />}
          value={file}
          disabled={run.isRunning}
          onChange={(chosen) => {
            setFile(chosen)
            run.reset()
          }}
        />
        <TextInput
          label={t('import.caseName')}
          description={t('import.caseNameHint')}
          dir="auto"
          maxLength={200}
          value={name}
          disabled={run.isRunning}
          onChange={({ currentTarget: { value } }) => {
            setName(value)
          }}
        />
        {run.isRunning && (
          <JobProgress
            job={run.job}
            label={t('import.progress')}
            onCancel={() => {
              upload.current?.abort()
              run.cancel()
            }}
          />
        )}
        {run.error !== null && (
          <>
            <ErrorNotice error={run.error} />
            <Text fz="sm">{t('import.nothingKept')}</Text>
          </>
        )}
        {run.job?.state === 'cancelled' && <Text fz="sm">{t('import.cancelled')}</Text>}
        {receipt !== null && <Receipt receipt={receipt} onClose={onClose} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t(receipt === null ? 'app.cancel' : 'app.close')}
          </Button>
          {receipt === null && (
            <Button type="submit" disabled={file === null} loading={run.isRunning}>
              {t('import.confirm')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

function useReceipt(jobId: string | null): ImportReceipt | null {
  const query = useQuery({
    queryKey: ['receipt', jobId],
    queryFn: ({ signal }) => callEndpoint(ENDPOINTS.getImportReceipt, { params: { jobId: jobId ?? '' }, signal }),
    enabled: jobId !== null,
  })
  return jobId === null ? null : (query.data ?? null)
}

interface ReceiptProps {
  readonly receipt: ImportReceipt
  readonly onClose: () => void
}

function Receipt({ receipt, onClose }: ReceiptProps): React.JSX.Element {
  const { t } = useTranslation()
  const { dispatch } = useView()
  const added = Object.values(receipt.added).reduce((sum, count) => sum + count, 0)
  return (
    <Group gap="sm" role="status">
      <Text fz="sm" style={{ flex: 1 }}>
        {t(receipt.created ? 'import.created' : 'import.extended', { name: receipt.caseName })}{' '}
        {t('import.counts', { added, unchanged: receipt.unchanged })}
      </Text>
      <Button
        onClick={() => {
          dispatch({ type: 'open-case', caseId: receipt.caseId })
          onClose()
        }}
      >
        {t('import.openCase')}
      </Button>
    </Group>
  )
}
