import fc from 'fast-check'

import { chooseShape } from '../../../server/court/exhibit-material.ts'
import type {
  ExhibitLine,
  ExhibitMaterial,
  ExhibitNode,
  ExhibitQuote,
  ExhibitStatement,
} from '../../../server/court/exhibit-material.ts'
import { BASES, CERTAINTIES } from '../../../server/domain/claim.ts'
import { ENTITY_KINDS } from '../../../server/domain/entity.ts'
import { HANDLING_CODES } from '../../../server/domain/grade.ts'

/** Short makers of disclosed material; `changes` sets what a test is about. */
export function makeNode(id: string, changes: Partial<ExhibitNode> = {}): ExhibitNode {
  const kind = changes.kind ?? 'Person'
  return { id, label: `Label ${id}`, kind, shape: chooseShape(kind), masked: false, ...changes }
}

export function makeQuote(changes: Partial<ExhibitQuote> = {}): ExhibitQuote {
  return {
    source: 's1',
    title: 'Court record 1',
    sourceKind: 'court-record',
    exhibit: 'P-12',
    page: null,
    row: null,
    quote: 'They met on the quay.',
    translation: null,
    sha256: 'a'.repeat(64),
    handling: null,
    ...changes,
  }
}

export function makeStatement(claim: string, changes: Partial<ExhibitStatement> = {}): ExhibitStatement {
  return {
    claim,
    from: 'Label a',
    predicate: 'associated with',
    to: 'Label b',
    certainty: 'stated',
    basis: 'fact',
    status: 'active',
    grade: 'B2',
    handling: null,
    attributedTo: null,
    valid: { from: null, to: null },
    quotes: [makeQuote()],
    ...changes,
  }
}

export function makeLine(claim: string, changes: Partial<ExhibitLine> = {}): ExhibitLine {
  const ends = {
    source: 'a',
    target: 'b',
    symmetric: false,
    line: 'solid',
    crossed: false,
    contradictions: [],
  } as const
  return { ...makeStatement(claim), ...ends, ...changes }
}

export function makeMaterial(changes: Partial<ExhibitMaterial> = {}): ExhibitMaterial {
  return {
    mode: 'illustrative-aid',
    title: 'The quay',
    format: 'a4',
    clocks: { asAt: null, knownAt: '2024-03-05T10:00:00.000Z' },
    nodes: [makeNode('a'), makeNode('b'), makeNode('c')],
    lines: [makeLine('c1'), makeLine('c2', { target: 'c', to: 'Label c' })],
    contradicting: [],
    withheld: [],
    chosen: null,
    positions: new Map(),
    permittedClaims: new Set(),
    ...changes,
  }
}

/** Any UTF-16 at all: controls, unpaired surrogates, markup, reordering marks, both directions. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(
        '<script>alert(1)</script>',
        ']]>',
        '&amp;',
        '"',
        "'",
        '<!--',
        '\u202Eecilop',
        'شرطة',
        ' ',
        '\u0000',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

const NODE_IDS = ['a', 'b', 'c', 'd', 'e'] as const

const arbitraryQuote = fc
  .record({
    quote: fc.oneof(fc.constantFrom('', '  '), hostileText, fc.constant('They met.')),
    exhibit: fc.constantFrom(null, 'P-12'),
    sourceKind: fc.constantFrom('court-record' as const, 'press' as const, 'interview' as const),
    handling: fc.option(fc.constantFrom(...HANDLING_CODES)),
  })
  .map(makeQuote)

const arbitraryLine = fc
  .record({
    source: fc.constantFrom(...NODE_IDS),
    target: fc.constantFrom(...NODE_IDS),
    from: hostileText,
    predicate: hostileText,
    to: hostileText,
    symmetric: fc.boolean(),
    line: fc.constantFrom('solid' as const, 'dashed' as const, 'dotted' as const),
    crossed: fc.boolean(),
    certainty: fc.constantFrom(...CERTAINTIES),
    basis: fc.constantFrom(...BASES),
    handling: fc.option(fc.constantFrom(...HANDLING_CODES), { freq: 3 }),
    quotes: fc.array(arbitraryQuote, { maxLength: 2, size: 'max' }),
  })
  .filter((line) => line.source !== line.target)

/** Material in which everything may be wrong at once. */
export const arbitraryMaterial: fc.Arbitrary<ExhibitMaterial> = fc
  .record({
    mode: fc.constantFrom('illustrative-aid' as const, 'summary' as const),
    title: hostileText,
    format: fc.constantFrom('a4' as const, 'a3' as const),
    labels: fc.array(hostileText, { minLength: NODE_IDS.length, maxLength: NODE_IDS.length }),
    kinds: fc.array(fc.constantFrom(...ENTITY_KINDS), { minLength: NODE_IDS.length, maxLength: NODE_IDS.length }),
    lines: fc.array(arbitraryLine, { maxLength: 5 }),
    chosen: fc.option(fc.subarray([...NODE_IDS], { minLength: 1 })),
    permitted: fc.subarray(['c0', 'c1', 'c2', 'c3', 'c4']),
    places: fc.dictionary(fc.constantFrom(...NODE_IDS), fc.record({ x: fc.double(), y: fc.double() })),
  })
  .map(({ labels, kinds, lines, permitted, places, ...rest }) =>
    makeMaterial({
      ...rest,
      nodes: NODE_IDS.map((id, at) => makeNode(id, { label: labels[at] ?? '', kind: kinds[at] ?? 'Person' })),
      lines: lines.map((line, at) => makeLine(`c${at}`, line)),
      permittedClaims: new Set(permitted),
      positions: new Map(Object.entries(places)),
    }),
  )
