import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { gunzipSync } from 'node:zlib'

import { readZipTexts } from './read-zip-texts.ts'
import { findRoot } from '../find-root.ts'
import { makeTieList } from './tie-list.ts'
import type { TieList } from './tie-list.ts'

/** Where each graph lies below the shared folder, by its number of nodes, which is what it is asked for by. */
const FILES: Readonly<Record<number, string>> = {
  4039: 'data/load_graphs/facebook-combined.edges.csv.gz',
  21363: 'data/load_graphs/ca-condmat-cc1.edges.csv.gz',
  36692: 'data/load_graphs/email-enron.edges.csv.gz',
  61498: 'data/pole_manchester/pole-data-importer.zip',
}

/** Below the folder that TRAMA_SHARED names or `../shared`; null where it is not there. */
function findFile(size: number): string | null {
  const given = process.env['TRAMA_SHARED'] ?? ''
  const file = FILES[size]
  if (file === undefined) return null
  const path = join(given === '' ? join(findRoot(), '..', 'shared') : given, file)
  return existsSync(path) ? path : null
}

/** Numbers of nodes of the public graphs that are to be had here. */
export function listPublicSizes(): number[] {
  return Object.keys(FILES)
    .map(Number)
    .filter((size) => findFile(size) !== null)
}

/** The public graph of so many nodes, or null where there is none. */
export async function readPublicGraph(size: number): Promise<TieList | null> {
  const path = findFile(size)
  if (path === null) return null
  const tables = path.endsWith('.zip')
    ? await readZipTexts(path, (name) => name.includes('.relationships.'))
    : [gunzipSync(readFileSync(path)).toString('utf8')]
  const graph = makeTieList(tables.flatMap(readPairs))
  if (graph.order !== size) throw new RangeError(`${path} has ${graph.order} nodes, not ${size}`)
  return graph
}

/** The first two columns below the header; ids hold neither commas nor quotes. */
function readPairs(table: string): (readonly [string, string])[] {
  return table
    .trim()
    .split(/\r?\n/u)
    .slice(1)
    .map((line) => {
      const [from = '', to = ''] = line.split(',')
      return [from, to]
    })
}
