import { isSubkindOf } from '../../domain/entity.ts'
import { findPredicate } from '../../domain/vocabulary.ts'
import { checkEdge } from './check-edge.ts'
import { checkLiteral } from './check-literal.ts'
import { checkNode } from './check-node.ts'
import { checkValue } from './check-value.ts'
import type { Fault, Path } from './fault.ts'
import { fault } from './fault.ts'
import { indexPredicates } from './index-predicates.ts'
import type { Mapping, TableRule } from './mapping-schema.ts'
import { nameTable } from './name-table.ts'

/** Checks what concerns more than one field of a mapping, or the vocabulary. Gives every fault, none if it is sound. */
export function checkMapping(mapping: Mapping): Fault[] {
  return [
    ...checkPredicates(mapping),
    ...checkEntities(mapping),
    ...checkNames(mapping),
    ...mapping.tables.flatMap((table, at) => checkTable(mapping, table, ['tables', at])),
  ]
}

function checkPredicates({ predicates = [] }: Mapping): Fault[] {
  return predicates.flatMap(({ id, parent }, at) => {
    const path = ['predicates', at]
    return [
      ...(findPredicate(id) === null ? [] : [fault([...path, 'id'], 'is in the vocabulary already; choose another')]),
      ...(findPredicate(parent) === null ? [fault([...path, 'parent'], 'is not in the vocabulary')] : []),
      ...(predicates.findIndex((one) => one.id === id) === at ? [] : [fault([...path, 'id'], 'stands here twice')]),
    ]
  })
}

function checkEntities({ entities = [] }: Mapping): Fault[] {
  return entities.flatMap(({ key, kind, subkind }, at) => {
    const path = ['entities', at]
    return [
      ...(entities.findIndex((one) => one.key === key) === at ? [] : [fault([...path, 'key'], 'stands here twice')]),
      ...(isSubkindOf(kind, subkind ?? null) ? [] : [fault([...path, 'subkind'], `is no subkind of ${kind}`)]),
    ]
  })
}

/** What became of the rows is counted by the name of the table. */
function checkNames({ tables }: Mapping): Fault[] {
  const names = tables.map(nameTable)
  return names.flatMap((name, at) =>
    names.indexOf(name) === at
      ? []
      : [fault(['tables', at], `a table before is called "${name}" too; give one a name`)],
  )
}

function checkTable(mapping: Mapping, table: TableRule, path: Path): Fault[] {
  const faults = checkMatch(table, path)
  const nodes = table.nodes ?? []
  const edges = table.edges ?? []
  if (table.skip !== undefined && nodes.length + edges.length > 0) {
    faults.push(
      fault([...path, 'skip'], 'a table that is skipped has neither nodes nor edges; remove one or the other'),
    )
  }
  if (table.skip === undefined && nodes.length + edges.length === 0) {
    faults.push(fault(path, 'needs nodes, edges, or skip with the reason why it is left out'))
  }
  const predicates = indexPredicates(mapping)
  nodes.forEach((node, at) => {
    const here = [...path, 'nodes', at]
    faults.push(...checkNode(node, here))
    node.names?.forEach((name, place) => {
      faults.push(...checkValue(name, [...here, 'names', place]))
    })
    node.claims?.forEach((claim, place) => {
      faults.push(...checkLiteral(claim, predicates, [...here, 'claims', place]))
    })
  })
  edges.forEach((edge, at) => {
    faults.push(...checkEdge(edge, mapping, predicates, [...path, 'edges', at]))
  })
  return faults
}

function checkMatch({ files, label, type, header }: TableRule, path: Path): Fault[] {
  const given = [files, label, type].filter((one) => one !== undefined)
  const faults: Fault[] = []
  if (given.length !== 1) faults.push(fault(path, 'needs exactly one of files, label and type'))
  if (header !== undefined && files === undefined) {
    faults.push(fault([...path, 'header'], 'goes with files; name the files that have this header'))
  }
  return faults
}
