import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'

import type { ImportInput, InputFile } from '../import-source.ts'
import { indexPredicates } from '../mapping/index-predicates.ts'
import { MAPPING_BYTES, readMapping } from '../mapping/read-mapping.ts'
import type { OpenOptions, Reader } from '../reader.ts'
import { indexConstants } from '../tables/declare-entities.ts'
import { EntityIndex } from '../tables/entity-index.ts'
import { listTableFiles } from '../tables/list-table-files.ts'
import { isFileNamed, surveyTables } from '../tables/survey-tables.ts'
import type { Survey } from '../tables/survey-tables.ts'
import { TABLE_LIMITS } from '../tables/table-limits.ts'
import type { TableLimits } from '../tables/table-limits.ts'
import { TableSource } from '../tables/table-source.ts'
import { TablesError } from '../tables/tables-error.ts'

export interface OpenTablesOptions extends OpenOptions {
  /** TABLE_LIMITS unless given. */
  readonly limits?: TableLimits
}

/** Changes when equal tables and an equal mapping come to give other parts. */
const PARTS_VERSION = 'tables 1'

/**
 * Opens CSV tables, plain ones or those of Neo4j's import, by a mapping file (docs/mapping.md). All tables are read
 * once to check their columns and to know their nodes.
 *
 * @throws {MappingError} with all that is wrong with the mapping
 * @throws {TablesError} with what keeps a table as a whole from being taken
 * @throws file system errors as they are, and the signal's reason when aborted
 */
export async function openTables(input: ImportInput, options: OpenTablesOptions = {}): Promise<TableSource> {
  const limits = options.limits ?? TABLE_LIMITS
  options.signal?.throwIfAborted()
  if (input.mapping === null) throw refuseWithoutMapping(input.files)
  const bytes = await readMappingBytes(input.mapping)
  const mapping = readMapping(bytes, input.mapping.name)
  const context = {
    mapping,
    find: indexPredicates(mapping),
    index: new EntityIndex(),
    constants: indexConstants(mapping),
  }
  const files = await listTableFiles(input.files, (name) => isFileNamed(mapping, name), limits)
  try {
    const total = files.tables.reduce((sum, { byteLength }) => sum + byteLength, 0)
    let done = 0
    const onBytes = (length: number): void => {
      done += length
      options.onProgress?.(Math.min(done, total), total)
    }
    const survey = await surveyTables(files.tables, context, { limits, signal: options.signal, onBytes })
    return new TableSource(nameImport(bytes, survey), files, survey, context, limits)
  } catch (error) {
    files.close()
    throw error
  }
}

async function readMappingBytes({ path }: InputFile): Promise<Uint8Array> {
  const { size } = await stat(path)
  // One byte too many is enough for the reader of mappings to say so.
  return size > MAPPING_BYTES ? new Uint8Array(MAPPING_BYTES + 1) : readFile(path)
}

function nameImport(mapping: Uint8Array, { tables, headers }: Survey): string {
  const files = [...tables.map(({ file, sha256 }) => [file.name, sha256]), ...headers]
  const ofMapping = createHash('sha256').update(mapping).digest('hex')
  return createHash('sha256')
    .update(JSON.stringify([PARTS_VERSION, ofMapping, files]))
    .digest('hex')
}

function refuseWithoutMapping([first]: readonly InputFile[]): TablesError {
  const message = 'a table says nothing of what its columns mean; give a mapping file too (docs/mapping.md)'
  return TablesError.of(first?.name ?? 'the import', 'no-mapping', message)
}

const LOCAL_ENTRY = '504b0304'
const NAME_LENGTH_AT = 26
const NAME_AT = 30

/** Tables with a mapping; a zip is taken for one of tables where its first entry is a table, or Neo4j's model of some. */
export const tablesReader: Reader = {
  id: 'tables',
  title: 'Tables with a mapping',
  extensions: ['.csv', '.tsv'],
  sniff(head, { name }) {
    const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
    if (bytes.toString('hex', 0, 4) !== LOCAL_ENTRY) return /\.(?:csv|tsv)$/iu.test(name) && !bytes.includes(0)
    if (bytes.length < NAME_AT) return false
    const entry = bytes.toString('utf8', NAME_AT, NAME_AT + bytes.readUInt16LE(NAME_LENGTH_AT))
    return /\.(?:csv|tsv)$|(?:^|\/)neo4j_importer_model\.json$/iu.test(entry)
  },
  open: openTables,
}
