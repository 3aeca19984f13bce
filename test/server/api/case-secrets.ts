import type { CaseBatch, CaseRecord } from '../../../server/domain/case-record.ts'
import { objectEntity, objectLiteral } from '../../../server/domain/claim.ts'
import type { Claim } from '../../../server/domain/claim.ts'
import { foldName } from '../../../server/domain/fold-name.ts'
import type { EntityId } from '../../../server/domain/ids.ts'

/** Claims by which a thing or a dwelling leads to the person who has it. */
const LEADING = new Set(['LIVES_AT', 'SUBSCRIBER_OF', 'REGISTERED_TO', 'USES', 'OWNS'])

/** Finds in any text what may tell who somebody masked is. Reads the records itself and asks no part of the program. */
export class CaseSecrets {
  /** The masked with their second records. */
  readonly masked: ReadonlySet<EntityId>
  /** Names as the documents write them, numbers, plates and addresses. */
  readonly forms: readonly string[]
  /** Words of the masked people's names that stand in no name of anything shown. */
  readonly words: readonly string[]
  readonly #births: readonly RegExp[]
  readonly #finder: RegExp

  constructor(batch: CaseBatch, masked: Iterable<EntityId>) {
    const claims = batch.records.filter((record) => record.type === 'claim')
    this.masked = joinSecondRecords(new Set(masked), claims)
    const traces = listTraces(claims, batch.records, this.masked)
    const names = listValues(claims, this.masked, ['HAS_NAME'])
    this.forms = [...new Set([...names, ...listValues(claims, traces, ['HAS_NAME', 'HAS_IDENTIFIER'])])]
    this.words = listDistinctiveWords(names, listShownNames(claims, new Set([...this.masked, ...traces])))
    this.#births = listValues(claims, this.masked, ['BORN_ON']).flatMap(spellDate)
    const folded = [...this.forms, ...this.words].map(foldName)
    this.#finder = new RegExp(
      `(?<![\\p{L}\\p{N}])[وف]?[بكل]?(?:ال)?(?:${[...new Set(folded)].sort(byLength).join('|')})(?![\\p{L}\\p{N}])`,
      'gu',
    )
  }

  /** Every secret that a string anywhere in `value` holds, folded. */
  findIn(value: unknown): string[] {
    const found = new Set<string>()
    const text = ` ${foldName([...listStrings(value)].join(' | '))} `
    for (const match of text.matchAll(this.#finder)) found.add(match[0])
    for (const birth of this.#births) for (const match of text.matchAll(birth)) found.add(match[0])
    return [...found].sort()
  }
}

function joinSecondRecords(masked: Set<EntityId>, claims: readonly Claim[]): Set<EntityId> {
  for (const claim of claims) {
    const other = objectEntity(claim)
    if (claim.predicate !== 'SAME_AS' || other === null) continue
    if (masked.has(claim.subject) || masked.has(other)) masked.add(claim.subject).add(other)
  }
  return masked
}

function listTraces(
  claims: readonly Claim[],
  records: readonly CaseRecord[],
  masked: ReadonlySet<EntityId>,
): ReadonlySet<EntityId> {
  const leading = new Set(
    records.flatMap((record) =>
      record.type === 'entity' &&
      (record.kind === 'Object' || record.subkind === 'address' || record.subkind === 'building')
        ? [record.id]
        : [],
    ),
  )
  const ends = claims.flatMap((claim) => {
    const object = objectEntity(claim)
    if (object === null || !LEADING.has(claim.predicate)) return []
    return masked.has(claim.subject) ? [object] : masked.has(object) ? [claim.subject] : []
  })
  return new Set(ends.filter((id) => leading.has(id)))
}

function listValues(claims: readonly Claim[], of: ReadonlySet<EntityId>, predicates: readonly string[]): string[] {
  return claims.flatMap((claim) => {
    const literal = of.has(claim.subject) && predicates.includes(claim.predicate) ? objectLiteral(claim) : null
    return literal !== null && 'value' in literal ? [String(literal.value)] : []
  })
}

function listShownNames(claims: readonly Claim[], hidden: ReadonlySet<EntityId>): string[] {
  const shown = new Set(claims.map((claim) => claim.subject).filter((id) => !hidden.has(id)))
  return listValues(claims, shown, ['HAS_NAME'])
}

function listDistinctiveWords(names: readonly string[], shown: readonly string[]): string[] {
  const known = new Set(shown.flatMap((name) => foldName(name).split(' ')))
  const words = names.flatMap((name) => foldName(name).split(' ')).filter((word) => word.length > 2 && !known.has(word))
  return [...new Set(words)].sort()
}

/** A day as `2008 03 14`, `14 03 2008` and `14 <month in any language> 2008`, folded. */
function spellDate(date: string): RegExp[] {
  const [year = '', month = '', day = ''] = date.split('-')
  const short = String(Number(day))
  return [
    new RegExp(` ${year} ${month} ${day} `, 'gu'),
    new RegExp(` ${day} ${month} ${year} `, 'gu'),
    new RegExp(` 0?${short}(?: \\p{L}+){1,3} ${year} `, 'gu'),
    new RegExp(` \\p{L}+ 0?${short} ${year} `, 'gu'),
  ]
}

function* listStrings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (Array.isArray(value)) for (const one of value) yield* listStrings(one)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      yield key
      yield* listStrings(one)
    }
  }
}

function byLength(a: string, b: string): number {
  return b.length - a.length
}
