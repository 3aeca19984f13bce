import { Skeleton, Stack } from '@mantine/core'

import { EntityAbsence } from './entity-absence.tsx'
import { EntityClaims } from './entity-claims.tsx'
import { EntityHead } from './entity-head.tsx'
import { EntityMeasures } from './entity-measures.tsx'
import { EntityNames } from './entity-names.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { ProtectionNote } from './protection-note.tsx'
import { useEntity } from './use-case-data.ts'

/** Who or what an entity is, what protects it, and every claim about it. */
export function EntityInspector({ id }: { readonly id: string }): React.JSX.Element {
  const entity = useEntity(id)
  if (entity.error !== null) return <ErrorNotice error={entity.error} onRetry={() => void entity.refetch()} />
  if (entity.data === undefined) return <InspectorSkeleton />
  return (
    <>
      <EntityHead entity={entity.data} />
      <ProtectionNote entity={entity.data} />
      <EntityNames entity={entity.data} />
      <EntityMeasures id={id} />
      <EntityAbsence key={id} id={id} />
      <EntityClaims id={id} count={entity.data.claimCount} />
    </>
  )
}

/** The inspector's shape while its content is on the way. */
export function InspectorSkeleton(): React.JSX.Element {
  return (
    <Stack p="md" gap="sm" aria-hidden>
      <Skeleton h={22} w="70%" />
      <Skeleton h={14} w="40%" />
      <Skeleton h={64} mt="md" />
      <Skeleton h={96} />
      <Skeleton h={96} />
    </Stack>
  )
}
