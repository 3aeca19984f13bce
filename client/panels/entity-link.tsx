import { Anchor } from '@mantine/core'

import type { EntityRef } from '../../server/contract/common.ts'
import { useView } from './view-context.ts'

interface EntityLinkProps {
  readonly entity: EntityRef
  /** The entity that is being read about; it is no link to itself. */
  readonly from?: string | null
}

/** A name that leads to its entity. */
export function EntityLink({ entity, from = null }: EntityLinkProps): React.JSX.Element {
  const { goTo } = useView()
  if (entity.id === from) {
    return (
      <b style={{ fontWeight: 600 }}>
        <bdi>{entity.label}</bdi>
      </b>
    )
  }
  return (
    <Anchor
      component="button"
      type="button"
      fz="inherit"
      ta="start"
      style={{ display: 'inline', overflowWrap: 'anywhere', verticalAlign: 'baseline' }}
      onClick={() => {
        goTo(entity.id)
      }}
    >
      <bdi>{entity.label}</bdi>
    </Anchor>
  )
}
