import type { Driver, ManagedTransaction } from 'neo4j-driver'

import { BARE_LABELS } from './bare-rows.ts'
import type { BareLabel, BarePart } from './bare-rows.ts'

/** One uniqueness constraint a label, and no other index. */
export async function createConstraints(driver: Driver): Promise<void> {
  for (const label of BARE_LABELS) {
    await driver.executeQuery(
      `CREATE CONSTRAINT ${nameConstraint(label)} IF NOT EXISTS
       FOR (node:${label}) REQUIRE (node.caseId, node.id) IS UNIQUE`,
    )
  }
}

export async function dropConstraints(driver: Driver): Promise<void> {
  for (const label of BARE_LABELS) await driver.executeQuery(`DROP CONSTRAINT ${nameConstraint(label)} IF EXISTS`)
}

function nameConstraint(label: BareLabel): string {
  return `measured_${label.toLowerCase()}`
}

/** Loads one part, a query for each label and for each type of relationship. */
export async function mergePart(transaction: ManagedTransaction, id: string, part: BarePart): Promise<void> {
  for (const { label, rows } of part.nodes) {
    const query = `UNWIND $rows AS row MERGE (node:${label} {caseId: $id, id: row.id}) SET node += row.properties`
    await transaction.run(query, { id, rows })
  }
  for (const { type, from, to, rows } of part.relationships) {
    const query = `
UNWIND $rows AS row
MATCH (one:${from} {caseId: $id, id: row.from})
MATCH (other:${to} {caseId: $id, id: row.to})
MERGE (one)-[tie:${type}]->(other)`
    await transaction.run(query, { id, rows })
  }
  for (const { predicate, rows } of part.ties) await transaction.run(spellTies(predicate), { id, rows })
}

/** Claims of a later part may add to a tie. */
function spellTies(predicate: string): string {
  return `
UNWIND $rows AS row
MATCH (one:BareEntity {caseId: $id, id: row.subject})
MATCH (other:BareEntity {caseId: $id, id: row.object})
MERGE (one)-[tie:\`${predicate}\`]->(other)
ON CREATE SET tie = row.properties, tie.caseId = $id
ON MATCH SET tie.claimIds = tie.claimIds + row.properties.claimIds, tie.count = tie.count + row.properties.count`
}
