import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { TEXT_LIMITS } from '../../contract/limits.ts'
import type { CaseBatch, CaseRecord } from '../../domain/case-record.ts'
import type { OriginId } from '../../domain/ids.ts'
import type { Source } from '../../domain/source.ts'
import { CaseFileError } from '../case-file-error.ts'
import type { ImportInput, ImportSource, InputFile, PartsOptions } from '../import-source.ts'
import type { Mapping } from '../mapping/mapping-schema.ts'
import { readMapping } from '../mapping/read-mapping.ts'
import type { OpenOptions } from '../reader.ts'
import { openTables } from '../readers/read-tables.ts'
import { requireOneFile } from '../readers/require-one-file.ts'
import type { GraphFileFormat } from './graph-tables.ts'
import { GRAPH_FILE_LIMITS, readGraphFile } from './read-graph-file.ts'

/** Changes when equal files and an equal mapping come to give other parts. */
const READER_VERSION = 'graph-files/1'

/**
 * Opens a GraphML or GEXF file as two tables, `<name>.nodes.csv` and `<name>.edges.csv`, which a mapping file maps as it
 * does any others (docs/mapping.md). The tables are the sources of its claims and say what file they were made from.
 *
 * @throws {CaseFileError} for what is wrong with the graph; what `openTables` throws for the mapping and the tables
 */
export async function openGraphFile(
  format: GraphFileFormat,
  title: string,
  input: ImportInput,
  options: OpenOptions = {},
): Promise<ImportSource> {
  const file = requireOneFile(input, `A ${title} file`)
  options.signal?.throwIfAborted()
  if (input.mapping === null) {
    const message = `a graph says nothing of what its nodes and edges mean; give a mapping file for the tables ${listNames(file).join(' and ')} too (docs/mapping.md)`
    throw CaseFileError.of({ file: file.name, code: 'no-mapping', message })
  }
  const bytes = await readWhole(file)
  const mapping = readMapping(await readFile(input.mapping.path), input.mapping.name)
  const { nodes, edges, leftOut } = readGraphFile(format, bytes, file.name, mapping.csv?.delimiter)
  const folder = await mkdtemp(join(tmpdir(), 'trama-graph-'))
  try {
    const files = await writeTables(folder, file, [nodes, edges])
    const tables = await openTables({ files, mapping: input.mapping }, options)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return new GraphSource(tables, { file: file.name, sha256, mapping, leftOut, folder })
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** Names of the tables of nodes and edges. */
function listNames({ name }: InputFile): [string, string] {
  return [`${name}.nodes.csv`, `${name}.edges.csv`]
}

/** One byte too many is enough to be told that it is too many. */
async function readWhole({ path }: InputFile): Promise<Uint8Array> {
  const { size } = await stat(path)
  return size > GRAPH_FILE_LIMITS.bytes ? new Uint8Array(GRAPH_FILE_LIMITS.bytes + 1) : readFile(path)
}

async function writeTables(folder: string, file: InputFile, tables: readonly Uint8Array[]): Promise<InputFile[]> {
  const names = listNames(file)
  const files = tables.map((_, place) => ({ name: names[place] ?? '', path: join(folder, `${place}.csv`) }))
  await Promise.all(tables.map((bytes, place) => writeFile(files[place]?.path ?? '', bytes, { mode: 0o600 })))
  return files
}

interface GraphOrigin {
  readonly file: string
  readonly sha256: string
  readonly mapping: Mapping
  readonly leftOut: ReturnType<typeof readGraphFile>['leftOut']
  /** Where the tables lie until the source is closed. */
  readonly folder: string
}

/** The tables of a graph, whose sources say what they were made from. */
class GraphSource implements ImportSource {
  readonly key: string
  readonly title: string
  readonly name: string | null
  readonly description: string

  constructor(
    readonly tables: ImportSource,
    readonly origin: GraphOrigin,
  ) {
    this.key = createHash('sha256').update(`${READER_VERSION}\n${origin.sha256}\n${tables.key}\n`).digest('hex')
    this.title = origin.file
    this.name = tables.name
    this.description = tables.description
  }

  async *parts(options: PartsOptions): AsyncGenerator<CaseBatch> {
    for (const { field, message } of this.origin.leftOut) {
      options.onReject({ file: this.origin.file, row: null, field, code: 'left-out', message, cells: null })
    }
    for await (const part of this.tables.parts(options)) {
      yield { ...part, records: part.records.map((record) => this.#describe(record)) }
    }
  }

  async close(): Promise<void> {
    await this.tables.close()
    await rm(this.origin.folder, { recursive: true, force: true })
  }

  #describe(record: CaseRecord): CaseRecord {
    if (record.type !== 'source') return record
    const title = `${record.title} (made from ${this.origin.file}, SHA-256 ${this.origin.sha256})`
    return {
      ...record,
      title: title.length <= TEXT_LIMITS.name ? title : record.title,
      originId: this.#nameOrigin(record),
    }
  }

  /** Nodes and edges of one file never corroborate each other. */
  #nameOrigin({ originId }: Source): OriginId {
    const { mapping, sha256 } = this.origin
    const isGiven = [mapping.source, ...(mapping.sources ?? [])].some((one) => one?.originId === originId)
    return isGiven ? originId : (`graph-${sha256}` as OriginId)
  }
}
