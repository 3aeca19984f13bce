import type { ClaimView } from '../../server/contract/claims.ts'
import { ClaimCard } from './claim-card.tsx'
import { ClaimLinks } from './claim-links.tsx'
import classes from './task-panel.module.css'

interface EvidenceClaimsProps {
  readonly ids: readonly string[]
  readonly claims: ReadonlyMap<string, ClaimView>
  /** What they are evidence of. */
  readonly heading?: string
}

/** Claims with their sentences; one that did not come along is a link to its evidence. */
export function EvidenceClaims({ ids, claims, heading }: EvidenceClaimsProps): React.JSX.Element | null {
  if (ids.length === 0) return null
  const found = ids.flatMap((id) => claims.get(id) ?? [])
  const missing = ids.filter((id) => !claims.has(id))
  return (
    <>
      {heading !== undefined && (
        <h5 className={classes['heading']} dir="auto">
          {heading}
        </h5>
      )}
      <div className={classes['claims']}>
        {found.map((claim) => (
          <ClaimCard key={claim.id} claim={claim} from={null} />
        ))}
        {missing.length > 0 && <ClaimLinks ids={missing} />}
      </div>
    </>
  )
}
