import { createHash, randomUUID } from 'node:crypto'

import { afterAll, beforeAll, expect, it } from 'vitest'

import type { CaseRecord } from '../../server/domain/case-record.ts'
import type { CaseId } from '../../server/domain/ids.ts'
import type { CaseStore } from '../../server/store/case-store.ts'
import type { IntegrityFault } from '../../server/store/integrity.ts'
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-case-store.ts'
import { sealJson } from '../../server/store/seal-json.ts'
import {
  makeBatch,
  makeExcerpt,
  makeName,
  makeOverride,
  makePerson,
  makeReview,
  makeSource,
  makeTie,
  toClaimId,
  toEntityId,
  toExcerptId,
} from '../contract/build-records.ts'
import { Database, describeOnNeo4j } from './open-database.ts'

const TEXT = 'Nadir Solano met Amira Vale in the harbour.'

const RECORDS: readonly CaseRecord[] = [
  makeSource('s1', TEXT),
  makeExcerpt('x1', 's1', 'Nadir Solano'),
  makePerson('p1'),
  makePerson('p2'),
  makePerson('p3'),
  makeName('c1', 'p1', 'Nadir Solano', { excerpts: [toExcerptId('x1')] }),
  makeTie('c2', 'p1', 'KIN_OF', 'p2', { excerpts: [toExcerptId('x1')], attributedTo: { entity: toEntityId('p3') } }),
  makeTie('c3', 'p1', 'KIN_OF', 'p3'),
  makeTie('c4', 'p1', 'ASSOCIATED_WITH', 'p3', { supersedes: toClaimId('c3'), contradicts: [toClaimId('c2')] }),
  makeReview('r1', 'c2', 'confirmed', { excerpts: [toExcerptId('x1')] }),
  makeOverride('o1', 'p2'),
]

interface Damage {
  readonly what: string
  readonly query: string
  /** check, type and id of the faults, in the order of the walk. */
  readonly faults: readonly string[]
}

/** Damage that the records still tell how to mend. */
const MENDABLE: readonly Damage[] = [
  {
    what: 'a property that says something else',
    query: `MATCH (n:Claim {caseId: $caseId, id: 'c2'}) SET n.predicate = 'LEADS'`,
    faults: ['projection tie p1 KIN_OF p2', 'projection tie p1 LEADS p2', 'projection claim c2'],
  },
  {
    what: 'a property too many and one too few',
    query: `MATCH (n:Entity {caseId: $caseId, id: 'p1'}) MATCH (x:Excerpt {caseId: $caseId}) SET n.rank = 1 REMOVE x.quote`,
    faults: ['projection entity p1', 'projection excerpt x1'],
  },
  {
    what: 'a label of another kind',
    query: `MATCH (n:Entity {caseId: $caseId, id: 'p2'}) REMOVE n:Person SET n:Group`,
    faults: ['projection entity p2'],
  },
  {
    what: 'a missing QUOTES, on which the weight of the tie rests',
    query: `MATCH (:Claim {caseId: $caseId, id: 'c2'})-[r:QUOTES]->() DELETE r`,
    faults: ['projection tie p1 KIN_OF p2', 'projection claim c2'],
  },
  ...['SUBJECT', 'OBJECT', 'ATTRIBUTED_TO'].map((type) => ({
    what: `a missing ${type}`,
    query: `MATCH (:Claim {caseId: $caseId, id: 'c2'})-[r:${type}]->() DELETE r`,
    faults: ['projection claim c2'],
  })),
  ...['SUPERSEDES', 'CONTRADICTS'].map((type) => ({
    what: `a missing ${type}`,
    query: `MATCH (:Claim {caseId: $caseId, id: 'c4'})-[r:${type}]->() DELETE r`,
    faults: [...(type === 'SUPERSEDES' ? ['projection tie p1 KIN_OF p3'] : []), 'projection claim c4'],
  })),
  {
    what: 'a missing word of a name',
    query: `MATCH (:Claim {caseId: $caseId, id: 'c1'})-[r:HAS_TOKEN]->(:NameToken {token: 'nadir'}) DELETE r`,
    faults: ['projection claim c1'],
  },
  {
    what: 'a word too many',
    query: `MATCH (c:Claim {caseId: $caseId, id: 'c1'}) CREATE (c)-[:HAS_TOKEN]->(:NameToken {caseId: $caseId, token: 'amira'})`,
    faults: ['projection claim c1'],
  },
  {
    what: 'ties of a review, an override, an excerpt and a source',
    query: `MATCH (:Review {caseId: $caseId})-[r]->() MATCH (:Override {caseId: $caseId})-[o]->()
      MATCH (:Excerpt {caseId: $caseId})-[x]->() MATCH (:Source {caseId: $caseId})-[b:HAS_BYTES]->() DELETE r, o, x, b`,
    faults: [
      'source-bytes source s1',
      `source-bytes bytes ${createHash('sha256').update(TEXT).digest('hex')}`,
      'projection excerpt x1',
      'projection review r1',
      'projection review r1',
      'projection override o1',
    ],
  },
  {
    what: 'a claim that supersedes one it does not speak of',
    query: `MATCH (c:Claim {caseId: $caseId, id: 'c4'}) MATCH (d:Claim {caseId: $caseId, id: 'c1'})
      CREATE (c)-[:SUPERSEDES]->(d)`,
    faults: ['projection claim c4'],
  },
  {
    what: 'a direct relationship that is missing',
    query: `MATCH (:Entity {caseId: $caseId, id: 'p1'})-[r:KIN_OF]->() DELETE r`,
    faults: ['projection tie p1 KIN_OF p2'],
  },
  {
    what: 'one that no claim amounts to',
    query: `MATCH (a:Entity {caseId: $caseId, id: 'p2'}) MATCH (b:Entity {caseId: $caseId, id: 'p1'})
      CREATE (a)-[:LEADS {caseId: $caseId}]->(b)`,
    faults: ['projection tie p2 LEADS p1'],
  },
  {
    what: 'one that is there twice',
    query: `MATCH (a:Entity {caseId: $caseId, id: 'p1'})-[r:KIN_OF]->(b) CREATE (a)-[s:KIN_OF]->(b) SET s = properties(r)`,
    faults: ['projection tie p1 KIN_OF p2'],
  },
  {
    what: 'one that is weighed otherwise',
    query: `MATCH (:Entity {caseId: $caseId, id: 'p1'})-[r:KIN_OF]->() SET r.weight = 1.0`,
    faults: ['projection tie p1 KIN_OF p2'],
  },
  {
    what: 'a passage that says something else',
    query: `MATCH (n:Passage {caseId: $caseId}) SET n.searchText = 'nobody'`,
    faults: ['projection source s1'],
  },
  {
    what: 'a passage that is missing',
    query: `MATCH (n:Passage {caseId: $caseId}) DETACH DELETE n`,
    faults: ['projection source s1'],
  },
]

/** Damage to the records themselves. */
const LOSSES: readonly Damage[] = [
  {
    what: 'a body that was changed',
    query: `MATCH (n:Claim {caseId: $caseId, id: 'c1'}) SET n.body = replace(n.body, 'Nadir', 'Amira')`,
    faults: ['content claim c1'],
  },
  {
    what: 'a body that is gone',
    query: `MATCH (n:Review {caseId: $caseId, id: 'r1'}) REMOVE n.body`,
    faults: ['content review r1'],
  },
  {
    what: 'an entity that is gone',
    query: `MATCH (n:Entity {caseId: $caseId, id: 'p3'}) DETACH DELETE n`,
    faults: ['reference claim c2', 'reference claim c4', 'reference claim c3'],
  },
  {
    what: 'bytes that were changed',
    query: `MATCH (n:SourceBytes {caseId: $caseId}) MATCH (o:SourceBytes {caseId: $other}) WHERE o.sha256 <> n.sha256
      SET n.bytes = o.bytes`,
    faults: ['source-bytes source s1'],
  },
  {
    what: 'bytes of no source',
    query: `CREATE (:SourceBytes {caseId: $caseId, sha256: 'ff'})`,
    faults: ['source-bytes bytes ff'],
  },
]

describeOnNeo4j('the check of a case', (access) => {
  let store: CaseStore
  let database: Database
  let other: CaseId

  beforeAll(async () => {
    store = await openNeo4jStore({ ...access, clock: () => new Date() })
    database = new Database(access)
    other = await openCase('Somebody else wrote this.')
  })

  afterAll(async () => {
    await store.close()
    await database.close()
  })

  async function openCase(text = TEXT): Promise<CaseId> {
    const { id } = await store.createCase(`Integrity ${randomUUID()}`, '')
    const records = text === TEXT ? RECORDS : [makeSource('s1', text)]
    await store.append(id, makeBatch(records, [text]))
    return id
  }

  const spell = ({ check, type, id }: IntegrityFault): string => `${check} ${type} ${id}`

  it('finds findings that were altered', async () => {
    const caseId = await openCase()
    const [result, input] = [await sealJson({ count: 1 }), await sealJson({})]
    const { id } = await store.saveFinding(caseId, { task: 'analyse', actor: 'ana', manifest: {}, result, input })
    expect((await store.verifyCase(caseId)).faults).toEqual([])
    await database.query('MATCH (f:Finding {caseId: $caseId, id: $id}) SET f.result = f.input', { caseId, id })
    expect((await store.verifyCase(caseId)).faults.map(spell)).toEqual([`content finding ${id}`])
  })

  it.each(MENDABLE)('finds $what, which making the projection anew mends', async ({ query, faults }) => {
    const caseId = await openCase()
    await database.query(query, { caseId })
    const report = await store.verifyCase(caseId)
    expect(report.faults.map(spell).sort()).toEqual([...faults].sort())
    expect(report.faultCount).toBe(faults.length)
    await store.rebuildProjection(caseId)
    expect((await store.verifyCase(caseId)).faults).toEqual([])
  })

  it.each(LOSSES)('finds $what, which nothing mends', async ({ query, faults }) => {
    const caseId = await openCase()
    await database.query(query, { caseId, other })
    const found = async (): Promise<string[]> => (await store.verifyCase(caseId)).faults.map(spell).sort()
    expect((await found()).filter((fault) => !fault.startsWith('projection'))).toEqual([...faults].sort())
    await store.rebuildProjection(caseId)
    expect((await found()).filter((fault) => !fault.startsWith('projection'))).toEqual([...faults].sort())
  })
})
