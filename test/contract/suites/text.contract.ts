import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { NOW } from '../../../server/domain/clocks.ts'
import type { Clocks } from '../../../server/domain/clocks.ts'
import { foldName } from '../../../server/domain/fold-name.ts'
import type { CaseId } from '../../../server/domain/ids.ts'
import type { CaseStore } from '../../../server/store/case-store.ts'
import type { TextField, TextHit } from '../../../server/store/text-hit.ts'
import { makeBatch, makeExcerpt, makePerson, makeSource } from '../build-records.ts'
import { appendAll, collectPages, openCase } from '../store-bench.ts'
import type { FindBench, StoreBench } from '../store-bench.ts'
import { shiftInstant } from '../test-clock.ts'

/** A case of one running text, with an excerpt of all of it. */
async function openText(store: CaseStore, text: string): Promise<CaseId> {
  const caseId = await openCase(store)
  await store.append(caseId, makeBatch([makeSource('s1', text), makeExcerpt('x1', 's1', text)], [text]))
  return caseId
}

function search(
  store: CaseStore,
  caseId: CaseId,
  field: TextField,
  text: string,
  limit = 1,
  clocks: Clocks = NOW,
): Promise<TextHit[]> {
  return collectPages((page) => store.searchText(caseId, clocks, { field, text }, page), limit)
}

/** The pieces of the text that are highlighted. */
function readMarked(hit: TextHit | undefined): string[] | null {
  return hit === undefined ? null : hit.highlights.map(({ start, end }) => hit.text.slice(start, end))
}

export function describeText(findBench: FindBench, numRuns: number): void {
  describe('searchText', () => {
    // [text, question, what is highlighted, or null for no hit]
    const marked: [string, string, string[] | null][] = [
      ['José Núñez met JOSE again', 'jose nun', ['José', 'Núñ', 'JOSE']],
      ['Jose\u0301 Ibáñez', 'josé', ['Jose\u0301']],
      ['قال أحمد إنّ مُحَمَّد مـحـمـد هنا', 'محمد', ['مُحَمَّد', 'مـحـمـد']],
      ['قال أحمد', 'احمد', ['أحمد']],
      ['مصطفی گلشن', 'مصطفى كل', ['مصطفی', 'گل']],
      ['😀 Amira😀Vale 𐤀𐤁𐤂', 'vale 𐤀𐤁', ['Vale', '𐤀𐤁']],
      ['the ﬁnch, Straße and Æbel', 'fi stras a', ['ﬁ', 'Straß', 'a', 'Æ']],
      ['٤٢ and 42', '4', ['٤', '4']],
      ['a ½ share', '1 2', ['½']],
      ['Na\u0000dir paid', 'nadir', ['Na\u0000dir']],
      ['half 😀 pair', '\ud83d', null],
      ['one two', 'two three', null],
      ['meeting', 'eting', null],
      ['not AND or', 'AND OR NOT', ['not', 'AND', 'or']],
      ['anything at all', '* OR 1=1', null],
    ]
    for (const [text, question, expected] of marked) {
      it(`marks ${JSON.stringify(expected)} for ${JSON.stringify(question)} in ${JSON.stringify(text)}`, async () => {
        const { store } = findBench()
        const caseId = await openText(store, text)
        for (const field of ['quote', 'passage'] as const) {
          const hits = await search(store, caseId, field, question)
          expect(readMarked(hits[0])).toEqual(expected)
        }
      })
    }

    it('gives quotes as excerpts and passages as places of a text', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const text = '\ufeff  First lines of Solano.\r\n\r\n'
      const records = [makeSource('s1', text), makeExcerpt('x1', 's1', 'Solano', 18)]
      await store.append(caseId, makeBatch(records, [text]))
      expect(await search(store, caseId, 'quote', 'sol')).toEqual([
        {
          id: 'x1',
          source: 's1',
          excerpt: 'x1',
          start: 18,
          end: 24,
          text: 'Solano',
          highlights: [{ start: 0, end: 3 }],
        },
      ])
      const [passage] = await search(store, caseId, 'passage', 'sol')
      expect(passage).toMatchObject({ source: 's1', excerpt: null, text: 'First lines of Solano.' })
      expect(passage?.id).toBe(`s1 ${String(passage?.start).padStart(10, '0')}`)
      expect(text.slice(passage?.start, passage?.end)).toBe(passage?.text)
    })

    it('finds nothing in tables but their rows, nor in translations', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const table = 'name,town\nSolano,Vale\n'
      const translation = { text: 'Omar', language: 'en', author: 'analyst-1' }
      const records = [
        makeSource('s1', table, { mediaType: 'text/csv', kind: 'table' }),
        makeExcerpt('x1', 's1', 'Solano,Vale', 10, { row: 2, translation }),
      ]
      await store.append(caseId, makeBatch(records, [table]))
      expect(await search(store, caseId, 'passage', 'solano')).toEqual([])
      expect(await search(store, caseId, 'quote', 'omar')).toEqual([])
      expect((await search(store, caseId, 'quote', 'vale sol')).map((hit) => hit.id)).toEqual(['x1'])
    })

    it('reaches every place of a long text once, in order, with its exact words', async () => {
      const { store } = findBench()
      const lines = Array.from({ length: 400 }, (_, index) => `Line${index} مُحَمَّد went 😀 to Vale${index % 7}.`)
      const text = `${lines.slice(0, 200).join('\n')}\n\n${lines.slice(200).join(' ')}\n${'x'.repeat(3000)}`
      const caseId = await openText(store, text)
      const hits = await search(store, caseId, 'passage', 'محمد', 3)
      expect(hits.length).toBeGreaterThan(10)
      for (const [index, hit] of hits.entries()) {
        expect(hit.text).toBe(text.slice(hit.start, hit.end))
        expect(hit.text.length).toBeLessThanOrEqual(1000)
        expect(hit.start).toBeGreaterThanOrEqual(hits[index - 1]?.end ?? 0)
      }
      for (const index of [0, 57, 199, 200, 399]) {
        const found = await search(store, caseId, 'passage', `line${index} vale${index % 7}`)
        expect(
          found.some((hit) => hit.text.includes(lines[index] ?? '')),
          `line ${index}`,
        ).toBe(true)
      }
      expect(hits.flatMap((hit) => hit.highlights)).toHaveLength(400)
    })

    it('compares words of any length whole', async () => {
      const { store } = findBench()
      const long = 'é'.repeat(70)
      const caseId = await openText(store, `${long}a and ${'😀'.repeat(10)}`)
      expect(await search(store, caseId, 'quote', `${long}a`)).toHaveLength(1)
      expect(await search(store, caseId, 'passage', `${long}a`)).toHaveLength(1)
      for (const text of [`${long}b`, 'e'.repeat(10_000), '𐤀'.repeat(63)]) {
        expect(await search(store, caseId, 'quote', text)).toEqual([])
      }
    })

    it('takes many words, and words that begin like thousands of others', async () => {
      const { store } = findBench()
      const words = Array.from({ length: 3000 }, (_, index) => `w${index}x`)
      const caseId = await openText(store, words.join(' '))
      expect(await search(store, caseId, 'quote', words.join(' '))).toHaveLength(1)
      expect(await search(store, caseId, 'quote', `${words.join(' ')} more`)).toEqual([])
      expect((await search(store, caseId, 'quote', 'w'))[0]?.highlights).toHaveLength(3000)
    })

    it('finds nothing where there is nothing to look for, whatever it is written with', async () => {
      const { store } = findBench()
      const caseId = await openText(store, 'Nadir and Solano')
      const hostile = [
        '',
        ' ',
        '—',
        '*',
        '"',
        '\\',
        '\u0000',
        '\ud800',
        '(',
        'a:b~^2',
        'nad?r',
        '[a TO z]',
        '{',
        '/n.*/',
      ]
      for (const text of [
        ...hostile,
        '+zz -nadir',
        'zz OR nadir',
        'zz || nadir',
        '"nadir',
        'words:nadir',
        "nadir'--",
      ]) {
        const empty = foldName(text)
          .split(' ')
          .every((word) => 'nadir and solano'.split(' ').some((own) => word !== '' && own.startsWith(word)))
        expect(await search(store, caseId, 'quote', text), text).toHaveLength(empty ? 1 : 0)
        expect(await search(store, caseId, 'passage', text), text).toHaveLength(empty ? 1 : 0)
      }
    })

    it('finds in order what very many quotes have', { timeout: 300_000 }, async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const count = 20_040
      const ids = Array.from({ length: count }, (_, index) => `x${String((index * 7) % count).padStart(5, '0')}`)
      const text = 'Vale and Nadir'
      const first = await store.append(caseId, makeBatch([makeSource('s1', text)], [text]))
      for (let start = 0; start < count; start += 5000) {
        await appendAll(store, caseId, ...ids.slice(start, start + 5000).map((id) => makeExcerpt(id, 's1', text)))
      }
      const read = (after: string | null, clocks = NOW) =>
        store.searchText(caseId, clocks, { field: 'quote', text: 'nad val' }, { after, limit: 3 })
      const near = await read(null)
      expect(near.items.map((hit) => hit.id)).toEqual(['x00000', 'x00001', 'x00002'])
      expect(near.items.map(readMarked)).toEqual(Array.from({ length: 3 }, () => ['Val', 'Nad']))
      expect(near.next).toBe('x00002')
      expect(await read('x20036')).toMatchObject({
        items: [{ id: 'x20037' }, { id: 'x20038' }, { id: 'x20039' }],
        next: null,
      })
      expect(await read(null, { asAt: null, knownAt: first.receivedAt })).toEqual({ items: [], next: null })
    })

    it('is in step with every batch and sees nothing that was received later; asAt changes nothing', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      const first = await store.append(caseId, makeBatch([makeSource('s1', 'Vale one')], ['Vale one']))
      expect(await search(store, caseId, 'passage', 'vale')).toHaveLength(1)
      const second = await store.append(
        caseId,
        makeBatch([makeSource('s2', 'Vale two'), makeExcerpt('x1', 's1', 'Vale')], ['Vale two']),
      )
      const count = async (field: TextField, knownAt: string) =>
        (await search(store, caseId, field, 'vale', 1, { asAt: '1900-01-01', knownAt })).length
      expect(await count('passage', shiftInstant(first.receivedAt, -1))).toBe(0)
      expect(await count('passage', first.receivedAt)).toBe(1)
      expect(await count('passage', second.receivedAt)).toBe(2)
      expect(await count('quote', first.receivedAt)).toBe(0)
      expect(await count('quote', second.receivedAt)).toBe(1)
    })

    it('keeps nothing of a batch that was refused', async () => {
      const { store } = findBench()
      const caseId = await openCase(store)
      await appendAll(store, caseId, makePerson('p1'))
      const batch = makeBatch(
        [makeSource('s1', 'Vale'), makeExcerpt('x1', 's1', 'Vale'), makeExcerpt('x2', 's9', 'Vale')],
        ['Vale'],
      )
      await expect(store.append(caseId, batch)).rejects.toThrow()
      expect(await search(store, caseId, 'quote', 'vale')).toEqual([])
      expect(await search(store, caseId, 'passage', 'vale')).toEqual([])
    })

    it('stays within its case and takes bytes that are no UTF-8', async () => {
      const { store } = findBench()
      await openText(store, 'Nadir')
      const caseId = await openCase(store)
      const bytes = new Uint8Array([0x56, 0x61, 0x6c, 0x65, 0x20, 0xff, 0xfe, 0x20, 0x4f, 0x6d, 0x61, 0x72])
      await store.append(caseId, makeBatch([makeSource('s1', bytes)], [bytes]))
      expect(await search(store, caseId, 'passage', 'nadir')).toEqual([])
      expect(readMarked((await search(store, caseId, 'passage', 'vale omar'))[0])).toEqual(['Vale', 'Omar'])
    })

    it(
      'agrees with a plain reading of random texts at any instant',
      { timeout: 120_000 + numRuns * 3000 },
      async () => {
        await fc.assert(
          fc.asyncProperty(drawn, (one) => checkTexts(findBench(), one)),
          { numRuns },
        )
      },
    )
  })
}

const WORDS = [
  'Nadir',
  'nádirı',
  'Solano',
  'sol',
  'نادر',
  'نَادِرة',
  'أحمد',
  '𐤀𐤁',
  '😀',
  'ﬁn',
  '½',
  'x',
  '42',
  '٤٢',
  'Æ',
  '漢字',
]
const text = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', '\n', '-', '', '\u200c', '. ')), { maxLength: 12 })
  .map((parts) => parts.flat().join(''))
const drawn = fc.record({
  batches: fc.array(fc.array(fc.tuple(text, fc.boolean()), { maxLength: 4 }), { minLength: 1, maxLength: 4 }),
  questions: fc.array(
    fc.record({
      words: fc.array(fc.tuple(fc.constantFrom(...WORDS), fc.nat(3)), { maxLength: 3 }),
      batch: fc.nat(4),
      limit: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
})

interface Stored {
  readonly id: string
  readonly text: string
  readonly receivedAt: string
}

/** Each text is a source of its own and, where drawn so, an excerpt of all of it. */
async function checkTexts(
  { store }: StoreBench,
  { batches, questions }: typeof drawn extends fc.Arbitrary<infer T> ? T : never,
): Promise<void> {
  const caseId = await openCase(store)
  const stored: Record<TextField, Stored[]> = { quote: [], passage: [] }
  const instants: string[] = []
  for (const [batchNo, texts] of batches.entries()) {
    // Ids that do not come in the order of arrival.
    const ids = texts.map((_, index) => `${9 - index}${batchNo}`)
    const records = texts.flatMap(([one, quoted], index) => [
      makeSource(`s${ids[index] ?? ''}`, one),
      ...(quoted ? [makeExcerpt(`x${ids[index] ?? ''}`, `s${ids[index] ?? ''}`, one)] : []),
    ])
    const batch = makeBatch(
      records,
      texts.map(([one]) => one),
    )
    const { receivedAt } = await store.append(caseId, batch)
    instants.push(receivedAt)
    for (const [index, [one, quoted]] of texts.entries()) {
      stored.passage.push({ id: `s${ids[index] ?? ''}`, text: one, receivedAt })
      if (quoted) stored.quote.push({ id: `x${ids[index] ?? ''}`, text: one, receivedAt })
    }
  }
  for (const { words, batch, limit } of questions) {
    const question = words
      .map(([word, cut]) =>
        Array.from(word)
          .slice(0, cut + 1)
          .join(''),
      )
      .join(' ')
    const knownAt = instants[batch % instants.length] ?? null
    for (const field of ['quote', 'passage'] as const) {
      const hits = await search(store, caseId, field, question, limit, { asAt: null, knownAt })
      const known = stored[field].filter((one) => knownAt === null || one.receivedAt <= knownAt)
      const expected = known.filter((one) => hasWords(one.text, question)).map((one) => one.id)
      expect(hits.map((hit) => (field === 'quote' ? hit.id : hit.source))).toEqual(expected.sort())
      for (const hit of hits) checkHighlights(hit, question)
    }
  }
}

function hasWords(whole: string, question: string): boolean {
  const words = foldName(question).split(' ')
  return words.every((word) => word !== '' && ` ${foldName(whole)}`.includes(` ${word}`))
}

/** Each highlight, folded, begins with a word of the question; and nothing else in the text begins with one. */
function checkHighlights({ text: whole, highlights }: TextHit, question: string): void {
  const words = foldName(question).split(' ')
  let rest = ''
  let end = 0
  for (const one of highlights) {
    expect(one.start).toBeGreaterThanOrEqual(end)
    const slice = whole.slice(one.start, one.end)
    expect(
      words.some((word) => foldName(slice).startsWith(word)),
      slice,
    ).toBe(true)
    expect(slice).not.toMatch(/\p{Surrogate}/u)
    // A word whose beginning was marked goes on behind it, so what is left of it is no beginning.
    rest += `${whole.slice(end, one.start)}\ue000`
    end = one.end
  }
  rest += whole.slice(end)
  const begun = foldName(rest.replaceAll(/\ue000[\p{L}\p{N}\p{M}\u200c]*/gu, ' '))
  const longest = words.filter((word) => !words.some((other) => other !== word && other.startsWith(word)))
  expect(
    longest.some((word) => ` ${begun}`.includes(` ${word}`)),
    whole,
  ).toBe(false)
}
