import type { Entry } from 'yauzl'
import type { z } from 'zod'

import {
  BACKUP_FORMAT,
  BACKUP_MANIFEST_ENTRY,
  BACKUP_VERSION,
  backupManifestSchema,
} from '../../contract/backup-schema.ts'
import type { BackupCaseEntry, BackupManifest } from '../../contract/backup-schema.ts'
import { CASE_FILE_LIMITS } from '../../contract/limits.ts'
import { CaseFileError } from '../case-file-error.ts'
import { explainIssues } from '../case-file/explain-issues.ts'
import { parseJsonLine } from '../case-file/parse-line.ts'
import { ProblemList } from '../problem.ts'
import { BACKUP_ENTRIES } from './backup-case.ts'

const DEPTH = 8

/** Parses JSON that must be of a schema. @throws {CaseFileError} with all that is wrong */
export function parseRows<T>(file: string, line: number, bytes: Uint8Array, schema: z.ZodType<T>): T {
  const problems = new ProblemList(CASE_FILE_LIMITS.problems)
  const json = parseJsonLine(bytes, DEPTH)
  if ('faults' in json) {
    for (const fault of json.faults) problems.add({ file, line, ...fault })
    throw CaseFileError.from(problems)
  }
  const result = schema.safeParse(json.value)
  if (result.success) return result.data
  for (const fault of explainIssues(result.error.issues, json.value)) {
    problems.add({ file, line, code: 'wrong-field', ...fault })
  }
  throw CaseFileError.from(problems)
}

/**
 * The manifest, held against the table of contents.
 *
 * @throws {CaseFileError} for another version, and where the two differ
 */
export function readManifest(bytes: Uint8Array, entries: ReadonlyMap<string, Entry>): BackupManifest {
  refuseOthers(bytes)
  const manifest = parseRows(BACKUP_MANIFEST_ENTRY, 1, bytes, backupManifestSchema)
  const problems = new ProblemList(CASE_FILE_LIMITS.problems)
  const named = new Set([BACKUP_MANIFEST_ENTRY])
  const taken = new Set<string>()
  for (const [place, one] of manifest.cases.entries()) {
    checkUnique(one, place, taken, problems)
    checkFolder(one, place, problems)
    for (const entry of one.entries) {
      named.add(entry.name)
      checkListed(entry, entries.get(entry.name), problems)
    }
  }
  for (const name of entries.keys()) {
    const message = 'the manifest says nothing of this entry; nobody may add to a backup'
    if (!named.has(name)) problems.add({ file: name, code: 'unexpected-entry', message })
  }
  if (!problems.isEmpty) throw CaseFileError.from(problems)
  return manifest
}

/** Another format or version would fail in every field; only that is told. */
function refuseOthers(bytes: Uint8Array): void {
  const json = parseJsonLine(bytes, DEPTH)
  if ('faults' in json || typeof json.value !== 'object' || json.value === null) return
  const file = BACKUP_MANIFEST_ENTRY
  const [format, version] = [
    Reflect.get(json.value, 'format') as unknown,
    Reflect.get(json.value, 'version') as unknown,
  ]
  if (format !== BACKUP_FORMAT) {
    const message = `the manifest must have "format": "${BACKUP_FORMAT}"`
    throw CaseFileError.of({ file, line: 1, field: 'format', code: 'wrong-format', message })
  }
  if (version !== BACKUP_VERSION) {
    const message = `the backup is of version ${JSON.stringify(version)}; this program reads version ${BACKUP_VERSION}: use the program that made it`
    throw CaseFileError.of({ file, line: 1, field: 'version', code: 'wrong-version', message })
  }
}

function checkUnique({ id, name, folder }: BackupCaseEntry, place: number, taken: Set<string>, problems: ProblemList) {
  for (const [field, value] of Object.entries({ id, name, folder })) {
    const key = `${field} ${value}`
    if (taken.has(key)) {
      const message = `two cases of the backup have "${value}"; it was not written by Trama`
      const at = `cases[${place}].${field}`
      problems.add({ file: BACKUP_MANIFEST_ENTRY, line: 1, field: at, code: 'duplicate-record', message })
    }
    taken.add(key)
  }
}

/** Every entry lies in the folder of its case, and what each case has is there. */
function checkFolder({ folder, entries }: BackupCaseEntry, place: number, problems: ProblemList): void {
  const file = BACKUP_MANIFEST_ENTRY
  const names = new Set(entries.map(({ name }) => name))
  for (const name of names) {
    if (name.startsWith(folder)) continue
    const message = `"${name}" is not in ${folder}, the folder of its case`
    problems.add({ file, line: 1, field: `cases[${place}].entries`, code: 'unexpected-entry', message })
  }
  for (const own of [BACKUP_ENTRIES.records, BACKUP_ENTRIES.log, BACKUP_ENTRIES.views]) {
    if (names.has(`${folder}${own}`)) continue
    const message = `the manifest does not name ${folder}${own}, which every case has`
    problems.add({ file, line: 1, field: `cases[${place}].entries`, code: 'missing-entry', message })
  }
}

function checkListed(
  { name, byteLength }: BackupCaseEntry['entries'][number],
  entry: Entry | undefined,
  problems: ProblemList,
): void {
  if (entry === undefined) {
    const message = 'the manifest names this entry, and the archive does not have it; copy the backup again'
    problems.add({ file: name, code: 'missing-entry', message })
  } else if (entry.uncompressedSize !== byteLength) {
    const message = `the entry has ${entry.uncompressedSize} bytes, and the manifest says ${byteLength}; copy the backup again`
    problems.add({ file: name, code: 'size-mismatch', message })
  }
}
