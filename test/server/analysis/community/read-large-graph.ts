import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { assembleSimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import type { SimpleGraph } from '../../../../server/analysis/graph/simple-graph.ts'
import { nodeId } from '../measures/build-graph-of.ts'

const ROOT = resolve(import.meta.dirname, '../../../..')
const SHARED = process.env['TRAMA_SHARED'] ?? resolve(ROOT, '../shared')

/** Why a file of the data at hand cannot be read; null where it can. */
export function explainMissing(file: string): string | null {
  return existsSync(resolve(SHARED, 'data', file)) ? null : `no ${file} in TRAMA_SHARED or ../shared`
}

/** An undirected graph of a gzipped edge list whose nodes are numbered from 1; loops and repeated ties are left aside. */
export function readLargeGraph(file: string): SimpleGraph {
  const lines = gunzipSync(readFileSync(resolve(SHARED, 'data', file)))
    .toString()
    .trim()
    .split('\n')
  const ends = lines.flatMap((line) => {
    const [one = 0, other = 0] = line.split(',').map(Number)
    return one > 0 && other > 0 && one !== other ? [[Math.min(one, other) - 1, Math.max(one, other) - 1] as const] : []
  })
  const nodes = ends.reduce((most, [, other]) => Math.max(most, other + 1), 0)
  const keys = [...new Set(ends.map(([one, other]) => one * nodes + other))].sort((one, other) => one - other)
  return assembleSimpleGraph({
    ids: Array.from({ length: nodes }, (_, node) => nodeId(node)),
    directed: false,
    from: Int32Array.from(keys, (key) => Math.floor(key / nodes)),
    to: Int32Array.from(keys, (key) => key % nodes),
    strengths: new Float64Array(keys.length).fill(1),
    groups: Array.from({ length: nodes }, () => null),
  })
}
