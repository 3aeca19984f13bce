import type { CaseFileHeader } from '../../contract/case-file-schema.ts'
import type { CaseFileLimits } from '../../contract/limits.ts'
import { CaseFileError } from '../case-file-error.ts'
import { ProblemList } from '../problem.ts'
import { CaseIndex } from './case-index.ts'
import { checkLines } from './check-lines.ts'
import { checkSources } from './check-sources.ts'
import { findSupersessionCycles } from './find-supersession-cycles.ts'
import type { LineReader } from './line-reader.ts'
import type { NumberColumn } from './number-column.ts'
import type { EntryStreamOptions } from './read-entry.ts'

export interface CheckedCase {
  readonly header: CaseFileHeader | null
  /** As in CheckedLines. */
  readonly types: NumberColumn
}

/**
 * Checks the records and sources of one case as a whole, keeping in memory no more than a few numbers of each record and
 * one source at a time.
 *
 * @throws {CaseFileError} with all that is wrong, up to the limit on problems
 */
export async function checkCase(
  reader: LineReader,
  limits: CaseFileLimits,
  stream: EntryStreamOptions,
): Promise<CheckedCase> {
  const problems = new ProblemList(limits.problems)
  const { sources, sourcesFolder } = reader.entries
  const index = new CaseIndex([...sources.keys()], sourcesFolder)
  const { header, types } = await checkLines(reader, index, problems, limits, stream)
  await checkSupersession(reader, index, problems, stream.signal)
  await checkSources(reader, index, problems, stream)
  if (!problems.isEmpty) throw CaseFileError.from(problems)
  if (!reader.isAsBefore) throw refuseChange(reader.file)
  return { header, types }
}

/** The file is not what it was a moment ago. */
export function refuseChange(file: string): CaseFileError {
  const message = 'the file was changed while it was read; import it again, and let nobody write to it meanwhile'
  return CaseFileError.of({ file, code: 'file-changed', message })
}

const SHOWN = 5

async function checkSupersession(
  reader: LineReader,
  index: CaseIndex,
  problems: ProblemList,
  signal: AbortSignal | undefined,
): Promise<void> {
  const found = findSupersessionCycles(index.count('claim'), index.superseding).slice(0, problems.limit)
  if (found.length === 0) return
  const cycles = found.map((cycle) => cycle.map((claim) => index.lineOf('claim', claim)))
  const shown = new Set(cycles.flatMap((lines) => lines.slice(0, SHOWN)))
  const ids = new Map<number, string>()
  await reader.revisit(
    signal,
    (line) => shown.has(line),
    (record, line) => ids.set(line, record.id),
  )
  for (const lines of cycles) {
    const names = lines.slice(0, SHOWN).map((line) => ids.get(line) ?? '')
    const circle = [...names, lines.length > SHOWN ? '…' : (names[0] ?? '')].join(' → ')
    const message = `the claims supersede each other in a circle: ${circle}; the newest supersedes the older`
    problems.add({
      file: reader.file,
      line: lines[0] ?? null,
      field: 'supersedes',
      code: 'supersession-cycle',
      message,
    })
  }
}
