import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { ExhibitMaterial } from '../../../server/court/exhibit-material.ts'
import { buildExhibit } from '../../../server/court/exhibit-model.ts'
import type { Exhibit } from '../../../server/court/exhibit-model.ts'
import { arbitraryMaterial, makeLine, makeMaterial, makeNode, makeQuote, makeStatement } from './build-material.ts'

function make(changes: Partial<ExhibitMaterial>): Exhibit {
  const outcome = buildExhibit(makeMaterial(changes))
  if (outcome.kind === 'blocked') throw new Error(JSON.stringify(outcome.problems))
  return outcome.exhibit
}

function listCodes(changes: Partial<ExhibitMaterial>): [string | null, string][] {
  const outcome = buildExhibit(makeMaterial(changes))
  return outcome.kind === 'blocked' ? outcome.problems.map(({ about, code }) => [about, code]) : []
}

describe('what blocks an exhibit', () => {
  it('a line without a source, or with nothing but blank quotes', () => {
    expect(listCodes({ lines: [makeLine('c1', { quotes: [] })] })).toEqual([['c1', 'unsourced']])
    expect(listCodes({ lines: [makeLine('c1', { quotes: [makeQuote({ quote: ' \n' })] })] })).toEqual([
      ['c1', 'unsourced'],
    ])
  })

  it.each(['H1', 'H2', 'H3', 'C'] as const)('handling code %s of a claim or its source, until permitted', (code) => {
    const ofClaim = [makeLine('c1', { handling: code })]
    const ofSource = [makeLine('c1', { quotes: [makeQuote(), makeQuote({ handling: code })] })]
    for (const lines of [ofClaim, ofSource]) {
      expect(listCodes({ lines })).toEqual([['c1', 'handling']])
      expect(listCodes({ lines, permittedClaims: new Set(['c2']) })).toEqual([['c1', 'handling']])
      const { schedule } = make({ lines, permittedClaims: new Set(['c1']) })
      expect(schedule.map((row) => row.permitted)).toEqual([true])
    }
  })

  it.each(['H0', 'P', null] as const)('but not handling code %s', (handling) => {
    expect(make({ lines: [makeLine('c1', { handling })] }).schedule[0]?.permitted).toBe(false)
  })

  it('from a summary: inference, assessment, testimony and originals not offered; an aid may have them', () => {
    const lines = [
      makeLine('c1', { line: 'dotted' }),
      makeLine('c2', { basis: 'assessment' }),
      makeLine('c3', { quotes: [makeQuote({ sourceKind: 'interview' })] }),
      makeLine('c4', { quotes: [makeQuote(), makeQuote({ exhibit: null })] }),
      makeLine('c5'),
    ]
    expect(listCodes({ mode: 'summary', lines })).toEqual([
      ['c1', 'inferred'],
      ['c2', 'assessment'],
      ['c3', 'testimony'],
      ['c4', 'not-offered'],
    ])
    expect(make({ lines }).lines).toHaveLength(5)
  })

  it('entities that are not there, nothing at all, and more than a page can show', () => {
    expect(listCodes({ chosen: ['a', 'nobody'] })).toEqual([['nobody', 'not-on-the-chart']])
    expect(listCodes({ nodes: [], lines: [] })).toEqual([[null, 'nothing-to-show']])
    const lines = Array.from({ length: 301 }, (_, at) => makeLine(`c${at}`))
    expect(listCodes({ lines })).toEqual([[null, 'too-much-for-a-page']])
  })

  it('says every reason at once, each with what mends it', () => {
    const outcome = buildExhibit(makeMaterial({ lines: [makeLine('c1', { quotes: [], handling: 'H3' })] }))
    const problems = outcome.kind === 'blocked' ? outcome.problems : []
    expect(problems.map((problem) => problem.code)).toEqual(['handling', 'unsourced'])
    expect(problems.every(({ reason, mend }) => reason.includes('Label a') && mend.endsWith('.'))).toBe(true)
  })

  it('does not block on lines that are not drawn', () => {
    const lines = [makeLine('c1'), makeLine('c2', { target: 'c', quotes: [], handling: 'H3' })]
    expect(make({ lines, chosen: ['a', 'b'] }).schedule.map((row) => row.claim)).toEqual(['c1'])
  })
})

describe('what an exhibit holds', () => {
  it('numbers, schedule and counts of what was chosen', () => {
    const lines = [makeLine('c9'), makeLine('c1', { predicate: 'zz' }), makeLine('c3', { target: 'c', to: 'Label c' })]
    const { schedule, counts, nodes } = make({ lines, chosen: ['b', 'a'] })
    expect(nodes.map((node) => node.id)).toEqual(['a', 'b'])
    expect(schedule.map((row) => [row.number, row.claim])).toEqual([
      [1, 'c9'],
      [2, 'c1'],
    ])
    expect(counts).toEqual({ entities: { shown: 2, total: 3 }, lines: { shown: 2, total: 3 } })
  })

  it('numbers lines of the same words by their claims', () => {
    const lines = ['c2', 'c3', 'c1'].map((claim) => makeLine(claim))
    expect(make({ lines }).schedule.map((row) => row.claim)).toEqual(['c1', 'c2', 'c3'])
  })

  it('explains every shape, style and mark on it, and no other', () => {
    const nodes = [makeNode('a'), makeNode('b', { kind: 'Concept', masked: true })]
    const lines = [makeLine('c1', { line: 'dotted', crossed: true, basis: 'assessment', certainty: 'attributed' })]
    const signs = make({ nodes, lines }).legend.map(({ sign }) => Object.values(sign).join(' '))
    expect(signs).toEqual([
      ...['shape circle', 'shape double-hexagon', 'line dotted', 'arrow', 'cross', 'lock'],
      ...['letter A', 'letter R', 'number'],
    ])
  })

  it('discloses what tells against it and what it leaves out, drawn or not', () => {
    const lines = [
      makeLine('c1', { crossed: true, contradictions: ['c2', 'x1'] }),
      makeLine('c2', { crossed: true, status: 'refuted', contradictions: ['c1'] }),
      makeLine('c3', { target: 'c' }),
      makeLine('c4', { source: 'c', target: 'd' }),
    ]
    const nodes = ['a', 'b', 'c', 'd'].map((id) => makeNode(id))
    const { disclosureSchedule } = make({ nodes, lines, chosen: ['a', 'b'], contradicting: [makeStatement('x1')] })
    expect(disclosureSchedule.elsewhere).toBe(1)
    expect(
      disclosureSchedule.rows.map(({ reason, number, claim, against }) => [reason, number, claim, against]),
    ).toEqual([
      ['refuted', 2, 'c2', [1]],
      ['contradicted', 1, 'c1', [2]],
      ['contradicts-a-line', null, 'x1', [1]],
      ['omitted', null, 'c3', []],
    ])
  })

  it('keeps what is sensitive out of the disclosure schedule', () => {
    const lines = [
      makeLine('c1', { crossed: true, contradictions: ['x1'] }),
      makeLine('c2', { target: 'c', handling: 'H2' }),
    ]
    const contradicting = [makeStatement('x1', { quotes: [makeQuote({ handling: 'H1' })] })]
    const { disclosureSchedule, sensitive } = make({ lines, contradicting, withheld: ['w1'], chosen: ['a', 'b'] })
    expect(disclosureSchedule.rows.map((row) => row.claim)).toEqual(['c1'])
    expect(sensitive).toEqual([
      { claim: 'c2', reason: 'handling' },
      { claim: 'w1', reason: 'identifies-the-masked' },
      { claim: 'x1', reason: 'handling' },
    ])
  })
})

describe('any material', () => {
  it('makes an exhibit in which every line is numbered, scheduled, sourced and free to leave, or none', () => {
    let made = 0
    fc.assert(
      fc.property(arbitraryMaterial, (material) => {
        const outcome = buildExhibit(material)
        const chosen = new Set(material.chosen ?? material.nodes.map((node) => node.id))
        const drawn = material.lines.filter((line) => chosen.has(line.source) && chosen.has(line.target))
        const unsourced = drawn.some((line) => line.quotes.every((quote) => quote.quote.trim() === ''))
        if (unsourced) expect(outcome.kind).toBe('blocked')
        if (outcome.kind === 'blocked') return
        made += 1
        const { lines, schedule } = outcome.exhibit
        expect(lines.map((line) => line.claim).sort()).toEqual(drawn.map((line) => line.claim).sort())
        expect(schedule.map((row) => [row.number, row.claim])).toEqual(lines.map((line, at) => [at + 1, line.claim]))
        for (const row of schedule) {
          expect(row.quotes.some((quote) => quote.quote.trim() !== '')).toBe(true)
          const codes = [row.handling, ...row.quotes.map((quote) => quote.handling)]
          const conditional = codes.some((code) => code !== null && ['H1', 'H2', 'H3', 'C'].includes(code))
          expect(!conditional || material.permittedClaims.has(row.claim)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
    expect(made).toBeGreaterThan(50)
  })

  it('gives the same numbers in whatever order it comes', () => {
    fc.assert(
      fc.property(arbitraryMaterial, (material) => {
        const turned = { ...material, nodes: [...material.nodes].reverse(), lines: [...material.lines].reverse() }
        expect(buildExhibit(turned)).toEqual(buildExhibit(material))
      }),
    )
  })
})
