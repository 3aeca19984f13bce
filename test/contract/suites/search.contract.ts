import { describe, expect, it } from 'vitest'

import { NOW } from '../../../server/domain/clocks.ts'
import type { Clocks } from '../../../server/domain/clocks.ts'
import type { CaseId } from '../../../server/domain/ids.ts'
import type { CaseStore } from '../../../server/store/case-store.ts'
import { makeName, makePerson, makePredicate, makeReview, makeTie, toClaimId } from '../build-records.ts'
import { appendAll, openCase } from '../store-bench.ts'
import type { FindBench } from '../store-bench.ts'
import { shiftInstant } from '../test-clock.ts'

/** A case in which `p1`, `p2`… bear one name each. */
async function openNames(store: CaseStore, ...names: string[]): Promise<CaseId> {
  const caseId = await openCase(store)
  const records = names.flatMap((name, index) => [
    makePerson(`p${index + 1}`),
    makeName(`c${index + 1}`, `p${index + 1}`, name),
  ])
  await appendAll(store, caseId, ...records)
  return caseId
}

async function searchEntities(store: CaseStore, caseId: CaseId, text: string, clocks: Clocks = NOW): Promise<string[]> {
  return (await store.searchNames(caseId, clocks, text, 100)).map((hit) => hit.entity)
}

export function describeSearch(findBench: FindBench): void {
  describe('searchNames', () => {
    // [name, texts that find it, texts that do not]
    const folded: Record<string, [string, readonly string[], readonly string[]]> = {
      'accents and case': ['José Núñez-Ibáñez', ['jose', 'NUNEZ', 'Jose\u0301 ibáñez', 'ibanez jos'], ['joze', 'unez']],
      'Latin letters of their own': ['Łukasz Ørsted Æbel Straße', ['lukasz', 'orsted', 'aebel', 'strasse'], ['ukasz']],
      'hamza variants': ['أحمد إبراهيم آل مؤمن', ['احمد', 'ابراهيم', 'ال مومن', 'أحمد', 'آحمد'], ['حمد']],
      tatweel: ['محـــمد', ['محمد', 'محـمد', 'مح'], ['حمد']],
      'Arabic vowel marks': ['مُحَمَّد', ['محمد', 'مُحمد'], ['محمود']],
      'alef maksura, teh marbuta and Persian letters': ['مصطفی فاطمة گلشن', ['مصطفى', 'فاطمه', 'كلشن'], ['صطفى']],
      'digits of any script': ['Unit ٤٢', ['42', '٤', '۴۲'], ['24']],
      'punctuation between words': ["O'Neill, Smith–Jones", ['neill', 'jones smith', 'o neill'], ['oneill']],
      'characters beyond the basic plane': ['𐤀𐤁 Dara', ['𐤀', '𐤀𐤁 dar'], ['𐤁']],
      'full width and ligatures': ['ＡＮＮＡ ﬁnch', ['anna', 'finch', 'fi'], ['nna']],
      'a NUL within': ['Na\u0000dir', ['nadir'], ['dir']],
    }
    for (const [what, [name, found, missed]] of Object.entries(folded)) {
      it(`folds ${what}`, async () => {
        const { store } = findBench()
        const caseId = await openNames(store, name, 'Qwerty')
        for (const text of found) {
          expect(await store.searchNames(caseId, NOW, text, 10), text).toEqual([{ entity: 'p1', claim: 'c1', name }])
        }
        for (const text of missed) expect(await searchEntities(store, caseId, text), text).toEqual([])
      })
    }

    it('does not take one script for another', async () => {
      const { store } = findBench()
      const caseId = await openNames(store, 'محمد', 'Mohammed')
      expect(await searchEntities(store, caseId, 'mohammed')).toEqual(['p2'])
      expect(await searchEntities(store, caseId, 'محمد')).toEqual(['p1'])
    })

    it('wants every word to begin some word of one and the same name, in any order', async () => {
      const { store } = findBench()
      const caseId = await openNames(store, 'Nadir Omar Solano', 'Nadir Vale', 'Omar Solano')
      await appendAll(store, caseId, makeName('c9', 'p2', 'Solano'))
      expect(await searchEntities(store, caseId, 'sol nad')).toEqual(['p1'])
      expect(await searchEntities(store, caseId, 'nadir')).toEqual(['p1', 'p2'])
      expect(await searchEntities(store, caseId, 'n na nad nadi nadir o')).toEqual(['p1'])
      expect(await searchEntities(store, caseId, 'olano')).toEqual([])
      expect(await searchEntities(store, caseId, 'nadir nadir')).toEqual(['p1', 'p2'])
    })

    it('takes very long questions', async () => {
      const { store } = findBench()
      const words = Array.from({ length: 300 }, (_, index) => `word${index}x`)
      const caseId = await openNames(store, words.join(' '), words.slice(1).join(' '))
      expect(await searchEntities(store, caseId, words.join(' '))).toEqual(['p1'])
      expect(await searchEntities(store, caseId, 'x'.repeat(10_000))).toEqual([])
    })

    it('finds nothing where there is nothing to look for', async () => {
      const { store } = findBench()
      const caseId = await openNames(store, 'Nadir', '...')
      for (const text of ['', ' ', '—', '\u0640', '\u0000', '%', '_', '*', '\ud800']) {
        expect(await searchEntities(store, caseId, text)).toEqual([])
      }
    })

    it('takes the signs of patterns and queries for what they are', async () => {
      const { store } = findBench()
      const caseId = await openNames(store, 'Nadir', 'AND OR NOT')
      for (const text of ['na%', 'n_dir', 'n*r', '[a-z]', 'nadir AND', `nadir" OR "x`]) {
        expect(await searchEntities(store, caseId, text), text).toEqual(text === 'na%' ? ['p1'] : [])
      }
      expect(await searchEntities(store, caseId, 'not and')).toEqual(['p2'])
    })

    it('gives one hit an entity: the matching name first in code point order', async () => {
      const { store } = findBench()
      const caseId = await openNames(store, 'Nadir \uFB01', 'Zed')
      await appendAll(
        store,
        caseId,
        makeName('c3', 'p1', 'Nadir 😀'),
        makeName('c5', 'p1', 'Aaron'),
        makeName('c9', 'p1', 'nadir'),
        makeName('c0', 'p2', 'Zed'),
      )
      expect(await store.searchNames(caseId, NOW, 'nadir', 10)).toEqual([
        { entity: 'p1', claim: 'c1', name: 'Nadir \uFB01' },
      ])
      expect(await store.searchNames(caseId, NOW, 'zed', 10)).toEqual([{ entity: 'p2', claim: 'c0', name: 'Zed' }])
    })

    it('gives the first entities by id, as many as asked for', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const ids = Array.from({ length: 900 }, (_, index) => `p${String((index * 7) % 900).padStart(3, '0')}`)
      const names = ids.flatMap((id) => [makeName(`a-${id}`, id, `Solano ${id}`), makeName(`b-${id}`, id, `Sol ${id}`)])
      await appendAll(store, caseId, ...ids.map(makePerson), ...names)
      const sorted = [...ids].sort()
      for (const limit of [1, 2, 199, 200, 201, 899, 900, 901]) {
        const hits = await store.searchNames(caseId, NOW, 'sol', limit)
        expect(hits.map((hit) => hit.entity)).toEqual(sorted.slice(0, limit))
      }
      await appendAll(store, caseId, ...sorted.slice(0, 650).map((id) => makeReview(`r-${id}`, `a-${id}`, 'refuted')))
      expect((await store.searchNames(caseId, NOW, 'solano', 3)).map((hit) => hit.entity)).toEqual(
        sorted.slice(650, 653),
      )
      expect((await store.searchNames(caseId, NOW, 'sol', 1))[0]?.claim).toBe('b-p000')
    })

    it('sees only names active at both clocks', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const first = await appendAll(
        store,
        caseId,
        makePerson('p1'),
        makeName('c1', 'p1', 'Nadir', { valid: { from: '2020', to: '2022-06' } }),
        makeName('c2', 'p1', 'Old Solano'),
      )
      const second = await appendAll(
        store,
        caseId,
        makeName('c3', 'p1', 'New Solano', { supersedes: toClaimId('c2') }),
        makeReview('r1', 'c1', 'refuted'),
      )
      const third = await appendAll(store, caseId, makeReview('r2', 'c1', 'reinstated'))
      const at = (asAt: string | null, knownAt: string | null): Clocks => ({ asAt, knownAt })
      expect(await searchEntities(store, caseId, 'nadir', at(null, shiftInstant(first, -1)))).toEqual([])
      expect(await searchEntities(store, caseId, 'nadir', at('2022-06-30', first))).toEqual(['p1'])
      expect(await searchEntities(store, caseId, 'nadir', at('2022-07-01', first))).toEqual([])
      expect(await searchEntities(store, caseId, 'nadir', at(null, second))).toEqual([])
      expect(await searchEntities(store, caseId, 'nadir', at(null, third))).toEqual(['p1'])
      const solanoAt = async (knownAt: string): Promise<unknown> =>
        (await store.searchNames(caseId, at(null, knownAt), 'solano', 10)).map((hit) => hit.name)
      expect(await solanoAt(first)).toEqual(['Old Solano'])
      expect(await solanoAt(second)).toEqual(['New Solano'])
    })

    it('finds names under a predicate of the case, and no other text', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      await appendAll(
        store,
        caseId,
        makePredicate('CALLED_ON_THE_STREET', 'HAS_NAME'),
        makePerson('p1'),
        makePerson('p2'),
        makeName('c1', 'p1', 'Nadir', { predicate: 'CALLED_ON_THE_STREET' }),
        makeTie('c2', 'p2', 'KIN_OF', 'p1', { role: 'Nadir', note: 'Nadir', attributedTo: { text: 'Nadir' } }),
      )
      expect(await searchEntities(store, caseId, 'nadir')).toEqual(['p1'])
    })

    it('stays within its case', async () => {
      const { store } = findBench()
      await openNames(store, 'Nadir')
      const caseId = await openNames(store, 'Vale')
      expect(await searchEntities(store, caseId, 'nadir')).toEqual([])
    })
  })
}
