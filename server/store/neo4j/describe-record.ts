import { objectEntity, objectLiteral } from '../../domain/claim.ts'
import type { Claim } from '../../domain/claim.ts'
import type { Literal } from '../../domain/literal.ts'
import { firstPossibleDay, lastPossibleDay } from '../../domain/partial-date.ts'
import type { Excerpt, Source } from '../../domain/source.ts'
import type { PreparedRecord } from '../check-batch.ts'
import { listFoldedWords, readName } from '../match-names.ts'
import { describeSearchText } from '../match-text.ts'
import { toInteger } from './convert-values.ts'

/** Properties of a node; those that are null are not there. */
export type NodeProperties = Readonly<Record<string, unknown>>

/** An index key may hold 8 KB, and a file may hold words of any length; names are compared whole in any case. */
const LONGEST_TOKEN = 64

/**
 * The properties of a record's node. `body` and `contentHash` give back exactly what came in; the others are for
 * people who read the graph by hand, and for the indexes.
 */
export function describeRecord({ record, body, sha256 }: PreparedRecord): NodeProperties {
  const common = { id: record.id, body, contentHash: sha256 }
  switch (record.type) {
    case 'predicate':
      return { ...common, parent: record.parent, definition: record.definition }
    case 'source':
      return { ...common, ...describeSource(record) }
    case 'entity':
      return { ...common, kind: record.kind, subkind: record.subkind }
    case 'excerpt':
      return { ...common, ...describeExcerpt(record) }
    case 'claim':
      return { ...common, ...describeClaim(record) }
    case 'review': {
      const { claim, verdict, author, recordedAt, reason } = record
      return { ...common, claimId: claim, verdict, author, recordedAt, reason }
    }
    case 'override': {
      const { entity, ground, author, recordedAt, reason } = record
      return { ...common, entityId: entity, ground, author, recordedAt, reason }
    }
  }
}

/** The folded words a claim's name is found by, each once; none if it gives no name. */
export function listNameTokens(claim: Claim): string[] {
  const name = readName(claim)
  return name === null ? [] : [...new Set(listFoldedWords(name).map(shortenToken))]
}

function noneIfEmpty<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items
}

/** What of a folded word is indexed, by code points. */
export function shortenToken(word: string): string {
  return word.length <= LONGEST_TOKEN ? word : Array.from(word).slice(0, LONGEST_TOKEN).join('')
}

function describeSource(source: Source): NodeProperties {
  const { sha256, kind, title, languages, publisher, date, originId, reliability, handling, exhibit } = source
  return {
    sha256,
    kind,
    title,
    languages,
    publisher,
    date,
    originId,
    reliability: reliability?.value,
    reliabilityScheme: reliability?.scheme,
    handling,
    exhibit,
    mediaType: source.mediaType,
    byteLength: toInteger(source.byteLength),
  }
}

function describeExcerpt(excerpt: Excerpt): NodeProperties {
  return {
    sourceId: excerpt.source,
    start: toInteger(excerpt.start),
    end: toInteger(excerpt.end),
    quote: excerpt.quote,
    searchText: describeSearchText(excerpt.quote),
    row: excerpt.row === null ? null : toInteger(excerpt.row),
    translation: excerpt.translation?.text,
  }
}

function describeClaim(claim: Claim): NodeProperties {
  const { predicate, role, quantity, valid, recordedAt, recordedBy, grade, handling, attributedTo, note } = claim
  const literal = objectLiteral(claim)
  return {
    predicate,
    subjectId: claim.subject,
    objectId: objectEntity(claim),
    ...(literal === null ? {} : describeLiteral(literal)),
    role,
    quantity: quantity?.value,
    unit: quantity?.unit,
    validFrom: valid.from,
    validTo: valid.to,
    firstDay: firstPossibleDay(valid),
    lastDay: lastPossibleDay(valid),
    day: firstPossibleDay(valid) ?? lastPossibleDay(valid),
    recordedAt,
    recordedBy,
    grade: grade?.value,
    gradeScheme: grade?.scheme,
    handling,
    basis: claim.basis,
    certainty: claim.certainty,
    attributedTo: attributedTo === null ? null : 'text' in attributedTo ? attributedTo.text : attributedTo.entity,
    note,
    nameTokens: noneIfEmpty(listNameTokens(claim)),
  }
}

function describeLiteral(literal: Literal): NodeProperties {
  switch (literal.kind) {
    case 'count':
      return {
        literalKind: literal.kind,
        min: literal.min === null ? null : toInteger(literal.min),
        max: literal.max === null ? null : toInteger(literal.max),
      }
    case 'coordinates':
      return { literalKind: literal.kind, latitude: literal.latitude, longitude: literal.longitude }
    case 'trafficking-element':
      return { literalKind: literal.kind, element: literal.element, value: literal.value }
    case 'name':
    case 'boolean':
    case 'category':
    case 'date':
    case 'text':
      return { literalKind: literal.kind, value: literal.value }
  }
}
