import type { Driver, EagerResult, Integer, QueryConfig } from 'neo4j-driver'

import type { CaseId } from '../server/domain/ids.ts'
import { MOST_HOPS, PAGE } from './questions.ts'
import type { Answers } from './questions.ts'

/** The driver takes a plain object for its class of settings. */
const READING: Partial<QueryConfig<EagerResult<{ found: Integer }>>> = { routing: 'READ' }

const EXPAND = `
MATCH (:Entity {caseId: $id, id: $one})-[tie]-(other:Entity)
UNWIND tie.claimIds AS claim
WITH claim, type(tie) AS predicate, other.id AS other LIMIT ${PAGE}
RETURN count(claim) AS found`
const WALK = `
MATCH (one:Entity {caseId: $id, id: $one}), (other:Entity {caseId: $id, id: $other})
OPTIONAL MATCH path = shortestPath((one)-[:PARTICIPATED_IN|ASSOCIATED_WITH*..${MOST_HOPS}]-(other))
RETURN coalesce(length(path), 0) AS found`
const SEARCH = `
CALL db.index.fulltext.queryNodes('trama_excerpt_text', $words) YIELD node
WITH node.quote AS quote LIMIT ${PAGE}
RETURN count(quote) AS found`

/** Plain Cypher on what the Neo4j store has written, as whoever opens the database in a browser would ask. */
export function answerByCypher(driver: Driver, id: CaseId): Answers {
  const ask = async (query: string, parameters: Readonly<Record<string, string>>): Promise<number> => {
    const { records } = await driver.executeQuery<EagerResult<{ found: Integer }>>(query, parameters, READING)
    return records[0]?.get('found').toNumber() ?? 0
  }
  const inCase = `+caseId:${id.replaceAll(/[^\p{L}\p{N}]/gu, String.raw`\$&`)}`
  return {
    expand: (one) => ask(EXPAND, { id, one }),
    walk: (one, other) => ask(WALK, { id, one, other }),
    search: (word) => ask(SEARCH, { words: `${inCase} +searchText:${word.toLowerCase()}*` }),
  }
}
