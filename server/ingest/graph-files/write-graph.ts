import { MultiDirectedGraph } from 'graphology'
import gexf from 'graphology-gexf'
import { Readable } from 'node:stream'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import type { Graph, GraphEdge, GraphNode } from '../../contract/graph.ts'
import type { GraphFileFormat } from './graph-tables.ts'
import { escapeXml } from './graph-text.ts'

type Value = string | number | boolean
type Attributes = Readonly<Record<string, Value>>
type Shown = Pick<Graph, 'nodes' | 'edges'>

/** Attributes of nodes and edges, in the order in which they are written. */
const NODE_TYPES = { label: 'string', kind: 'string', subkind: 'string', masked: 'boolean' } as const
const EDGE_TYPES = {
  predicate: 'string',
  role: 'string',
  status: 'string',
  line: 'string',
  certainty: 'string',
  basis: 'string',
  grade: 'string',
  origins: 'int',
  symmetric: 'boolean',
  validFrom: 'string',
  validTo: 'string',
} as const

/**
 * Writes what a chart shows as GraphML or GEXF 1.2 and ends `output`; a failure destroys it. One claim is one directed
 * edge under its id, parallel ones apart; a symmetric one says so. Nothing is masked here: the caller has done so. Equal
 * graphs give equal bytes.
 */
export async function writeGraph(output: Writable, format: GraphFileFormat, graph: Shown): Promise<void> {
  const pieces = format === 'graphml' ? writeGraphMl(graph) : [writeGexf(graph)]
  await pipeline(Readable.from(pieces, { objectMode: true }), output)
}

/** GraphML, piece by piece. */
export function* writeGraphMl({ nodes, edges }: Shown): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
  yield* declareKeys('node', NODE_TYPES)
  yield* declareKeys('edge', EDGE_TYPES)
  yield '<graph edgedefault="directed">\n'
  for (const node of nodes) {
    yield `<node id="${escapeXml(node.id)}">${writeData('node', describeNode(node))}</node>\n`
  }
  for (const edge of edges) {
    const ends = `source="${escapeXml(edge.source)}" target="${escapeXml(edge.target)}"`
    yield `<edge id="${escapeXml(edge.id)}" ${ends}>${writeData('edge', describeEdge(edge))}</edge>\n`
  }
  yield '</graph>\n</graphml>\n'
}

/** GEXF 1.2. */
export function writeGexf({ nodes, edges }: Shown): string {
  const graph = new MultiDirectedGraph()
  for (const node of nodes) graph.addNode(node.id, clean(describeNode(node)))
  for (const edge of edges) {
    const { predicate, ...attributes } = clean(describeEdge(edge))
    graph.addEdgeWithKey(edge.id, edge.source, edge.target, { ...attributes, predicate, label: predicate })
  }
  return gexf.write(graph, {
    formatNode: (_, { label, ...attributes }) => ({ label: String(label), attributes }),
    formatEdge: (_, { label, ...attributes }) => ({ label: String(label), attributes }),
  })
}

function describeNode({ label, kind, subkind, masked }: GraphNode): Attributes {
  return omitNull({ label, kind, subkind, masked })
}

function describeEdge(edge: GraphEdge): Attributes {
  const { predicate, role, status, line, certainty, basis, grade, origins, symmetric, valid } = edge
  const plain = { predicate, role, status, line, certainty, basis, grade, origins, symmetric }
  return omitNull({ ...plain, validFrom: valid.from, validTo: valid.to })
}

function omitNull(values: Readonly<Record<string, Value | null>>): Attributes {
  return Object.fromEntries(Object.entries(values).filter((one): one is [string, Value] => one[1] !== null))
}

function* declareKeys(domain: string, types: Readonly<Record<string, string>>): Generator<string> {
  for (const [name, type] of Object.entries(types)) {
    yield `<key id="${domain}-${name}" for="${domain}" attr.name="${name}" attr.type="${type}"/>\n`
  }
}

function writeData(domain: string, attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => `<data key="${domain}-${name}">${escapeXml(String(value))}</data>`)
    .join('')
}

const UNSEEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** The library escapes, but lets through what XML cannot hold. */
function clean(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(UNSEEN, '\ufffd') : value,
    ]),
  )
}
