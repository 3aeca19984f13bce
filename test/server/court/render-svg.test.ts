import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'

import { sealExhibit } from '../../../server/court/build-manifest.ts'
import type { ExhibitMaterial } from '../../../server/court/exhibit-material.ts'
import { buildExhibit } from '../../../server/court/exhibit-model.ts'
import { placeNodes } from '../../../server/court/place-nodes.ts'
import { placeLabels, WORDS_SIZE } from '../../../server/court/place-labels.ts'
import { routeLines } from '../../../server/court/route-lines.ts'
import { drawShape } from '../../../server/court/svg-shapes.ts'
import { cleanText, estimateWidth, findDirection } from '../../../server/court/svg-text.ts'
import { explainMissingChromium, launchChromium } from '../../client/chromium.ts'
import { arbitraryMaterial, hostileText, makeLine, makeMaterial, makeNode, makeQuote } from './build-material.ts'
import { findXmlFault } from './check-xml.ts'

function render(material: ExhibitMaterial): string | null {
  const outcome = buildExhibit(material)
  return outcome.kind === 'blocked' ? null : sealExhibit(outcome.exhibit, '1.0.0').svg
}

function renderSound(changes: Partial<ExhibitMaterial>): string {
  const svg = render(makeMaterial(changes))
  if (svg === null) throw new Error('blocked')
  return svg
}

/** The same material with its lines sourced and free, so that it renders. */
function mend(material: ExhibitMaterial): ExhibitMaterial {
  const lines = material.lines.map((line) => ({ ...line, quotes: [makeQuote()], handling: null }))
  return { ...material, mode: 'illustrative-aid', lines }
}

const NASTY = [
  '<script>alert(1)</script>',
  ']]>',
  '&',
  '"onload="x',
  '\u0000\u0008\uFFFE\uD800',
  '<!DOCTYPE x>',
  '\u202Ex',
]

describe('the chart as SVG', () => {
  it('is well-formed for any labels, numbers every line once, and is the same bytes each time', () => {
    fc.assert(
      fc.property(arbitraryMaterial.map(mend), (material) => {
        const svg = render(material)
        if (svg === null) throw new Error('blocked')
        expect(findXmlFault(svg)).toBeNull()
        expect(svg).not.toMatch(/NaN|Infinity|undefined|null/)
        expect(svg).not.toMatch(/<(?:script|image|use|foreignObject|style|a)\b|href|url\(/)
        const chosen = new Set(material.chosen ?? material.nodes.map((node) => node.id))
        const drawn = material.lines.filter((line) => chosen.has(line.source) && chosen.has(line.target))
        const numbers = [...svg.matchAll(/<g id="line-(\d+)">/g)].map((match) => Number(match[1]))
        expect(numbers).toEqual(drawn.map((_, at) => at + 1))
        for (const number of numbers) expect(svg).toMatch(new RegExp(`font-weight="bold">${number}(?: [ASR]+)?</text>`))
        const turned = { ...material, nodes: [...material.nodes].reverse(), lines: [...material.lines].reverse() }
        expect(render(turned)).toBe(svg)
      }),
      { numRuns: 150 },
    )
  })

  it('never comes of a line without a source', () => {
    fc.assert(
      fc.property(arbitraryMaterial, fc.nat(), (material, at) => {
        const bare = makeLine('bare', { quotes: [] })
        const lines = [...material.lines]
        lines.splice(at % (lines.length + 1), 0, bare)
        expect(render({ ...material, chosen: null, lines })).toBeNull()
      }),
    )
  })

  it('says the mode, the dates, how much is shown, and the letters of assessments', () => {
    const svg = renderSound({ lines: [makeLine('c1', { basis: 'assessment' })], chosen: ['a', 'b'] })
    expect(svg).toContain('>Illustrative aid - not evidence</text>')
    expect(svg).toContain(
      'Shown 2 of 3 entities, 1 of 1 lines. As at: all time; as received by 2024-03-05T10:00:00.000Z.',
    )
    expect(svg).toContain('>1 A</text>')
    expect(renderSound({ mode: 'summary' })).not.toContain('not evidence')
  })

  it('tells styles, crosses and masked names apart by form alone: black, white and no other colour', () => {
    const styled = (line: 'solid' | 'dashed' | 'dotted') => renderSound({ lines: [makeLine('c1', { line })] })
    expect(new Set([styled('solid'), styled('dashed'), styled('dotted')].map(readLine)).size).toBe(3)
    const crossed = renderSound({ lines: [makeLine('c1', { crossed: true })] })
    expect(crossed.split('stroke-width="0.7" stroke-linecap="round"/>').length - 1).toBe(2)
    const masked = renderSound({ nodes: [makeNode('a', { masked: true }), makeNode('b'), makeNode('c')] })
    expect(masked.split('height="1.4" fill="#000"').length - 1).toBe(2)
    for (const svg of [styled('solid'), crossed, masked]) {
      const colors = [...svg.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map((match) => match[1])
      expect([...new Set(colors)].sort()).toEqual(['#000', '#fff', 'none'])
    }
  })

  it('puts no words of any line where a cross stands', () => {
    const ids = Array.from({ length: 14 }, (_, at) => `n${at}`)
    const nodes = ids.map((id) => makeNode(id))
    const lines = ids.flatMap((id, at) => {
      const ends = { source: id, crossed: true, predicate: 'participated in (driver)' }
      return [
        makeLine(`c${at}`, { ...ends, target: `n${(at + 1) % 14}` }),
        makeLine(`d${at}`, { ...ends, target: `n${(at + 5) % 14}` }),
      ]
    })
    const outcome = buildExhibit(makeMaterial({ nodes, lines }))
    if (outcome.kind === 'blocked') throw new Error('blocked')
    const area = { x: 0, y: 0, width: 250, height: 150 }
    const placed = placeNodes(outcome.exhibit, area)
    const labels = placeLabels(routeLines(outcome.exhibit.lines, placed, area), placed, area)
    const words = labels.flatMap(({ words: one }) => (one === null ? [] : [one]))
    expect(words.length).toBeGreaterThan(3)
    for (const { cross } of labels) {
      for (const { x, y, anchor } of words) {
        const width = estimateWidth('participated in (driver)', WORDS_SIZE)
        const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
        const apart = Math.abs((cross?.y ?? NaN) - (y - WORDS_SIZE / 3)) > 1.5
        expect(apart || (cross?.x ?? NaN) < left - 1 || (cross?.x ?? NaN) > left + width + 1).toBe(true)
      }
    }
  })

  it('has an arrowhead on directed lines and none on symmetric ones', () => {
    const heads = (symmetric: boolean) => readLine(renderSound({ lines: [makeLine('c1', { symmetric })] }))
    expect(heads(false)).toContain('<polygon')
    expect(heads(true)).not.toContain('<polygon')
  })

  it('has a shape of its own for each of the grammar', () => {
    const shapes = ['circle', 'rectangle', 'diamond', 'pin', 'hexagon', 'double-hexagon', 'page'] as const
    expect(new Set(shapes.map((shape) => drawShape(shape, 0, 0, 3))).size).toBe(shapes.length)
  })

  it('keeps the order in which the analyst left the nodes, y upwards', () => {
    const positions = new Map([
      ['a', { x: -5, y: 9 }],
      ['b', { x: 40, y: 0 }],
      ['c', { x: 0, y: -30 }],
    ])
    const outcome = buildExhibit(makeMaterial({ positions }))
    if (outcome.kind === 'blocked') throw new Error('blocked')
    const [a, b, c] = placeNodes(outcome.exhibit, { x: 0, y: 0, width: 200, height: 150 })
    expect(a?.x).toBeLessThan(c?.x ?? NaN)
    expect(c?.x).toBeLessThan(b?.x ?? NaN)
    expect(a?.y).toBeLessThan(b?.y ?? NaN)
    expect(b?.y).toBeLessThan(c?.y ?? NaN)
  })

  it.each([5e-324, 1e-300, 1e-7, 1e7, 1e308, Infinity, NaN])('draws nodes that were left %d apart', (far) => {
    const positions = new Map([
      ['a', { x: 0, y: 0 }],
      ['b', { x: far, y: 0 }],
      ['c', { x: 0, y: -far }],
    ])
    expect(renderSound({ positions })).not.toMatch(/NaN|Infinity/)
  })

  it('keeps every node on the sheet, wherever it was left', () => {
    fc.assert(
      fc.property(arbitraryMaterial.map(mend), (material) => {
        const outcome = buildExhibit(material)
        if (outcome.kind === 'blocked') throw new Error('blocked')
        for (const node of placeNodes(outcome.exhibit, { x: 0, y: 0, width: 200, height: 150 })) {
          expect(node.x >= 0 && node.x <= 200 && node.y >= 0 && node.y <= 150).toBe(true)
        }
      }),
    )
  })
})

describe('texts of the chart', () => {
  it('run in the direction of their first strong character', () => {
    expect([findDirection('12 شرطة Lima'), findDirection('12 Lima شرطة'), findDirection('12')]).toEqual([
      ...['rtl', 'ltr', 'ltr'],
    ])
    expect(renderSound({ nodes: ['a', 'b', 'c'].map((id) => makeNode(id, { label: 'شرطة ليما' })) })).toMatch(
      / direction="rtl"[^>]*>شرطة ليما</,
    )
  })

  it('keep nothing that XML forbids or that reorders what is read', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(cleanText(text)).not.toMatch(/[\p{Cc}\p{Surrogate}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/u)
      }),
    )
  })
})

describe.skipIf(explainMissingChromium() !== null)(`in Chromium (${explainMissingChromium() ?? 'runs'})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser.close())

  it('is an SVG document that runs nothing and asks for nothing', async () => {
    const page = await browser.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    for (const nasty of NASTY) {
      const nodes = ['a', 'b', 'c'].map((id) => makeNode(id, { label: nasty }))
      const svg = renderSound({ title: `x${nasty}`, nodes, lines: [makeLine('c1', { predicate: nasty })] })
      const found = await page.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
        document.body.innerHTML = text
        return {
          root: parsed.documentElement.localName,
          faults: parsed.querySelectorAll('parsererror').length,
          foreign: parsed.querySelectorAll('script, image, use, foreignObject, a, style, [onload]').length,
          texts: [...parsed.querySelectorAll('text')].map((one) => one.textContent),
        }
      }, svg)
      expect(found).toMatchObject({ root: 'svg', faults: 0, foreign: 0 })
      if (nasty.length > 1 && cleanText(nasty).length > 1)
        expect(found.texts.join('')).toContain(cleanText(nasty).slice(0, 8))
    }
    expect(asked).toEqual([])
  })

  it('draws everything on the page', async () => {
    const page = await browser.newPage({ viewport: { width: 1188, height: 840 } })
    const nodes = Array.from({ length: 40 }, (_, at) =>
      makeNode(`n${at}`, { label: `A rather long label number ${at}` }),
    )
    const lines = nodes.slice(1).map((node, at) => makeLine(`c${at}`, { source: `n${at >> 1}`, target: node.id }))
    await page.setContent(renderSound({ nodes, lines }))
    const outside = await page.evaluate(() => {
      const sheet = document.querySelector('svg')?.getBoundingClientRect()
      return [...document.querySelectorAll('svg text, svg path, svg polygon')].filter((one) => {
        const box = one.getBoundingClientRect()
        return sheet === undefined || box.left < sheet.left || box.right > sheet.right || box.bottom > sheet.bottom
      }).length
    })
    expect(outside).toBe(0)
  })
})

function readLine(svg: string): string {
  return /<g id="line-1">.*<\/g>/.exec(svg)?.[0] ?? ''
}
