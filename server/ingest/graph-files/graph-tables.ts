import { MultiGraph } from 'graphology'
import gexf from 'graphology-gexf'
import graphml from 'graphology-graphml'
import type { AbstractGraph } from 'graphology-types'

import type { GraphText } from './graph-text.ts'

export type GraphFileFormat = 'graphml' | 'gexf'

/** Nodes and edges of a graph as canonical CSV: equal graphs give equal bytes. */
export interface GraphTables {
  readonly nodes: Uint8Array
  readonly edges: Uint8Array
}

const OWN_COLUMNS = { nodes: ['id'], edges: ['id', 'source', 'target', 'directed'] } as const
type Row = ReadonlyMap<string, string>

/** Reads a graph by graphology's own library and writes it as two tables, in the order of the file. */
export function tabulateGraph(format: GraphFileFormat, { text, edges }: GraphText, delimiter: string): GraphTables {
  const graph = parse(format, text)
  const nodes = graph.mapNodes((id, attributes) => new Map([['id', id], ...listCells(attributes, OWN_COLUMNS.nodes)]))
  const rows = graph.mapEdges((key, attributes, source, target) => {
    const { id = null, isDirected = false } = edges.get(key) ?? {}
    const own = { id: id ?? '', source, target, directed: String(isDirected) }
    return new Map([...Object.entries(own), ...listCells(attributes, OWN_COLUMNS.edges)])
  })
  return {
    nodes: writeTable(OWN_COLUMNS.nodes, nodes, delimiter),
    edges: writeTable(OWN_COLUMNS.edges, rows, delimiter),
  }
}

function parse(format: GraphFileFormat, text: string): AbstractGraph {
  if (format === 'graphml') return graphml.parse(MultiGraph, text)
  return gexf.parse(MultiGraph, text, { allowUndeclaredAttributes: true })
}

/** Attributes by name; one that is called like a column of every table says so. */
function listCells(attributes: Readonly<Record<string, unknown>>, own: readonly string[]): [string, string][] {
  return Object.entries(attributes).map(([key, value]) => {
    const name = key.trim()
    // A colon and a type at the end would be read as a column of Neo4j's import.
    const isTaken = own.includes(name) || /:[A-Za-z_]+$/.test(name)
    return [isTaken ? `${name} (attribute)` : name, writeCell(value)]
  })
}

/** The libraries give texts, and numbers for weights and looks. */
function writeCell(value: unknown): string {
  if (typeof value === 'string') return value
  return value === undefined ? '' : JSON.stringify(value)
}

function writeTable(own: readonly string[], rows: readonly Row[], delimiter: string): Uint8Array {
  const others = new Set<string>()
  for (const row of rows) for (const name of row.keys()) others.add(name)
  for (const name of own) others.delete(name)
  const columns = [...own, ...[...others].sort(compareCodePoints)]
  const lines = [columns, ...rows.map((row) => columns.map((name) => row.get(name) ?? ''))]
  return Buffer.from(lines.map((cells) => `${cells.map((cell) => quote(cell, delimiter)).join(delimiter)}\n`).join(''))
}

function quote(cell: string, delimiter: string): string {
  return /["\r\n]/.test(cell) || cell.includes(delimiter) || cell.trim() !== cell
    ? `"${cell.replaceAll('"', '""')}"`
    : cell
}

function compareCodePoints(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}
