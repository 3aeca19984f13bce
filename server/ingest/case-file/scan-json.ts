/** Why a text is not the JSON that a case file takes, and at which index. */
export interface JsonFault {
  readonly index: number
  readonly code: 'not-json' | 'too-deep' | 'duplicate-key' | 'forbidden-key'
  readonly message: string
}

/**
 * Looks for what JSON.parse would refuse without a place, or take without a word: nesting below `depth`, a key twice
 * in one object, the key `__proto__`. Null if the text is JSON (RFC 8259) without any of these.
 */
export function scanJson(text: string, depth: number): JsonFault | null {
  const scanner = new Scanner(text)
  try {
    scanner.skipSpace()
    scanner.readValue(depth)
    scanner.skipSpace()
    if (!scanner.atEnd) scanner.fail('the line holds more after the end of its JSON value')
  } catch (error) {
    if (error instanceof FaultFound) return error.fault
    throw error
  }
  return null
}

class FaultFound extends Error {
  constructor(readonly fault: JsonFault) {
    super(fault.message)
  }
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const WORD = /true|false|null/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

class Scanner {
  #index = 0

  constructor(readonly text: string) {}

  get atEnd(): boolean {
    return this.#index >= this.text.length
  }

  fail(message: string, code: JsonFault['code'] = 'not-json', index = this.#index): never {
    throw new FaultFound({ index, code, message })
  }

  skipSpace(): void {
    while (isSpace(this.text.charCodeAt(this.#index))) this.#index += 1
  }

  readValue(depth: number): void {
    const first = this.text[this.#index]
    if (first === undefined) this.fail('the line ends where a JSON value should be')
    if (first === '{' || first === '[') {
      if (depth === 0) this.fail('arrays and objects nest too deep', 'too-deep')
      if (first === '{') this.#readObject(depth - 1)
      else this.#readArray(depth - 1)
    } else if (first === '"') this.#readString()
    else if (!this.#match(NUMBER) && !this.#match(WORD)) this.fail(`${quote(first)} begins no JSON value`)
  }

  #readObject(depth: number): void {
    const keys = new Set<string>()
    this.#index += 1
    this.skipSpace()
    if (this.#take('}')) return
    do {
      this.skipSpace()
      this.#readKey(keys)
      this.skipSpace()
      if (!this.#take(':')) this.fail('":" is missing after a key')
      this.skipSpace()
      this.readValue(depth)
      this.skipSpace()
    } while (this.#take(','))
    if (!this.#take('}')) this.fail('"," or "}" is missing')
  }

  #readArray(depth: number): void {
    this.#index += 1
    this.skipSpace()
    if (this.#take(']')) return
    do {
      this.skipSpace()
      this.readValue(depth)
      this.skipSpace()
    } while (this.#take(','))
    if (!this.#take(']')) this.fail('"," or "]" is missing')
  }

  #readKey(keys: Set<string>): void {
    const start = this.#index
    if (this.text[start] !== '"') this.fail('a key in double quotes is missing')
    this.#readString()
    const key = String(JSON.parse(this.text.slice(start, this.#index)))
    if (key === '__proto__') this.fail('the key "__proto__" is not allowed; remove it', 'forbidden-key', start)
    if (keys.has(key)) this.fail(`the key ${quote(key)} stands twice in one object; remove one`, 'duplicate-key', start)
    keys.add(key)
  }

  #readString(): void {
    this.#index += 1
    for (;;) {
      const unit = this.text.charCodeAt(this.#index)
      if (Number.isNaN(unit)) this.fail('a text in double quotes does not end on its line')
      if (unit < 0x20) this.fail('a control character stands in a text; escape it')
      if (unit === 0x5c) {
        if (!this.#match(ESCAPE)) this.fail('a backslash begins no escape that JSON knows')
        continue
      }
      this.#index += 1
      if (unit === 0x22) return
    }
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.#index
    const found = pattern.test(this.text)
    if (found) this.#index = pattern.lastIndex
    return found
  }

  #take(character: string): boolean {
    const found = this.text[this.#index] === character
    if (found) this.#index += 1
    return found
  }
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}
