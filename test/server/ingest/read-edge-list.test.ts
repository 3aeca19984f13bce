import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { EdgeListError } from '../../../server/ingest/edge-list/edge-list-error.ts'
import { EDGE_LIST_LIMITS } from '../../../server/ingest/edge-list/edge-list.ts'
import type { EdgeList, EdgeListOptions } from '../../../server/ingest/edge-list/edge-list.ts'
import { readEdgeList, readEdgeListFile } from '../../../server/ingest/edge-list/read-edge-list.ts'

const PLAIN = { directed: false, weighted: false }
const WEIGHTED = { directed: false, weighted: true }
const DIRECTED = { directed: true, weighted: false }

/** The ties as `a-b*strength`, in the order in which they came. */
function listTies({ ids, from, to, strengths }: EdgeList): string[] {
  return Array.from(from, (place, edge) => `${ids[place]}-${ids[to[edge] ?? -1]}*${strengths[edge]}`)
}

/** Gives bytes in pieces of `size`, so that every line end falls between two chunks once. */
async function* cut(content: string | Uint8Array, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content)
  for (let start = 0; start < bytes.length; start += size) yield Promise.resolve(bytes.subarray(start, start + size))
}

function read(content: string | Uint8Array, options: EdgeListOptions = PLAIN, size = 1 << 16): Promise<EdgeList> {
  return readEdgeList(cut(content, size), options)
}

async function refuse(content: string | Uint8Array, options: EdgeListOptions = PLAIN): Promise<EdgeListError> {
  const outcome: unknown = await read(content, options).catch((error: unknown) => error)
  if (outcome instanceof EdgeListError) return outcome
  throw new Error(`taken, or failed otherwise: ${String(outcome)}`)
}

describe('an edge list', () => {
  it.each([
    ['commas', 'source,target\na,b\nb,c\n'],
    ['semicolons', 'source;target\na;b\nb;c\n'],
    ['tabs', 'source\ttarget\na\tb\nb\tc\n'],
    ['a byte order mark', '\ufeffsource,target\na,b\nb,c\n'],
    ['CRLF', 'source,target\r\na,b\r\nb,c\r\n'],
    ['lone carriage returns', 'source,target\ra,b\rb,c\r'],
    ['no last line end', 'source,target\na,b\nb,c'],
    ['blank lines', '\n\nsource,target\n\na,b\n   \nb,c\n\n'],
    ['quotes', '"source","target"\n"a","b"\n"b","c"\n'],
    ['blanks around ids', ' Source , TARGET \n a ,b \n b, c\n'],
    ['columns in another order', 'note,target,source\nx,b,a\ny,c,b\n'],
  ])('is read with %s, wherever chunks part', async (_what, content) => {
    for (const size of [1, 2, 3, 7, 1 << 16]) {
      const list = await read(content, PLAIN, size)
      expect(list.ids).toEqual(['a', 'b', 'c'])
      expect(listTies(list)).toEqual(['a-b*1', 'b-c*1'])
      expect(list.counts.rows).toBe(2)
    }
  })

  it('keeps ids as text: zeros in front, accents, delimiters and quotes within', async () => {
    const list = await read('source,target\n007,"Núñez, ""El Tuerto"""\n7,سان مارتن\n1e3,1000\n', PLAIN, 5)
    expect(list.ids).toEqual(['007', 'Núñez, "El Tuerto"', '7', 'سان مارتن', '1e3', '1000'])
  })

  it('drops loops, keeps their node, merges parallel and reversed ties, and counts them', async () => {
    const content = 'source,target,weight\na,b,0.5\nb,a,0.25\na,b,2\nc,c,1\nd,,\n'
    expect(listTies(await read(content, WEIGHTED))).toEqual(['a-b*2.75'])
    const plain = await read(content)
    expect(listTies(plain)).toEqual(['a-b*1'])
    expect(plain.ids).toEqual(['a', 'b', 'c', 'd'])
    expect(plain.counts).toMatchObject({ rows: 5, loops: 1, parallel: 1, reversed: 1, loneNodes: 1 })
    const directed = await read(content, DIRECTED)
    expect(listTies(directed)).toEqual(['a-b*1', 'b-a*1'])
    expect(directed.counts).toMatchObject({ parallel: 1, reversed: 0 })
  })

  it('names the columns that it does not read', async () => {
    const { counts } = await read('source,target,weight,place\na,b,x,y\n')
    expect(counts).toMatchObject({ ignoredColumns: ['place'], hasWeightColumn: true })
  })

  it('reads a number as exactly the number it is', async () => {
    const { strengths } = await read('source,target,weight\na,b,0.30000000000000004\nc,d,1e-7\ne,f,.5\n', WEIGHTED)
    expect([...strengths]).toEqual([0.1 + 0.2, 1e-7, 0.5])
  })
})

const ROW = 'source,target,weight\na,b,1\n'
const GARBAGE = Uint8Array.from({ length: 300 }, (_, index) => (index * 89) % 256)

describe('an edge list is refused', () => {
  it.each([
    ['empty', '', PLAIN, null, null, /is empty/],
    ['only blank', '\n \n', PLAIN, null, null, /is empty/],
    ['without header', 'a,b\nb,c\n', PLAIN, 1, null, /must name the columns source and target/],
    ['with half a header', 'source;to\na;b\n', PLAIN, 1, null, /It reads "source;to"/],
    ['with a column twice', 'source,target,Source\na,b,c\n', PLAIN, 1, null, /Two columns are called source/],
    ['without the weights asked for', 'source,target\na,b\n', WEIGHTED, 1, null, /leave out --weighted/],
    ['with no source', `${ROW},b,1\n`, PLAIN, 3, 1, /no source/],
    ['with a blank source', `${ROW}  ,b,1\n`, PLAIN, 3, 1, /no source/],
    ['with too few cells', `${ROW}a,b\n`, PLAIN, 3, null, /2 cell\(s\), the header 3/],
    ['with too many cells', `${ROW}\na,b,1,2\n`, PLAIN, 4, null, /4 cell\(s\), the header 3/],
    ['with a word for a weight', `${ROW}b,c,strong\n`, WEIGHTED, 3, 3, /"strong" is no number/],
    ['with a decimal comma', 'source;target;weight\na;b;0,5\n', WEIGHTED, 2, 3, /decimal point/],
    ['with a weight of 0', `${ROW}b,c,0\n`, WEIGHTED, 3, 3, /must be above 0/],
    ['with a weight below 0', `${ROW}b,c,-2\n`, WEIGHTED, 3, 3, /must be above 0/],
    ['with a weight too small for a number', `${ROW}b,c,1e-400\n`, WEIGHTED, 3, 3, /must be above 0/],
    ['with a hexadecimal weight', `${ROW}b,c,0x10\n`, WEIGHTED, 3, 3, /decimal number/],
    ['with an endless weight', `${ROW}b,c,Infinity\n`, WEIGHTED, 3, 3, /no number/],
    ['with no weight', `${ROW}b,c,\n`, WEIGHTED, 3, 3, /no weight/],
    ['with a sum past all numbers', `${ROW}b,c,1e308\nc,b,1e308\n`, WEIGHTED, 4, 3, /add up/],
    ['with an open quote', `${ROW}"b,c,1\nd,e,1\n`, PLAIN, 3, null, /quotes do not match/],
    ['with a quote that spans lines', `${ROW}"b\nx",c,1\n`, PLAIN, 3, null, /quotes do not match/],
    ['with letters after a quote', `${ROW}"b"x,c,1\n`, PLAIN, 3, null, /quotes do not match/],
    ['that is binary', Buffer.from([...Buffer.from(ROW), ...GARBAGE]), PLAIN, 3, null, /no UTF-8 text/],
    ['that is a zip', Buffer.from('PK\u0003\u0004\u0000\u0000'), PLAIN, 1, null, /no UTF-8 text/],
    ['in UTF-16', Buffer.from(`\ufeff${ROW}`, 'utf16le'), PLAIN, 1, null, /UTF-16/],
    ['in Latin-1', Buffer.from(`${ROW}Mu\u00f1oz,b,1\n`, 'latin1'), PLAIN, 3, null, /no UTF-8/],
  ] as const)('%s', async (_what, content, options, row, column, wording) => {
    const { problems } = await refuse(content, options)
    expect(problems[0]?.row).toBe(row)
    expect(problems[0]?.column?.number ?? null).toBe(column)
    expect(problems[0]?.message).toMatch(wording)
  })

  it('with every place at once, up to a limit', async () => {
    const { problems, capped } = await refuse(`${ROW},b,1\na,c,1\na\n`)
    expect(problems.map((one) => one.row)).toEqual([3, 5])
    expect(capped).toBe(false)
    const many = await refuse(ROW + ',b,1\n'.repeat(1000))
    expect(many.problems).toHaveLength(EDGE_LIST_LIMITS.problems)
    expect(many.capped).toBe(true)
  })

  it.each([
    ['a line without end', ROW + 'x'.repeat(500), /more than 64 characters/],
    ['a long line among others', `${ROW}${'x'.repeat(100)},b,1\n`, /more than 64 characters/],
    ['too many rows', ROW + 'a,b,1\n'.repeat(20), /more than 9 rows/],
    ['too many bytes', `${ROW}${'\n'.repeat(3 * 1024 * 1024)}`, /more than 2 MiB/],
  ])('for %s', async (_what, content, wording) => {
    const limits = { bytes: 2 * 1024 * 1024, rows: 9, lineLength: 64, problems: 20 }
    expect((await refuse(content, { ...PLAIN, limits })).message).toMatch(wording)
  })
})

describe('an edge list in a file', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'trama-edges-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('is read from the disk with progress, and left off when aborted', async () => {
    const path = join(folder, 'ring.csv')
    const rows = Array.from({ length: 100_000 }, (_, index) => `node ${index},node ${(index + 1) % 100_000}`)
    writeFileSync(path, `source,target\n${rows.join('\n')}\n`)
    const seen: number[] = []
    const list = await readEdgeListFile(path, { ...PLAIN, onProgress: (done, total) => seen.push(done / total) })
    expect(list.from).toHaveLength(100_000)
    expect(list.ids).toHaveLength(100_000)
    expect(seen.at(-1)).toBe(1)
    const stop = new AbortController()
    const onProgress = (): void => {
      stop.abort(new DOMException('interrupted', 'AbortError'))
    }
    const aborted = readEdgeListFile(path, { ...PLAIN, signal: stop.signal, onProgress })
    await expect(aborted).rejects.toThrow('interrupted')
    await expect(readEdgeListFile(join(folder, 'absent.csv'), PLAIN)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
