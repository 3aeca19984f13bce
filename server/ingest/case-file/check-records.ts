import type { CaseRecordType } from '../../domain/case-record.ts'
import type { Claim } from '../../domain/claim.ts'
import { validateClaim } from '../../domain/validate-claim.ts'
import { findPredicate, resolvePredicate } from '../../domain/vocabulary.ts'
import type { ProblemDraft } from '../problem.ts'
import { findSupersessionCycles } from './find-supersession-cycles.ts'
import type { LocatedRecord, RecordIndex } from './record-index.ts'

interface Reference {
  readonly field: string
  readonly type: CaseRecordType
  readonly id: string
}

/** Checks records against each other and against the vocabulary; what quotes a source is checked elsewhere. */
export function checkRecords(index: RecordIndex): void {
  checkPredicates(index)
  checkClaims(index)
  for (const { record, line } of index.ofType('excerpt')) {
    checkReferences(index, line, [{ field: 'source', type: 'source', id: record.source }])
  }
  for (const { record, line } of index.ofType('review')) {
    checkReferences(index, line, [{ field: 'claim', type: 'claim', id: record.claim }])
    checkReferences(index, line, listItems('excerpts', 'excerpt', record.excerpts))
    checkRepeats(index, line, 'excerpts', record.excerpts)
  }
  for (const { record, line } of index.ofType('override')) {
    checkReferences(index, line, [{ field: 'entity', type: 'entity', id: record.entity }])
  }
}

function checkPredicates(index: RecordIndex): void {
  for (const { record, line } of index.ofType('predicate')) {
    if (findPredicate(record.id) !== null) {
      const message = `"${record.id}" is in the vocabulary already; choose another name or leave the record out`
      report(index, line, { field: 'id', code: 'built-in-predicate', message })
    }
    if (findPredicate(record.parent) === null) {
      const message = `"${record.parent}" is not in the vocabulary; a predicate is added under a built-in one`
      report(index, line, { field: 'parent', code: 'unknown-parent', message })
    }
  }
}

function checkClaims(index: RecordIndex): void {
  const claims = [...index.ofType('claim')]
  const added = new Map([...index.ofType('predicate')].map(({ record }) => [record.id, record]))
  for (const { record, line } of claims) {
    const predicate = resolvePredicate(record.predicate, added)
    for (const { kind, field, message } of validateClaim(record, predicate, (id) => index.findEntity(id))) {
      if (kind === 'unknown-predicate' && index.mayHave('predicate', record.predicate)) continue
      // References are checked below, where unreadable lines are taken into account.
      if (kind !== 'unknown-entity') report(index, line, { field, code: kind, message })
    }
    checkReferences(index, line, listClaimReferences(record))
    checkRepeats(index, line, 'excerpts', record.excerpts)
    checkRepeats(index, line, 'contradicts', record.contradicts)
  }
  reportCycles(index, claims)
}

function listClaimReferences(claim: Claim): Reference[] {
  const { object, attributedTo, supersedes } = claim
  const references: Reference[] = [{ field: 'subject', type: 'entity', id: claim.subject }]
  if ('entity' in object) references.push({ field: 'object.entity', type: 'entity', id: object.entity })
  if (attributedTo !== null && 'entity' in attributedTo) {
    references.push({ field: 'attributedTo.entity', type: 'entity', id: attributedTo.entity })
  }
  if (supersedes !== null) references.push({ field: 'supersedes', type: 'claim', id: supersedes })
  return [
    ...references,
    ...listItems('excerpts', 'excerpt', claim.excerpts),
    ...listItems('contradicts', 'claim', claim.contradicts),
  ]
}

function reportCycles(index: RecordIndex, claims: readonly LocatedRecord<Claim>[]): void {
  const lines = new Map(claims.map(({ record, line }) => [record.id, line]))
  for (const cycle of findSupersessionCycles(claims.map(({ record }) => record))) {
    const [first] = cycle
    const line = first === undefined ? undefined : lines.get(first)
    const shown = cycle.length > 5 ? [...cycle.slice(0, 5), '…'] : [...cycle, first]
    const message = `the claims supersede each other in a circle: ${shown.join(' → ')}; the newest supersedes the older`
    if (line !== undefined) report(index, line, { field: 'supersedes', code: 'supersession-cycle', message })
  }
}

function listItems(field: string, type: CaseRecordType, ids: readonly string[]): Reference[] {
  return ids.map((id, position) => ({ field: `${field}[${position}]`, type, id }))
}

function checkReferences(index: RecordIndex, line: number, references: readonly Reference[]): void {
  for (const { field, type, id } of references) {
    if (index.mayHave(type, id)) continue
    const message = `there is no ${type} "${id}" in the file; a case file holds all that it refers to`
    report(index, line, { field, code: 'unknown-reference', message })
  }
}

function checkRepeats(index: RecordIndex, line: number, field: string, ids: readonly string[]): void {
  const seen = new Set<string>()
  ids.forEach((id, position) => {
    if (seen.has(id)) {
      const message = `"${id}" stands in the list twice; remove one`
      report(index, line, { field: `${field}[${position}]`, code: 'repeated-reference', message })
    }
    seen.add(id)
  })
}

function report(index: RecordIndex, line: number, fault: Pick<ProblemDraft, 'field' | 'code' | 'message'>): void {
  index.problems.add({ file: index.file, line, ...fault })
}
