import { createHash } from 'node:crypto'

import type { CaseBatch, CaseRecord } from '../../server/domain/case-record.ts'
import type { ImportRequest } from '../../server/store/import-state.ts'
import {
  makeBatch,
  makeExcerpt,
  makeName,
  makeOverride,
  makePerson,
  makePredicate,
  makeReview,
  makeSource,
  makeTie,
  toClaimId,
  toEntityId,
  toExcerptId,
} from '../contract/build-records.ts'

/** A case as it is before an import, and the import that is going to be cut off. */
export interface ImportPlan {
  readonly request: ImportRequest
  /** Appended before the import. */
  readonly base: CaseBatch
  readonly parts: readonly CaseBatch[]
}

const BASE_TEXT = 'Base Solano was seen.'
const FAMILY_NAMES = ['Solano', 'Vale', 'Okoro', 'Lindqvist', 'Haddad', 'نادر']

/** So many parts of so many people each; made the same way every time, in this process or another. */
export function planImport(partCount: number, people: number): ImportPlan {
  const base = [
    makeSource('base-s', BASE_TEXT),
    makeExcerpt('base-x', 'base-s', 'Base Solano'),
    makePerson('base-p'),
    makePerson('base-q'),
    makeName('base-c', 'base-p', 'Base Solano', { excerpts: [toExcerptId('base-x')] }),
    makeTie('base-t', 'base-p', 'ASSOCIATED_WITH', 'base-q', { valid: { from: '2023-05-01', to: null } }),
  ]
  const parts = Array.from({ length: partCount }, (_, part) => planPart(part, partCount, people))
  const key = createHash('sha256').update(`${partCount} parts of ${people}`).digest('hex')
  return { request: { key, title: 'ties.csv' }, base: makeBatch(base, [BASE_TEXT]), parts }
}

/**
 * A part brings records of every type; its claims lean on those of the base, of the part before and, by superseding and
 * contradicting, of the part after.
 */
function planPart(part: number, partCount: number, people: number): CaseBatch {
  const names = Array.from({ length: people }, (_, index) => `Person${part}x${index} ${FAMILY_NAMES[index % 6] ?? ''}`)
  const text = names.join('\n')
  const records: CaseRecord[] = [makePerson('base-p'), makeSource(`s${part}`, text)]
  if (part === 0) records.push(makePredicate('SHARES_FLAT_WITH'), makeReview('r-base', 'base-t', 'refuted'))
  for (const [index, name] of names.entries()) {
    records.push(...planPerson(part, index, name, text.indexOf(name), part + 1 < partCount))
  }
  if (part > 0)
    records.push(makeReview(`r${part}`, `t${part - 1}-1`, 'refuted'), makeOverride(`o${part}`, `p${part}-0`))
  return makeBatch(records, [text])
}

function planPerson(part: number, index: number, name: string, start: number, mayLeanAhead: boolean): CaseRecord[] {
  const own = `${part}-${index}`
  const excerpts = [toExcerptId(`x${own}`)]
  const ahead = toClaimId(`t${part + 1}-${index}`)
  const friend = index === 0 ? 'base-p' : `p${Math.max(0, part - (index % 2))}-${index - 1}`
  return [
    makePerson(`p${own}`),
    makeExcerpt(`x${own}`, `s${part}`, name, start),
    makeName(`n${own}`, `p${own}`, name, { excerpts }),
    makeTie(`t${own}`, `p${own}`, index % 3 === 0 ? 'SHARES_FLAT_WITH' : 'ASSOCIATED_WITH', friend, {
      excerpts,
      valid: { from: `2023-0${1 + (index % 9)}`, to: index % 4 === 0 ? 'unknown' : null },
      attributedTo: index % 5 === 0 ? { entity: toEntityId('base-q') } : null,
      supersedes: mayLeanAhead && index % 11 === 3 ? ahead : null,
      contradicts: mayLeanAhead && index % 11 === 5 ? [ahead] : index === 7 ? [toClaimId('base-c')] : [],
    }),
  ]
}
