import { inject } from 'vitest'

import '../../provided-context.ts'
import { openNeo4jStore } from '../../../server/store/neo4j/neo4j-case-store.ts'
import { describeSeedsIn } from './seed-suite.ts'

describeSeedsIn('Neo4j', () => {
  const access = inject('neo4j')
  return 'skipped' in access ? access : openNeo4jStore({ ...access, clock: () => new Date() })
})
