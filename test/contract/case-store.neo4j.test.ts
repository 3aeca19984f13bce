import { describe, expect, inject, it } from 'vitest'

import { openNeo4jStore } from '../../server/store/neo4j/neo4j-case-store.ts'
import { chooseRuns } from '../soak.ts'
import { describeCaseStore } from './case-store.contract.ts'

const neo4j = inject('neo4j')

if ('skipped' in neo4j) {
  describe('the Neo4j case store', () => {
    it('has a database to run on', (context) => {
      expect(process.env['CI'], `Neo4j has to be there under CI: ${neo4j.skipped}`).not.toBe('true')
      context.skip(neo4j.skipped)
    })
  })
} else {
  describeCaseStore({
    name: 'Neo4j',
    open: (clock) => openNeo4jStore({ ...neo4j, clock }),
    historyRuns: chooseRuns(15, 150),
  })
}
