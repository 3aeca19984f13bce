import { createHash } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import type { CaseRecord } from '../../../server/domain/case-record.ts'
import { NOW } from '../../../server/domain/clocks.ts'
import type { CaseId } from '../../../server/domain/ids.ts'
import { chooseLineStyle } from '../../../server/domain/line-style.ts'
import type { CaseStore } from '../../../server/store/case-store.ts'
import { serializeRecord } from '../../../server/store/record-content.ts'
import { buildSeedCase, PROPOSED_GRADES, WEIGHTY_GRADES } from './build-seed-case.ts'
import type { SeedCase, SeedGrades } from './build-seed-case.ts'
import { readWorld } from './case-world.ts'
import { FORBIDDEN_DETECTORS } from './detect-forbidden.ts'
import { findSeeds, listEvidence } from './read-seeds.ts'

interface StoredSeeds {
  readonly store: CaseStore
  readonly caseId: CaseId
  readonly seedCase: SeedCase
}

/** What must hold of the reference texts in any store. `open` gives an empty one, or says why there is none. */
export function describeSeedsIn(backend: string, open: () => Promise<CaseStore> | { readonly skipped: string }): void {
  const seeds = findSeeds()
  const found = 'skipped' in seeds ? null : seeds

  describe.each([
    ['as proposed', PROPOSED_GRADES],
    ['with weight', WEIGHTY_GRADES],
  ])(`the reference texts in ${backend}, graded %s`, (_, grades: SeedGrades) => {
    const opening = found === null ? seeds : open()
    const reason = 'skipped' in opening ? opening.skipped : null
    let stored: StoredSeeds | undefined

    beforeAll(async () => {
      if (found === null || 'skipped' in opening || !('then' in opening)) return
      const store = await opening
      const seedCase = buildSeedCase(found, grades)
      const { id } = await store.createCase(`Reference texts ${crypto.randomUUID()}`, 'For tests.')
      await store.append(id, seedCase.batch)
      stored = { store, caseId: id, seedCase }
    })
    afterAll(async () => {
      await stored?.store.close()
    })
    beforeEach((context) => {
      context.skip(reason !== null, reason ?? undefined)
    })

    function need(): StoredSeeds & { graph: NonNullable<typeof found>['graph'] } {
      if (stored === undefined || found === null) throw new Error('nothing was stored')
      return { ...stored, graph: found.graph }
    }

    test('keep their bytes', async () => {
      const { store, caseId, seedCase, graph } = need()
      expect(graph.sources).toHaveLength(2)
      for (const { id, sha256 } of graph.sources) {
        const sourceId = seedCase.sourceIds.get(id)
        const bytes = sourceId === undefined ? null : await store.readSourceBytes(caseId, NOW, sourceId)
        expect(
          createHash('sha256')
            .update(bytes ?? '')
            .digest('hex'),
        ).toBe(sha256)
      }
    })

    test('have all 208 quotes at their offsets', async () => {
      const { store, caseId, seedCase, graph } = need()
      const evidence = listEvidence(graph)
      expect(evidence).toHaveLength(208)
      for (const { id } of graph.sources) {
        const source = seedCase.sourceIds.get(id)
        if (source === undefined) throw new Error(`no source ${id}`)
        const text = new TextDecoder('utf-8', { fatal: true }).decode(
          (await store.readSourceBytes(caseId, NOW, source)) ?? new Uint8Array(),
        )
        const excerpts = await store.readExcerpts(caseId, NOW, { source })
        for (const excerpt of excerpts) expect(text.slice(excerpt.start, excerpt.end)).toBe(excerpt.quote)
        const places = new Set(excerpts.map((one) => `${one.start} ${one.end} ${one.quote}`))
        const missing = evidence.filter(
          (one) => one.source === id && !places.has(`${one.start} ${one.end} ${one.quote}`),
        )
        expect(missing).toEqual([])
      }
    })

    test('keep every node and every edge with its certainty and line style', async () => {
      const { store, caseId, seedCase, graph } = need()
      const entities = await store.readEntities(caseId, NOW, {}, { after: null, limit: 5000 })
      expect(entities.items).toHaveLength(graph.meta.counts.nodes)
      const claims = await store.readClaims(caseId, NOW, {}, { after: null, limit: 5000 })
      const byId = new Map(claims.items.map((claim) => [claim.id, claim]))
      expect(graph.edges).toHaveLength(graph.meta.counts.edges)
      for (const edge of graph.edges) {
        const claimId = seedCase.edgeClaims.get(edge.id)
        const claim = claimId === undefined ? undefined : byId.get(claimId)
        expect(claim, edge.id).toMatchObject({
          predicate: edge.type,
          subject: seedCase.entityIds.get(edge.from),
          object: { entity: seedCase.entityIds.get(edge.to) },
          certainty: edge.certainty,
          role: edge.role ?? edge.direction ?? null,
        })
        if (claim !== undefined) expect(chooseLineStyle(claim, ['press']), edge.id).toBe(edge.line_style)
      }
    })

    test('come back word for word', async () => {
      const { store, caseId, seedCase } = need()
      const records: CaseRecord[] = []
      for await (const record of store.streamRecords(caseId, NOW)) records.push(record)
      expect(records.map(serializeRecord).sort()).toEqual(seedCase.batch.records.map(serializeRecord).sort())
    })

    test('lead to none of the forbidden conclusions', async () => {
      const { store, caseId, seedCase } = need()
      const translated = seedCase.sourceIds.get('S1')
      const world = await readWorld(store, caseId, {
        entityIds: seedCase.entityIds,
        translated: translated === undefined ? [] : [translated],
      })
      for (const { type, between, detect } of FORBIDDEN_DETECTORS) {
        expect(detect(world), `${type} ${between.join(' – ')}`).toEqual([])
      }
    })
  })
}
