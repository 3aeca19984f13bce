import { hash } from 'node:crypto'

import type { ClaimId, EntityId, ExcerptId, OriginId, SourceId } from '../../domain/ids.ts'

/** Hexadecimal digits of SHA-256 that an id keeps: 128 bits. */
const DIGITS = 32
/** Stands in no name of a mapping and in no cell, so that parts cannot run into each other. */
const BETWEEN = '\u0000'

/** The first 16 bytes of an entity's id are all that its place in an index needs. */
export function hashEntity(namespace: string, space: string, id: string): Buffer {
  return hash('sha256', `entity${BETWEEN}${namespace}${BETWEEN}${space}${BETWEEN}${id}`, 'buffer')
}

export function nameEntity(digest: Buffer): EntityId {
  return `e-${digest.toString('hex', 0, DIGITS / 2)}` as EntityId
}

export function hashConstant(namespace: string, key: string): Buffer {
  return hash('sha256', `constant${BETWEEN}${namespace}${BETWEEN}${key}`, 'buffer')
}

export function nameSource(fields: string): SourceId {
  return derive('t', 'source', fields) as SourceId
}

export function nameOrigin(table: string): OriginId {
  return derive('o', 'origin', table) as OriginId
}

export function nameExcerpt(source: SourceId, row: number): ExcerptId {
  return derive('x', 'excerpt', source, String(row)) as ExcerptId
}

/** Of a row of a source, or of a declared entity. `rule` is what the mapping says of the claim, so that a mended rule makes a new claim and no other changes. */
export function nameClaim(source: SourceId | EntityId, row: number, rule: string, item: number): ClaimId {
  return derive('c', 'claim', source, String(row), rule, String(item)) as ClaimId
}

/** Short name of a rule by its content. */
export function hashRule(content: string): string {
  return hash('sha256', content, 'hex').slice(0, DIGITS)
}

function derive(letter: string, ...parts: readonly string[]): string {
  return `${letter}-${hash('sha256', parts.join(BETWEEN), 'hex').slice(0, DIGITS)}`
}
