import type { ProblemCode } from '../problem.ts'

/** The start of an element. */
export interface XmlTag {
  readonly name: string
  /** Values with their references resolved. */
  readonly attributes: ReadonlyMap<string, string>
  /** Index of its "<", and that after its ">". */
  readonly start: number
  readonly end: number
  readonly isEmpty: boolean
  /** Names of the elements around it, the outermost first. */
  readonly path: readonly string[]
}

export interface XmlVisitor {
  readonly open: (tag: XmlTag) => void
  /** @param end index after the end of the element */
  readonly close: (name: string, end: number) => void
}

/** Why a text is not taken, and at which index. */
export class XmlFault extends Error {
  constructor(
    readonly code: Extract<ProblemCode, 'not-xml' | 'document-type' | 'too-deep' | 'text-too-long'>,
    readonly index: number,
    message: string,
  ) {
    super(message)
  }
}

export interface XmlLimits {
  readonly depth: number
  /** UTF-16 units of a text, a tag, a comment. */
  readonly length: number
}

const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const NAME = /[\p{L}_:][\p{L}\p{M}\p{N}_:.-]*/uy
const ATTRIBUTE = /\s+([\p{L}_:][\p{L}\p{M}\p{N}_:.-]*)\s*=\s*("[^"<]*"|'[^'<]*')/uy
const TAG_END = /\s*(\/?)>/y
const CLOSING = /<\/([\p{L}_:][\p{L}\p{M}\p{N}_:.-]*)\s*>/uy
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}));/gu
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** What begins so and ends so holds no elements. */
const OPAQUE: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
]

/**
 * Walks through XML 1.0 without document type, in linear time, and tells every element. No entity is known but the five
 * that XML has by itself, and nothing is ever fetched.
 *
 * @throws {XmlFault} at the first thing that is not well-formed, not allowed or beyond the limits
 */
export function scanXml(text: string, limits: XmlLimits, visitor: XmlVisitor): void {
  new Scanner(text, limits, visitor).run()
}

class Scanner {
  #index = 0
  readonly #path: string[] = []
  #hasRoot = false

  constructor(
    readonly text: string,
    readonly limits: XmlLimits,
    readonly visitor: XmlVisitor,
  ) {}

  run(): void {
    const illegal = ILLEGAL.exec(this.text)
    if (illegal !== null) this.#fail('a character stands here that XML does not allow; remove it', illegal.index)
    if (this.text.startsWith('\ufeff')) this.#index = 1
    while (this.#index < this.text.length) {
      if (this.text[this.#index] === '<') this.#readMarkup()
      else this.#readText()
    }
    const open = this.#path.at(-1)
    if (open !== undefined) this.#fail(`the file ends within <${open}>; it is cut off`)
    if (!this.#hasRoot) this.#fail('the file holds no element')
  }

  #readText(): void {
    const next = this.text.indexOf('<', this.#index)
    const end = next === -1 ? this.text.length : next
    const text = this.text.slice(this.#index, end)
    this.#limit(text.length)
    if (this.#path.length === 0 && text.trim() !== '') this.#fail('text stands outside of every element')
    if (text.includes(']]>')) this.#fail('"]]>" stands in a text; write "]]&gt;"')
    this.#resolve(text, this.#index)
    this.#index = end
  }

  #readMarkup(): void {
    const start = this.#index
    const opaque = OPAQUE.find(([begin]) => this.text.startsWith(begin, start))
    if (opaque !== undefined) {
      const [begin, finish] = opaque
      const end = this.text.indexOf(finish, start + begin.length)
      if (end === -1) this.#fail(`"${begin}" is never closed`)
      this.#limit(end - start)
      if (begin.includes('CDATA') && this.#path.length === 0) this.#fail('text stands outside of every element')
      this.#index = end + finish.length
    } else if (this.text.startsWith('<!', start)) {
      const message = 'the file has a document type or entities of its own, which are not read; remove "<!DOCTYPE …>"'
      throw new XmlFault('document-type', start, message)
    } else if (this.text.startsWith('</', start)) this.#close(start)
    else this.#open(start)
  }

  #close(start: number): void {
    CLOSING.lastIndex = start
    const name = CLOSING.exec(this.text)?.[1]
    if (name === undefined) this.#fail('a closing tag is not written as one')
    const open = this.#path.pop()
    if (open === undefined) this.#fail(`</${name}> closes nothing`)
    if (open !== name) this.#fail(`</${name}> stands where <${open}> should be closed`)
    this.#index = CLOSING.lastIndex
    this.visitor.close(name, this.#index)
  }

  #open(start: number): void {
    NAME.lastIndex = start + 1
    const name = NAME.exec(this.text)?.[0]
    if (name === undefined) this.#fail('"<" begins no tag; write "&lt;" in a text')
    if (this.#path.length === 0 && this.#hasRoot) this.#fail('a second element stands beside the outermost one')
    const attributes = this.#readAttributes(NAME.lastIndex)
    TAG_END.lastIndex = this.#index
    const end = TAG_END.exec(this.text)
    if (end === null) this.#fail(`the tag <${name}> is not written as one`)
    this.#index = TAG_END.lastIndex
    this.#limit(this.#index - start)
    if (this.#path.length >= this.limits.depth) {
      throw new XmlFault('too-deep', start, `elements nest deeper than ${this.limits.depth}`)
    }
    this.#hasRoot = true
    const isEmpty = end[1] === '/'
    this.visitor.open({ name, attributes, start, end: this.#index, isEmpty, path: this.#path })
    if (isEmpty) this.visitor.close(name, this.#index)
    else this.#path.push(name)
  }

  #readAttributes(start: number): Map<string, string> {
    const attributes = new Map<string, string>()
    this.#index = start
    for (;;) {
      ATTRIBUTE.lastIndex = this.#index
      const found = ATTRIBUTE.exec(this.text)
      if (found === null) return attributes
      const [, name = '', quoted = ''] = found
      if (attributes.has(name)) this.#fail(`the attribute "${name}" stands twice in one tag`)
      attributes.set(name, this.#resolve(quoted.slice(1, -1), this.#index))
      this.#index = ATTRIBUTE.lastIndex
    }
  }

  /** A text with its references resolved. */
  #resolve(text: string, index: number): string {
    if (!text.includes('&')) return text
    if (text.replace(REFERENCE, '').includes('&')) {
      this.#fail('"&" begins no reference that XML has by itself; write "&amp;"', index + text.indexOf('&'))
    }
    return text.replace(REFERENCE, (_, named?: string, decimal?: string, hexadecimal?: string) => {
      if (named !== undefined) return NAMED[named] ?? ''
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '0', 16) : Number(decimal)
      const character = code <= 0x10ffff ? String.fromCodePoint(code) : '\0'
      if (ILLEGAL.test(character)) this.#fail('a reference stands for a character that XML does not allow', index)
      return character
    })
  }

  #limit(length: number): void {
    if (length <= this.limits.length) return
    throw new XmlFault('text-too-long', this.#index, `a text or tag is longer than ${this.limits.length} UTF-16 units`)
  }

  #fail(message: string, index = this.#index): never {
    throw new XmlFault('not-xml', index, message)
  }
}
