import type { CasePredicate, CaseRecord, CaseRecordType } from '../../domain/case-record.ts'
import type { Claim } from '../../domain/claim.ts'
import type { Excerpt, Source } from '../../domain/source.ts'
import { validateClaim } from '../../domain/validate-claim.ts'
import { findPredicate, resolvePredicate } from '../../domain/vocabulary.ts'
import type { CaseIndex } from './case-index.ts'
import type { LineFault } from './parse-line.ts'

interface Reference {
  readonly field: string
  readonly type: CaseRecordType
  readonly id: string
}

/**
 * What is wrong with a record among those of the index and by the vocabulary. While the index still grows, a fault may
 * be none once it is whole; what is sound stays so. Whether a quote stands in its source is checked elsewhere.
 */
export function checkRecord(index: CaseIndex, record: CaseRecord): LineFault[] {
  switch (record.type) {
    case 'predicate':
      return checkPredicate(record)
    case 'source':
      return checkSource(index, record)
    case 'entity':
      return []
    case 'excerpt':
      return checkExcerpt(index, record)
    case 'claim':
      return checkClaim(index, record)
    case 'review':
      return [
        ...checkReferences(index, [{ field: 'claim', type: 'claim', id: record.claim }]),
        ...checkList(index, 'excerpts', 'excerpt', record.excerpts),
      ]
    case 'override':
      return checkReferences(index, [{ field: 'entity', type: 'entity', id: record.entity }])
  }
}

function checkPredicate(record: CasePredicate): LineFault[] {
  const faults: LineFault[] = []
  if (findPredicate(record.id) !== null) {
    const message = `"${record.id}" is in the vocabulary already; choose another name or leave the record out`
    faults.push({ field: 'id', code: 'built-in-predicate', message })
  }
  if (findPredicate(record.parent) === null) {
    const message = `"${record.parent}" is not in the vocabulary; a predicate is added under a built-in one`
    faults.push({ field: 'parent', code: 'unknown-parent', message })
  }
  return faults
}

function checkSource(index: CaseIndex, record: Source): LineFault[] {
  if (index.hasBytes(record.sha256)) return []
  const message = `the archive has no ${index.nameBytes(record.sha256)}; add the bytes of the source under that name`
  return [{ field: 'sha256', code: 'missing-source', message }]
}

function checkExcerpt(index: CaseIndex, record: Excerpt): LineFault[] {
  const faults = checkReferences(index, [{ field: 'source', type: 'source', id: record.source }])
  const source = index.find('source', record.source)
  if (record.row !== null && source !== -1 && index.sources.isTable.get(source) === 0) {
    const message = `only a table (text/csv) has rows; "${record.source}" is text/plain: write null`
    faults.push({ field: 'row', code: 'row-in-text', message })
  }
  return faults
}

function checkClaim(index: CaseIndex, record: Claim): LineFault[] {
  const predicate = resolvePredicate(record.predicate, index.predicates)
  const faults: LineFault[] = []
  for (const { kind, field, message } of validateClaim(record, predicate, (id) => index.findEntity(id))) {
    if (kind === 'unknown-predicate' && index.mayHave('predicate', record.predicate)) continue
    // References are checked below, where unreadable lines are taken into account.
    if (kind !== 'unknown-entity') faults.push({ field, code: kind, message })
  }
  return [
    ...faults,
    ...checkReferences(index, listReferences(record)),
    ...checkList(index, 'excerpts', 'excerpt', record.excerpts),
    ...checkList(index, 'contradicts', 'claim', record.contradicts),
  ]
}

function listReferences(claim: Claim): Reference[] {
  const { object, attributedTo, supersedes } = claim
  const references: Reference[] = [{ field: 'subject', type: 'entity', id: claim.subject }]
  if ('entity' in object) references.push({ field: 'object.entity', type: 'entity', id: object.entity })
  if (attributedTo !== null && 'entity' in attributedTo) {
    references.push({ field: 'attributedTo.entity', type: 'entity', id: attributedTo.entity })
  }
  if (supersedes !== null) references.push({ field: 'supersedes', type: 'claim', id: supersedes })
  return references
}

function checkReferences(index: CaseIndex, references: readonly Reference[]): LineFault[] {
  return references
    .filter(({ type, id }) => !index.mayHave(type, id))
    .map(({ field, type, id }) => ({
      field,
      code: 'unknown-reference' as const,
      message: `there is no ${type} "${id}" in the file; a case file holds all that it refers to`,
    }))
}

/** A list of ids: each must be there, and none twice. */
function checkList(index: CaseIndex, field: string, type: CaseRecordType, ids: readonly string[]): LineFault[] {
  if (ids.length === 0) return []
  const faults = checkReferences(
    index,
    ids.map((id, position) => ({ field: `${field}[${position}]`, type, id })),
  )
  const seen = new Set<string>()
  ids.forEach((id, position) => {
    if (seen.has(id)) {
      const message = `"${id}" stands in the list twice; remove one`
      faults.push({ field: `${field}[${position}]`, code: 'repeated-reference', message })
    }
    seen.add(id)
  })
  return faults
}
