import neo4j from 'neo4j-driver'
import type { Driver, RecordShape } from 'neo4j-driver'
import { describe, expect, inject, it } from 'vitest'

import type { Neo4jAccess } from '../provided-context.ts'

/** A server that has just started plans and compiles each query for the first time. */
const COLD_SERVER_MS = 120_000

/** A suite on the real Neo4j of the run; without one it skips itself, with the reason, and under CI it fails. */
export function describeOnNeo4j(name: string, tests: (access: Neo4jAccess) => void): void {
  const access = inject('neo4j')
  describe(name, { timeout: COLD_SERVER_MS }, () => {
    if (!('skipped' in access)) {
      tests(access)
      return
    }
    it('has a database to run on', (context) => {
      expect(process.env['CI'], `Neo4j has to be there under CI: ${access.skipped}`).not.toBe('true')
      context.skip(access.skipped)
    })
  })
}

/** The database as somebody sees it who works with plain Cypher beside Trama. */
export class Database {
  readonly #driver: Driver

  constructor({ uri, user, password }: Neo4jAccess) {
    this.#driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  }

  /** Rows as objects; integers come as numbers. */
  async query(text: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<RecordShape[]> {
    const { records } = await this.#driver.executeQuery(text, parameters)
    return records.map((record) => simplify(record.toObject()))
  }

  /** The operators and columns of the plan that the server makes for a query, without running it. */
  async explain(text: string): Promise<{ operators: string[]; columns: string[] }> {
    const { summary, keys } = await this.#driver.executeQuery(`EXPLAIN ${text}`)
    return { operators: summary.plan === false ? [] : listOperators(summary.plan), columns: keys }
  }

  close(): Promise<void> {
    return this.#driver.close()
  }
}

interface Plan {
  readonly operatorType: string
  readonly children: readonly Plan[]
}

function listOperators(plan: Plan): string[] {
  return [plan.operatorType.replace(/@.*$/, ''), ...plan.children.flatMap(listOperators)]
}

function simplify(row: RecordShape): RecordShape {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, simplifyValue(value)]))
}

function simplifyValue(value: unknown): unknown {
  return neo4j.isInt(value) ? value.toNumber() : value
}
