import { projectNetwork } from '../server/analysis/graph/project-network.ts'
import type { Network } from '../server/analysis/graph/network.ts'
import { DEFAULT_PROJECTION } from '../server/analysis/graph/projection-parameters.ts'
import { makeCase } from './make-case.ts'

/** A projected network of so many people, tied at random, four ties a person; the same each time. */
export function projectRandomNetwork(people: number): Network {
  const ties = people * 4
  const made = makeCase({ people, ties, reviews: 0 }, people)
  const claims = made.claims.map((claim) => ({
    ...claim,
    receivedAt: claim.recordedAt,
    status: 'active' as const,
    confirmed: false,
    supersededBy: null,
    contradictions: [],
  }))
  const network = projectNetwork(
    {
      entities: made.entities,
      claims,
      sources: new Map(made.sources.map((source) => [source.id, source])),
      excerptSources: new Map(made.excerpts.map((excerpt) => [excerpt.id, excerpt.source])),
      protections: new Map(),
      predicateParents: new Map(),
    },
    DEFAULT_PROJECTION,
  )
  if (network.ties.length !== ties) throw new RangeError('the projection lost ties')
  return network
}
