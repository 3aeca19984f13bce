import type { Entry, ZipFile } from 'yauzl'

import { BACKUP_MANIFEST_ENTRY } from '../../contract/backup-schema.ts'
import type { BackupLimits } from '../../contract/backup-schema.ts'
import { CASE_FILE_RECORDS_ENTRY } from '../../contract/case-file-schema.ts'
import { CASE_FILE_LIMITS } from '../../contract/limits.ts'
import { CaseFileError } from '../case-file-error.ts'
import { findEntryFault, nameEntry } from '../case-file/check-entry.ts'
import { explainZipError } from '../case-file/open-archive.ts'
import { ProblemList, shorten } from '../problem.ts'

const CASE_ENTRY =
  /^cases\/[1-9]\d{0,5}\/(?:(records)\.jsonl|log\.jsonl|views\.json|(sources)\/[0-9a-f]{64}|(findings)\/[1-9]\d{0,8}\.json)$/

/**
 * The entries of a backup by name, by the table of contents alone.
 *
 * @throws {CaseFileError} for what no backup has
 */
export async function listBackupEntries(
  zip: ZipFile,
  file: string,
  limits: BackupLimits,
): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > limits.entries) {
    const message = `the archive has ${zip.entryCount} entries; a backup has at most ${limits.entries}`
    throw CaseFileError.of({ file, code: 'too-many-entries', message })
  }
  const entries = new Map<string, Entry>()
  const problems = new ProblemList(CASE_FILE_LIMITS.problems)
  try {
    for await (const entry of zip.eachEntry()) takeEntry(entry, entries, problems, limits)
  } catch (error) {
    throw explainZipError(error, file)
  }
  if (!entries.has(BACKUP_MANIFEST_ENTRY)) throw refuseForeign(file, entries)
  const total = [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (total > limits.totalBytes) {
    const message = `the archive unpacks to ${total} bytes; a backup has at most ${limits.totalBytes}`
    problems.add({ file, code: 'total-too-large', message })
  }
  if (!problems.isEmpty) throw CaseFileError.from(problems)
  return entries
}

function takeEntry(entry: Entry, entries: Map<string, Entry>, problems: ProblemList, limits: BackupLimits): void {
  const name = nameEntry(entry)
  const file = shorten(name, 120)
  const limit = limitEntry(name, limits)
  const fault = limit === null ? null : findEntryFault(entry, limit)
  if (limit === null) {
    const message = 'a backup holds nothing of that name; nobody may add to a backup or rename what is in it'
    problems.add({ file, code: 'unexpected-entry', message })
  } else if (entries.has(name)) {
    problems.add({ file, code: 'duplicate-entry', message: 'the archive has this entry twice; it is no sound backup' })
  } else if (fault !== null) {
    const [code, message] = fault
    problems.add({ file, code, message })
  }
  entries.set(name, entry)
}

/** Most bytes of an entry by its name; null where a backup has none of that name. */
function limitEntry(name: string, limits: BackupLimits): number | null {
  if (name === BACKUP_MANIFEST_ENTRY) return limits.rowBytes
  const match = CASE_ENTRY.exec(name)
  if (match === null) return null
  if (match[1] !== undefined) return limits.recordBytes
  if (match[3] !== undefined) return limits.findingBytes
  return match[2] === undefined ? limits.rowBytes : CASE_FILE_LIMITS.sourceBytes
}

function refuseForeign(file: string, entries: ReadonlyMap<string, Entry>): CaseFileError {
  const message = entries.has(CASE_FILE_RECORDS_ENTRY)
    ? 'this is a case file and no backup; import it instead'
    : `the archive has no ${BACKUP_MANIFEST_ENTRY}: it is no backup of Trama`
  return CaseFileError.of({ file, code: 'no-manifest', message })
}
