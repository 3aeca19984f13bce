import type { SyntheticBlock } from '../../../fixtures/synthetic/synthesise.ts'
import { synthesise } from '../../../fixtures/synthetic/synthesise.ts'
import type { ProjectionInput } from '../../../server/analysis/graph/network.ts'
import type { CaseRecord, CaseRecordType } from '../../../server/domain/case-record.ts'
import type { Claim, KnownClaim } from '../../../server/domain/claim.ts'
import { deriveKnownClaim } from '../../../server/domain/claim-status.ts'
import type { ClaimContext } from '../../../server/domain/claim-status.ts'
import type { Entity } from '../../../server/domain/entity.ts'
import type { ClaimId, EntityId, ExcerptId, SourceId } from '../../../server/domain/ids.ts'
import { deriveProtections } from '../../../server/domain/protection.ts'
import type { Excerpt, Source } from '../../../server/domain/source.ts'

type RecordOf<T extends CaseRecordType> = Extract<CaseRecord, { type: T }>

/** A block with its records at hand. */
export interface ReadBlock extends SyntheticBlock {
  readonly entities: ReadonlyMap<EntityId, Entity>
  readonly sources: ReadonlyMap<SourceId, Source>
  readonly excerpts: ReadonlyMap<ExcerptId, Excerpt>
  readonly claims: readonly Claim[]
  readonly texts: ReadonlyMap<SourceId, string>
}

const read = new Map<number, ReadBlock>()

/** The one block of a case of 400 people; made once for each seed. */
export function readSeed(seed: number): ReadBlock {
  const known = read.get(seed)
  if (known !== undefined) return known
  const [block] = synthesise({ people: 400, seed })
  if (block === undefined) throw new Error('a case has at least one block')
  const made = readBlock(block)
  read.set(seed, made)
  return made
}

export function readBlock(block: SyntheticBlock): ReadBlock {
  const sources = new Map(pick(block, 'source').map((one) => [one.id, one]))
  const decode = ({ sha256 }: Source): string =>
    new TextDecoder('utf-8', { fatal: true }).decode(block.batch.sourceBytes.get(sha256))
  return {
    ...block,
    sources,
    entities: new Map(pick(block, 'entity').map((one) => [one.id, one])),
    excerpts: new Map(pick(block, 'excerpt').map((one) => [one.id, one])),
    claims: pick(block, 'claim'),
    texts: new Map([...sources.values()].map((source) => [source.id, decode(source)])),
  }
}

export function pick<T extends CaseRecordType>({ batch }: SyntheticBlock, type: T): RecordOf<T>[] {
  return batch.records.filter((one): one is RecordOf<T> => one.type === type)
}

/** The claims as a store that received each when it was recorded would give them back. */
export function knowClaims(block: ReadBlock): KnownClaim[] {
  const contexts = new Map<ClaimId, { [K in keyof ClaimContext]: ClaimContext[K][number][] }>()
  const contextOf = (id: ClaimId) => {
    const context = contexts.get(id) ?? { reviews: [], supersededBy: [], contradictedBy: [] }
    contexts.set(id, context)
    return context
  }
  for (const review of pick(block, 'review')) {
    contextOf(review.claim).reviews.push({ ...review, receivedAt: review.recordedAt })
  }
  for (const { id, recordedAt, supersedes, contradicts } of block.claims) {
    if (supersedes !== null) contextOf(supersedes).supersededBy.push({ id, recordedAt, receivedAt: recordedAt })
    for (const other of contradicts) contextOf(other).contradictedBy.push(id)
  }
  return block.claims.map((claim) => deriveKnownClaim({ ...claim, receivedAt: claim.recordedAt }, contextOf(claim.id)))
}

/** What a projection of the block reads. */
export function readInput(block: ReadBlock): ProjectionInput {
  const claims = knowClaims(block)
  return {
    entities: [...block.entities.values()],
    claims,
    sources: block.sources,
    excerptSources: new Map([...block.excerpts.values()].map((excerpt) => [excerpt.id, excerpt.source])),
    protections: deriveProtections({ claims, entities: block.entities, overrides: [] }),
    predicateParents: new Map(),
  }
}
