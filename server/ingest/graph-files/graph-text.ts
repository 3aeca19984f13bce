/** One edge as its tag says. */
export interface GraphEdgeTag {
  /** Null where the file gives none. */
  readonly id: string | null
  /** What the library is given as its id, unique among all edges. */
  readonly key: string
  readonly isDirected: boolean
}

/** A change to a text: what stands from `start` to `end` becomes `text`. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Something of a graph that a table of nodes or edges has no place for. */
export interface LeftOut {
  readonly field: string
  readonly message: string
}

/** The text of a graph file that has been looked through, made ready for the library that reads it. */
export interface GraphText {
  readonly text: string
  /** By key. */
  readonly edges: ReadonlyMap<string, GraphEdgeTag>
  readonly leftOut: readonly LeftOut[]
}

/** Makes edits that do not overlap, in any order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = []
  let read = 0
  for (const { start, end, text: instead } of [...edits].sort((one, other) => one.start - other.start)) {
    pieces.push(text.slice(read, start), instead)
    read = end
  }
  return [...pieces, text.slice(read)].join('')
}

/** A start tag with other attributes; null takes one away. */
export function rewriteTag(
  name: string,
  attributes: ReadonlyMap<string, string>,
  changes: Readonly<Record<string, string | null>>,
  isEmpty: boolean,
): string {
  const all = new Map<string, string | null>([...attributes, ...Object.entries(changes)])
  const written = [...all].map(([key, value]) => (value === null ? '' : ` ${key}="${escapeXml(value)}"`))
  return `<${name}${written.join('')}${isEmpty ? '/' : ''}>`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}
const UNSEEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Text for an attribute or element; what XML cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(UNSEEN, '\ufffd').replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? character)
}
