/** Text is given out in pieces of about this many characters. */
const CHUNK = 1 << 16

/**
 * Canonical JSON (RFC 8785) of a value in pieces, so that no text grows beyond what an engine holds in one string. What
 * a structured clone carries and JSON does not is written as an object of one member that begins with `~`: a map by its
 * keys in code unit order, a set, an array of numbers of a fixed width, and a number that is not finite.
 *
 * @throws {TypeError} for functions, symbols, big integers and what is undefined outside an object
 */
export function* writeCanonicalChunks(value: unknown): Generator<string> {
  let text = ''
  for (const piece of writeValue(value)) {
    text += piece
    if (text.length < CHUNK) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}

function* writeValue(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) yield writePlain(value)
  else if (Array.isArray(value)) yield* writeItems(value)
  else if (value instanceof Map) yield* writeTagged('~map', [...value].sort(compareKeys))
  else if (value instanceof Set) yield* writeTagged('~set', [...value].sort())
  else if (isNumberArray(value)) yield* writeTagged('~numbers', [value.constructor.name, Array.from(value)])
  else yield* writeMembers(value)
}

function writePlain(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return `{"~number":"${value}"}`
  const text = JSON.stringify(value) as string | undefined
  if (text === undefined) throw new TypeError(`a ${typeof value} cannot be written as JSON`)
  return text
}

function* writeItems(items: readonly unknown[]): Generator<string> {
  // Most lists are of plain values or short: those need no generator an item.
  if (items.every((item) => typeof item !== 'object' || item === null)) {
    yield `[${items.map(writePlain).join(',')}]`
    return
  }
  yield '['
  for (const [place, item] of items.entries()) {
    if (place > 0) yield ','
    yield* writeValue(item)
  }
  yield ']'
}

function* writeTagged(tag: string, items: readonly unknown[]): Generator<string> {
  yield `{"${tag}":`
  yield* writeItems(items)
  yield '}'
}

function* writeMembers(value: object): Generator<string> {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(compareKeys)
  let before = '{'
  for (const [name, member] of members) {
    yield `${before}${JSON.stringify(name)}:`
    yield* writeValue(member)
    before = ','
  }
  yield before === '{' ? '{}' : '}'
}

function compareKeys([one]: readonly [unknown, unknown], [other]: readonly [unknown, unknown]): number {
  const [a, b] = [String(one), String(other)]
  return a < b ? -1 : a > b ? 1 : 0
}

type NumberArray = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array

function isNumberArray(value: object): value is NumberArray | Uint8Array {
  return ArrayBuffer.isView(value) && !(value instanceof DataView) && !(value instanceof BigInt64Array)
}

const ARRAYS = { Float64Array, Float32Array, Int32Array, Uint32Array, Int16Array, Uint16Array, Int8Array, Uint8Array }

/** The value that canonical JSON was written from. */
export function reviveCanonical(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const [entry, ...others] = Object.entries(value) as [string, unknown][]
    return entry === undefined || others.length > 0 ? value : reviveTagged(entry[0], entry[1], value)
  })
}

function reviveTagged(tag: string, content: unknown, value: object): unknown {
  if (tag === '~number') return Number(content)
  if (!Array.isArray(content)) return value
  if (tag === '~map') return new Map(content as [unknown, unknown][])
  if (tag === '~set') return new Set(content)
  if (tag !== '~numbers') return value
  const [name, numbers] = content as [keyof typeof ARRAYS, number[]]
  return ARRAYS[name].from(numbers)
}
