import { createRandom } from '../../server/analysis/create-random.ts'
import type { Random } from '../../server/analysis/create-random.ts'
import { maskText } from '../../server/api/disclosure/mask-text.ts'
import { NameMatcher } from '../../server/api/disclosure/name-matcher.ts'
import { buildNamePatterns } from '../../server/api/disclosure/name-patterns.ts'
import type { MaskedIdentity } from '../../server/api/disclosure/name-patterns.ts'
import type { NameLiteral } from '../../server/domain/literal.ts'
import type { Benchmark, Task } from '../benchmark.ts'
import { inventNames, pick } from '../invent-names.ts'

const MASKED = 200
const SHOWN = 200

/** Sentences of which about every second one names somebody. */
const SENTENCES: readonly string[] = [
  'The driver met {} behind the old market and left before noon.',
  'Two officers watched the house until the lights went out.',
  'According to the second statement {} never crossed the border.',
  'Nobody could say where the money had come from, nor who had counted it.',
]

export const BENCHMARK: Benchmark = {
  operation: `Masks a text in which ${MASKED} masked and ${SHOWN} shown people are named, from the names on.`,
  unit: 'kB',
  sizes: [100, 400],
  peers: [
    {
      name: 'String.replaceAll',
      difference:
        'replaces each masked full name where it stands letter by letter, one pass a name; it does not find a ' +
        'surname alone, other case, accents or joined particles, spares no shown name and remembers no offsets.',
      prepare({ size }) {
        const { text, masked } = invent(size)
        return measure(() => replaceNames(text, masked))
      },
    },
  ],
  prepare({ size }) {
    const { text, masked, shown } = invent(size)
    return measure(() => maskText(text, new NameMatcher(buildNamePatterns(masked, shown))).text)
  },
}

interface Text {
  readonly text: string
  readonly masked: readonly MaskedIdentity[]
  readonly shown: readonly NameLiteral[]
}

function invent(kilobytes: number): Text {
  const random = createRandom(kilobytes)
  const names = inventNames(MASKED + SHOWN, random)
  return {
    text: writeText(kilobytes * 1000, names, random),
    masked: names.slice(0, MASKED).map(identify),
    shown: names.slice(MASKED).map(toLiteral),
  }
}

function measure(mask: () => string): Task {
  let result = ''
  return {
    run() {
      result = mask()
    },
    inspect: () => ({ characters: result.length, pseudonyms: result.split('[V-').length - 1 }),
  }
}

function identify(name: string, index: number): MaskedIdentity {
  return { isPerson: true, names: [toLiteral(name)], identifiers: [], pseudonym: `V-${String(index).padStart(4, '0')}` }
}

function toLiteral(value: string): NameLiteral {
  return { kind: 'name', value, script: 'Latn', language: null, nameKind: 'legal' }
}

/** ASCII, so that its length is its bytes. */
function writeText(length: number, names: readonly string[], random: Random): string {
  let text = ''
  while (text.length < length) text += `${pick(SENTENCES, random).replace('{}', pick(names, random))} `
  return text
}

function replaceNames(text: string, masked: readonly MaskedIdentity[]): string {
  let result = text
  for (const { names, pseudonym } of masked) {
    for (const { value } of names) result = result.replaceAll(value, `[${pseudonym}]`)
  }
  return result
}
