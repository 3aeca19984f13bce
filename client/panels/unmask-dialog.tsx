import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { ENDPOINTS } from '../../server/contract/endpoints.ts'
import { callEndpoint } from '../gateway/call-endpoint.ts'
import { isPurposeSufficient } from '../model/purpose.ts'
import { ErrorNotice } from './error-notice.tsx'
import { SESSION_KEY } from './query-client.ts'
import { useCaseId } from './use-case-data.ts'

export interface DialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Asks for what purpose names are to be seen; the purpose is logged. */
export function UnmaskDialog({ opened, onClose }: DialogProps): React.JSX.Element {
  const { t } = useTranslation()
  return (
    <Modal opened={opened} onClose={onClose} title={t('unmask.title')}>
      <UnmaskForm onClose={onClose} />
    </Modal>
  )
}

function UnmaskForm({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation()
  const caseId = useCaseId()
  const client = useQueryClient()
  const [purpose, setPurpose] = useState('')
  const unmask = useMutation({
    mutationFn: () => callEndpoint(ENDPOINTS.unmask, { params: { caseId }, body: { purpose } }),
    onSuccess: (session) => {
      client.setQueryData(SESSION_KEY, session)
      void client.invalidateQueries({ queryKey: ['case', caseId] })
      onClose()
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isPurposeSufficient(purpose)) unmask.mutate()
      }}
    >
      <Stack gap="md">
        <Text fz="sm">{t('unmask.explanation')}</Text>
        <Textarea
          label={t('unmask.purpose')}
          description={t('unmask.purposeHint')}
          autosize
          minRows={2}
          maxLength={500}
          required
          data-autofocus
          value={purpose}
          onChange={({ currentTarget: { value } }) => {
            setPurpose(value)
          }}
        />
        {unmask.error !== null && <ErrorNotice error={unmask.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" disabled={!isPurposeSufficient(purpose)} loading={unmask.isPending}>
            {t('unmask.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
