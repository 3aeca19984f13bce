import { ProblemList } from '../problem.ts'
import type { ProblemDraft } from '../problem.ts'
import type { GraphEdgeTag, LeftOut, TextEdit } from './graph-text.ts'
import type { XmlTag } from './scan-xml.ts'

interface EdgeEnds {
  readonly start: number
  readonly source: string | undefined
  readonly target: string | undefined
}

/** What GraphML and GEXF have in common: ids of nodes and edges, what edges join, what is wrong with them. */
export class GraphSurvey {
  readonly edits: TextEdit[] = []
  readonly problems: ProblemList
  readonly #nodes = new Set<string>()
  readonly #edgeIds = new Set<string>()
  readonly #edges: { readonly tag: XmlTag; readonly id: string | null; readonly isDirected: boolean }[] = []
  readonly #ends: EdgeEnds[] = []
  readonly #leftOut = new Map<string, { count: number; readonly message: string }>()

  constructor(
    readonly file: string,
    readonly text: string,
    limit: number,
  ) {
    this.problems = new ProblemList(limit)
  }

  addNode(tag: XmlTag): void {
    const id = tag.attributes.get('id')
    if (id === undefined) this.report(tag.start, 'id', 'wrong-value', 'a node has no id; give it one')
    else if (this.#nodes.has(id)) {
      this.report(tag.start, 'id', 'duplicate-id', `two nodes have the id "${id}"; give one its own`)
    } else this.#nodes.add(id)
  }

  addEdge(tag: XmlTag, isDirected: boolean): void {
    const given = tag.attributes.get('id')
    const id = given === undefined || given === '' ? null : given
    if (id !== null && this.#edgeIds.has(id)) {
      this.report(tag.start, 'id', 'duplicate-id', `two edges have the id "${id}"; give one its own, or none`)
    }
    if (id !== null) this.#edgeIds.add(id)
    this.#edges.push({ tag: { ...tag, path: [] }, id, isDirected })
    this.#ends.push({ start: tag.start, source: tag.attributes.get('source'), target: tag.attributes.get('target') })
  }

  /** Counts something that no table has a place for. */
  leaveOut(field: string, message: string): void {
    const known = this.#leftOut.get(field)
    if (known === undefined) this.#leftOut.set(field, { count: 1, message })
    else known.count += 1
  }

  listLeftOut(): LeftOut[] {
    return [...this.#leftOut].map(([field, { count, message }]) => ({ field, message: `${message} (${count} times)` }))
  }

  /** Checks what edges join, now that all nodes are known. */
  checkEnds(): void {
    for (const { start, source, target } of this.#ends) {
      for (const [field, id] of Object.entries({ source, target })) {
        if (id === undefined) this.report(start, field, 'wrong-value', `an edge has no ${field}; give it one`)
        else if (!this.#nodes.has(id)) {
          this.report(start, field, 'unknown-reference', `there is no node "${id}" in the file; add it`)
        }
      }
    }
  }

  /** Every edge under a key of its own, written into its tag by `write`. */
  keyEdges(write: (tag: XmlTag, key: string) => string): Map<string, GraphEdgeTag> {
    let stem = 'edge'
    while (this.#edgeIds.has(`${stem}-1`) || [...this.#edgeIds].some((id) => id.startsWith(`${stem}-`))) stem += '-'
    const edges = new Map<string, GraphEdgeTag>()
    this.#edges.forEach(({ tag, id, isDirected }, place) => {
      const key = id ?? `${stem}-${place + 1}`
      edges.set(key, { id, key, isDirected })
      this.edits.push({ start: tag.start, end: tag.end, text: write(tag, key) })
    })
    return edges
  }

  report(index: number, field: string | null, code: ProblemDraft['code'], message: string): void {
    this.problems.add({ file: this.file, ...locate(this.text, index), field, code, message })
  }
}

/** Line and column of an index, counted from 1. */
export function locate(text: string, index: number): { readonly line: number; readonly column: number } {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line += 1
  return { line, column: index - text.lastIndexOf('\n', index - 1) }
}
