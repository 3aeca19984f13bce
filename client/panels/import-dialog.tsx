import { Button, FileInput, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { ENDPOINTS } from '../../server/contract/endpoints.ts'
import type { ImportReceipt } from '../../server/contract/imports.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import { importFiles } from '../gateway/case-files.ts'
import { ErrorNotice } from './error-notice.tsx'
import { ImportRejects } from './import-rejects.tsx'
import { JobProgress } from './job-progress.tsx'
import type { DialogProps } from './unmask-dialog.tsx'
import { useJob } from './use-job.ts'
import { useView } from './view-context.ts'

/** Brings files in, and says what they brought, what was left out, or what is wrong with them. */
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
  const [files, setFiles] = useState<File[]>([])
  const [mapping, setMapping] = useState<File | null>(null)
  const [name, setName] = useState('')
  const upload = useRef<AbortController | null>(null)
  const run = useJob(() => {
    void client.invalidateQueries({ queryKey: ['cases'] })
    void client.invalidateQueries({ queryKey: ['case'] })
  })
  const receipt = useReceipt(run.job?.state === 'done' ? run.job.id : null)
  const start = (): void => {
    const controller = new AbortController()
    upload.current = controller
    const caseName = name.trim() === '' ? null : name.trim()
    run.start(() => importFiles({ files, mapping, caseName }, controller.signal))
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (files.length > 0) start()
      }}
    >
      <Stack gap="md">
        <Text fz="sm">{t('import.explanation')}</Text>
        <FileInput
          multiple
          label={t('import.file')}
          description={t('import.fileHint')}
          placeholder={t('import.choose')}
          accept=".zip,.trama,.csv,.tsv,.graphml,.gexf"
          leftSection={<IconFileImport size={16} stroke={1.5} aria-hidden />}
          value={files}
          disabled={run.isRunning}
          onChange={(chosen) => {
            setFiles(chosen)
            run.reset()
          }}
        />
        <FileInput
          clearable
          label={t('import.mapping')}
          description={t('import.mappingHint')}
          placeholder={t('import.choose')}
          accept=".yaml,.yml"
          value={mapping}
          disabled={run.isRunning}
          onChange={(chosen) => {
            setMapping(chosen)
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
        {run.job !== null && receipt !== null && receipt.rejected > 0 && <ImportRejects jobId={run.job.id} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t(receipt === null ? 'app.cancel' : 'app.close')}
          </Button>
          {receipt === null && (
            <Button type="submit" disabled={files.length === 0} loading={run.isRunning}>
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
