import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'

import { MultiDirectedGraph } from 'graphology'
import gexf from 'graphology-gexf'
import graphml from 'graphology-graphml'
import { describe, expect, test } from 'vitest'

import type { Graph } from '../../../../server/contract/graph.ts'
import { readGraphFile } from '../../../../server/ingest/graph-files/read-graph-file.ts'
import { writeGraph } from '../../../../server/ingest/graph-files/write-graph.ts'
import { findXmlFault } from '../../court/check-xml.ts'

const SAID = 'Zoë <"& \'\u0007 سارة 𝔗\n'
const GRAPH: Pick<Graph, 'nodes' | 'edges'> = {
  nodes: [
    { id: 'ada', kind: 'Person', subkind: null, label: SAID, masked: false, categories: [], grounds: [] },
    { id: 'gang', kind: 'Group', subkind: 'criminal-group', label: '007', masked: true, categories: [], grounds: [] },
  ],
  edges: [makeEdge('c1', '2024-03', null), makeEdge('c2', null, 'unknown')],
}

function makeEdge(id: string, from: string | null, to: string | null): Graph['edges'][number] {
  return {
    id,
    predicate: 'MEMBER_OF',
    source: 'ada',
    target: 'gang',
    symmetric: false,
    role: id === 'c1' ? SAID : null,
    line: 'dashed',
    crossed: false,
    status: 'active',
    certainty: 'stated',
    basis: 'fact',
    grade: 'B2',
    origins: 2,
    valid: { from, to },
    boundsUnknown: false,
  }
}

async function write(format: 'graphml' | 'gexf', graph = GRAPH): Promise<string> {
  const output = new PassThrough()
  const [written] = await Promise.all([text(output), writeGraph(output, format, graph)])
  return written
}

describe.each(['graphml', 'gexf'] as const)('a chart as %s', (format) => {
  test('is well-formed XML, the same each time, whatever its texts hold', async () => {
    const written = await write(format)
    expect(
      findXmlFault(
        written
          .replace(/^<\?xml[^>]*\?>/, '')
          .replaceAll(/&#x?[0-9A-F]+;/g, '')
          .replaceAll(' attr.', ' attr'),
      ),
    ).toBeNull()
    expect(await write(format)).toBe(written)
  })

  test('comes back from the library as it was, parallel claims apart', async () => {
    const parse = format === 'graphml' ? graphml.parse : gexf.parse
    const graph = parse(MultiDirectedGraph, await write(format))
    const label = SAID.replace('\u0007', '\ufffd')
    expect(graph.nodes()).toEqual(['ada', 'gang'])
    expect(graph.getNodeAttributes('ada')).toEqual({ label, kind: 'Person', masked: false })
    expect(graph.getNodeAttributes('gang')).toEqual({
      label: '007',
      kind: 'Group',
      subkind: 'criminal-group',
      masked: true,
    })
    expect(graph.edges()).toEqual(['c1', 'c2'])
    expect(graph.extremities('c2')).toEqual(['ada', 'gang'])
    expect(graph.isDirected('c1')).toBe(true)
    const common = { predicate: 'MEMBER_OF', status: 'active', line: 'dashed', certainty: 'stated', basis: 'fact' }
    const measured = { ...common, grade: 'B2', origins: 2, symmetric: false }
    expect(graph.getEdgeAttributes('c1')).toMatchObject({ ...measured, role: label, validFrom: '2024-03' })
    expect(graph.getEdgeAttributes('c2')).toMatchObject({ ...measured, validTo: 'unknown' })
    expect(graph.getEdgeAttribute('c2', 'role')).toBeUndefined()
  })

  test('can be read again as tables', async () => {
    const { nodes, edges, leftOut } = readGraphFile(format, Buffer.from(await write(format)), 'chart')
    expect(Buffer.from(nodes).toString()).toContain('gang,Group,007,true,criminal-group\n')
    expect(Buffer.from(edges).toString()).toMatch(/^id,source,target,directed,basis,certainty,/)
    expect(leftOut).toEqual([])
  })

  test('of nothing is a file of nothing', async () => {
    const { nodes } = readGraphFile(format, Buffer.from(await write(format, { nodes: [], edges: [] })), 'chart')
    expect(Buffer.from(nodes).toString()).toBe('id\n')
  })
})
