import { LineCounter, isMap, isNode, isPair, parseDocument, visit } from 'yaml'
import type { Document } from 'yaml'

import { decodeUtf8 } from '../case-file/decode-utf8.ts'
import { explainIssues } from '../case-file/explain-issues.ts'
import { checkMapping } from './check-mapping.ts'
import { MappingError } from './mapping-error.ts'
import type { MappingProblem } from './mapping-error.ts'
import { mappingSchema } from './mapping-schema.ts'
import type { Mapping } from './mapping-schema.ts'

/** Bytes of a mapping file at most. */
export const MAPPING_BYTES = 1024 * 1024
/** Depth of lists and maps within each other at most; a mapping needs six. */
const DEPTH = 20

type Path = readonly PropertyKey[]

/**
 * Reads a mapping file (docs/mapping.md) from its bytes; `file` is what messages call it.
 *
 * @throws {MappingError} with all that is wrong, each with its line and column
 */
export function readMapping(bytes: Uint8Array, file: string): Mapping {
  if (bytes.byteLength > MAPPING_BYTES) {
    throw refuse(file, 'too-large', `the mapping has more than ${MAPPING_BYTES} bytes; shorten it`)
  }
  const decoded = decodeUtf8(bytes)
  if ('invalidAt' in decoded) {
    throw refuse(file, 'not-yaml', `byte ${decoded.invalidAt + 1} is no UTF-8; save the mapping as UTF-8`)
  }
  const lines = new LineCounter()
  const document = parseDocument(decoded.text, {
    lineCounter: lines,
    version: '1.2',
    merge: false,
    prettyErrors: false,
  })
  const place = new Places(document, lines, file)
  place.refuseFaults()
  const value: unknown = document.toJS({ maxAliasCount: 0 })
  const parsed = mappingSchema.safeParse(value)
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) =>
      explainIssues([issue], value).map(({ field, message }) =>
        place.locate(issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path, {
          code: 'wrong-field',
          field,
          message,
        }),
      ),
    )
    throw new MappingError(problems)
  }
  const faults = checkMapping(parsed.data)
  if (faults.length > 0) {
    throw new MappingError(
      faults.map(({ path, message }) => place.locate(path, { code: 'wrong-rule', field: formatPath(path), message })),
    )
  }
  return parsed.data
}

/** Knows where in the YAML a path stands. */
class Places {
  constructor(
    readonly document: Document.Parsed,
    readonly lines: LineCounter,
    readonly file: string,
  ) {}

  /** Throws for what is no YAML, and for what a mapping has no use for: anchors, aliases, tags, depth. */
  refuseFaults(): void {
    const problems = [...this.document.errors, ...this.document.warnings].map((error) =>
      this.#at(error.pos[0], { code: 'not-yaml', field: null, message: error.message.split('\n')[0] ?? error.message }),
    )
    visit(this.document, (_, node, path) => {
      if (!isNode(node)) return undefined
      const what = describeForbidden(node, path.length)
      if (what === null) return undefined
      problems.push(this.#at(node.range?.[0] ?? 0, { code: 'not-yaml', field: null, message: what }))
      return visit.BREAK
    })
    if (problems.length > 0) throw new MappingError(problems)
  }

  locate(path: Path, problem: Pick<MappingProblem, 'code' | 'field' | 'message'>): MappingProblem {
    return this.#at(this.#findOffset(path), problem)
  }

  /** Where the deepest part of the path that exists begins; for an entry of a map, its key. */
  #findOffset(path: Path): number {
    let node: unknown = this.document.contents
    let offset = readOffset(node)
    for (const key of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isPair(item) && String(item.key) === String(key))
        if (pair === undefined) break
        offset = readOffset(pair.key)
        node = pair.value
      } else {
        node = isNode(node) && 'items' in node && typeof key === 'number' ? node.items[key] : undefined
        if (node === undefined) break
        offset = readOffset(node)
      }
    }
    return offset
  }

  #at(offset: number, problem: Pick<MappingProblem, 'code' | 'field' | 'message'>): MappingProblem {
    const { line, col } = this.lines.linePos(offset)
    return { file: this.file, line: Math.max(1, line), column: Math.max(1, col), ...problem }
  }
}

function describeForbidden(node: object, depth: number): string | null {
  if (depth > 2 * DEPTH) return `lists and maps are nested deeper than ${DEPTH}; a mapping needs no such depth`
  if ('source' in node && !('value' in node)) return 'a mapping has no aliases (*name); write the value out'
  if ('anchor' in node && typeof node.anchor === 'string') return 'a mapping has no anchors (&name); remove it'
  if ('tag' in node && typeof node.tag === 'string' && !node.tag.startsWith('tag:yaml.org,2002:')) {
    return `the tag ${node.tag} means nothing here; remove it`
  }
  return null
}

function readOffset(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0
}

function formatPath(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./u, '')
}

function refuse(file: string, code: MappingProblem['code'], message: string): MappingError {
  return new MappingError([{ file, line: null, column: null, field: null, code, message }])
}
