import { CASE_FILE_LIMITS } from '../../contract/limits.ts'
import { CaseFileError } from '../case-file-error.ts'
import { decodeUtf8 } from '../case-file/decode-utf8.ts'
import { shorten } from '../problem.ts'
import { GraphSurvey } from './graph-survey.ts'
import { tabulateGraph } from './graph-tables.ts'
import type { GraphFileFormat, GraphTables } from './graph-tables.ts'
import type { GraphText, LeftOut } from './graph-text.ts'
import { prepareGexf } from './prepare-gexf.ts'
import { prepareGraphMl } from './prepare-graphml.ts'
import { XmlFault } from './scan-xml.ts'

/** What a graph file may be. The libraries hold all of it in memory, some 75 bytes for each of its own. */
export const GRAPH_FILE_LIMITS = { bytes: 16 * 1024 * 1024, depth: 32, length: 1024 * 1024 } as const

export interface GraphRead extends GraphTables {
  readonly leftOut: readonly LeftOut[]
}

const TITLES = { graphml: 'GraphML', gexf: 'GEXF' } as const
const PREPARE = { graphml: prepareGraphMl, gexf: prepareGexf } as const

/**
 * Reads a GraphML or GEXF file into two tables.
 *
 * @param file what messages call it
 * @throws {CaseFileError} with what is wrong, where, and how to mend it
 */
export function readGraphFile(format: GraphFileFormat, bytes: Uint8Array, file: string, delimiter = ','): GraphRead {
  const survey = new GraphSurvey(file, decode(bytes, file), CASE_FILE_LIMITS.problems)
  const prepared = prepare(format, survey)
  try {
    return { ...tabulateGraph(format, prepared, delimiter), leftOut: prepared.leftOut }
  } catch (error) {
    const reason = shorten(error instanceof Error ? error.message : String(error), 200)
    const message = `the file cannot be read as ${TITLES[format]} (${reason}); open it in the program that wrote it and export it again`
    throw CaseFileError.of({ file, code: 'wrong-value', message })
  }
}

function decode(bytes: Uint8Array, file: string): string {
  if (bytes.byteLength > GRAPH_FILE_LIMITS.bytes) {
    const most = `${GRAPH_FILE_LIMITS.bytes / 1024 / 1024} MiB`
    const message = `the file has ${bytes.byteLength} bytes; at most ${most} are read: export it as CSV tables instead`
    throw CaseFileError.of({ file, code: 'too-large', message })
  }
  const decoded = decodeUtf8(bytes)
  if ('invalidAt' in decoded) {
    const message = `byte ${decoded.invalidAt + 1} is no UTF-8; save the file as UTF-8`
    throw CaseFileError.of({ file, code: 'invalid-utf8', message })
  }
  const encoding = /^\ufeff?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(decoded.text)?.[1] ?? 'UTF-8'
  const isAscii = bytes.every((byte) => byte < 0x80)
  if (!/^(?:utf-?8|us-ascii)$/i.test(encoding) && !isAscii) {
    const message = `the file says that it is encoded as "${shorten(encoding)}"; save it as UTF-8`
    throw CaseFileError.of({ file, line: 1, code: 'unsupported-encoding', message })
  }
  return decoded.text
}

function prepare(format: GraphFileFormat, survey: GraphSurvey): GraphText {
  try {
    const prepared = PREPARE[format](survey, GRAPH_FILE_LIMITS)
    if (prepared !== null) return prepared
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error
    survey.report(error.index, null, error.code, error.message)
  }
  throw CaseFileError.from(survey.problems)
}
