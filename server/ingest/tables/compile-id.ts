import { TEXT_LIMITS } from '../../contract/limits.ts'
import type { Entity, EntityKind, Subkind } from '../../domain/entity.ts'
import { ENTITY_KINDS, isSubkindOf } from '../../domain/entity.ts'
import type { EndRule, NodeRule } from '../mapping/mapping-schema.ts'
import { shorten } from '../problem.ts'
import type { Cells, ColumnScope } from './column-scope.ts'
import type { ImportContext } from './import-context.ts'
import { compileTemplate, compileText } from './compile-value.ts'
import { hashEntity } from './content-id.ts'
import type { EntityForm } from './entity-index.ts'
import { RowFault } from './row-fault.ts'

interface IdRule {
  readonly column?: string | undefined
  readonly template?: string | undefined
  readonly space?: string | undefined
}

interface IdReader {
  readonly read: (cells: Cells) => string
  readonly hash: (cells: Cells) => Buffer
  readonly field: string
  readonly space: string
}

/** Reads the id that a row has for an entity. Its functions throw RowFault where it is blank or too long. */
export function compileId(rule: IdRule, { mapping }: ImportContext, scope: ColumnScope): IdReader {
  const field = rule.column ?? rule.template ?? ''
  const column = rule.column === undefined ? null : scope.resolve(rule.column)
  const template = column === null ? compileTemplate(field, scope) : null
  const space = rule.space ?? (column === null ? '' : (scope.header.spaces.get(column.place) ?? ''))
  const read = (cells: Cells): string => {
    const id = column === null ? (template?.(cells)[0] ?? '') : scope.readCell(column, cells)
    if (id === '') throw new RowFault('bad-id', field, 'there is no id; fill the cell in, or remove the row')
    if (id.length > TEXT_LIMITS.name) {
      throw new RowFault(
        'bad-id',
        field,
        `the id has ${id.length} UTF-16 units, ${TEXT_LIMITS.name} at most; shorten it`,
      )
    }
    return id
  }
  return { read, hash: (cells) => hashEntity(mapping.namespace, space, read(cells)), field, space }
}

/** Finds the entity at one end of an edge. What it gives throws RowFault where there is none. */
export function compileEnd(rule: EndRule, context: ImportContext, scope: ColumnScope): (cells: Cells) => Entity {
  const constant = rule.entity === undefined ? undefined : context.constants.get(rule.entity)
  if (constant !== undefined) return () => constant
  const { read, hash, field, space } = compileId(rule, context, scope)
  return (cells) => {
    const entity = context.index.getEntity(hash(cells))
    if (entity !== null) return entity
    const where = space === '' ? '' : ` in the id space "${space}"`
    const message = `no table has a node with the id "${shorten(read(cells))}"${where}; add its row, mend the id, or name the right space in the mapping`
    throw new RowFault('unknown-end', field, message)
  }
}

/** Reads what kind of entity a row is about. */
export function compileForm(rule: NodeRule, scope: ColumnScope): (cells: Cells) => EntityForm {
  const { kind, subkind } = rule
  if (typeof kind === 'string' && (subkind === undefined || typeof subkind === 'string')) {
    const form = toForm(kind, subkind ?? null, 'kind')
    return () => form
  }
  const readKind = compileText(kind, scope, TEXT_LIMITS.label)
  const readSubkind = compileText(subkind, scope, TEXT_LIMITS.label)
  const field = typeof subkind === 'object' ? (subkind.column ?? 'subkind') : 'kind'
  return (cells) => {
    const found = readKind(cells)
    return toForm(found, found === 'Person' ? null : readSubkind(cells), field)
  }
}

function toForm(kind: string | null, subkind: string | null, field: string): EntityForm {
  if (!isEntityKind(kind)) {
    const message = `"${kind ?? ''}" is no kind of entity; use ${ENTITY_KINDS.join(', ')}, or a lookup with an otherwise`
    throw new RowFault('unknown-word', field, message)
  }
  const word = subkind ?? ''
  if (isSubkind(kind, subkind)) return { kind, subkind }
  const message = `"${word}" is no subkind of ${kind}; add the word to the lookup of the mapping, or give it an otherwise`
  throw new RowFault('unknown-word', field, message)
}

function isEntityKind(word: string | null): word is EntityKind {
  return (ENTITY_KINDS as readonly (string | null)[]).includes(word)
}

function isSubkind(kind: EntityKind, word: string | null): word is Subkind | null {
  return isSubkindOf(kind, word)
}
