import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'

import { EdgeCollector } from './edge-collector.ts'
import { EdgeListError } from './edge-list-error.ts'
import { EDGE_LIST_LIMITS } from './edge-list.ts'
import type { EdgeList, EdgeListOptions } from './edge-list.ts'
import { parseBlock } from './parse-block.ts'
import { readHeader } from './read-header.ts'
import type { EdgeListHeader } from './read-header.ts'
import { RowReader } from './row-reader.ts'
import { splitRows } from './split-rows.ts'

const CHUNK = 256 * 1024

/**
 * Reads a file of ties: a header that names `source`, `target` and, if it has one, `weight`; then a tie a row. A row
 * without target names a node without ties. Ids are text, trimmed. Rejects with EdgeListError, place by place; the
 * signal's reason when aborted; or what opening the file brings.
 */
export async function readEdgeListFile(path: string, options: EdgeListOptions): Promise<EdgeList> {
  const { size } = await stat(path)
  const stream = createReadStream(path, { highWaterMark: CHUNK, ...(options.signal && { signal: options.signal }) })
  try {
    return await readEdgeList(countBytes(stream, size, options), options)
  } catch (error) {
    options.signal?.throwIfAborted()
    throw error
  } finally {
    stream.destroy()
  }
}

/** Reads the bytes of an edge list, as readEdgeListFile does. */
export async function readEdgeList(chunks: AsyncIterable<Buffer>, options: EdgeListOptions): Promise<EdgeList> {
  const limits = options.limits ?? EDGE_LIST_LIMITS
  const collector = new EdgeCollector(options.directed, options.weighted)
  let reader: RowReader | null = null
  let rows = 0
  for await (const block of splitRows(chunks, limits)) {
    let { first, lines } = block
    if (reader === null) {
      const place = lines.findIndex((line) => line.trim() !== '')
      if (place === -1) continue
      const header = readHeader(lines[place] ?? '', first + place)
      checkWeights(header, options.weighted, first + place)
      reader = new RowReader(header, collector, options.weighted, limits)
      lines = lines.slice(place + 1)
      first += place + 1
    }
    for (const row of parseBlock({ first, lines }, reader.header.delimiter)) {
      rows += 1
      if (rows > limits.rows)
        throw EdgeListError.of(`The list has more than ${limits.rows} rows. Split it.`, row.number)
      reader.read(row)
    }
  }
  if (reader === null)
    throw EdgeListError.of('The file is empty. Its first row must name the columns source and target.')
  reader.finish()
  const { header } = reader
  return collector.finish({
    rows,
    ignoredColumns: listIgnored(header),
    hasWeightColumn: header.weight !== null,
  })
}

async function* countBytes(
  stream: AsyncIterable<Buffer>,
  total: number,
  { onProgress }: EdgeListOptions,
): AsyncGenerator<Buffer> {
  let done = 0
  for await (const chunk of stream) {
    yield chunk
    done += chunk.length
    onProgress?.(done, total)
  }
}

function checkWeights(header: EdgeListHeader, weighted: boolean, row: number): void {
  if (!weighted || header.weight !== null) return
  throw EdgeListError.of('No column is called weight. Name the column of strengths so, or leave out --weighted.', row)
}

function listIgnored({ names, source, target, weight }: EdgeListHeader): string[] {
  return names.filter((_, place) => place !== source && place !== target && place !== weight)
}
