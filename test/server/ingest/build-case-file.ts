import { createHash } from 'node:crypto'

import { expect } from 'vitest'

import { CaseFileError } from '../../../server/ingest/case-file-error.ts'
import type { ArchiveContent } from '../../../server/ingest/case-file/open-archive.ts'
import type { Problem } from '../../../server/ingest/problem.ts'
import { readCaseFile } from '../../../server/ingest/readers/read-case-file.ts'
import type { CaseFileOptions } from '../../../server/ingest/readers/read-case-file.ts'
import {
  makeEvent,
  makeExcerpt,
  makeName,
  makePerson,
  makeSource,
  makeTie,
  toExcerptId,
} from '../../contract/build-records.ts'
import type { ZipEntry } from './build-zip.ts'
import { makeZip } from './build-zip.ts'

export const HEADER = {
  format: 'trama-case',
  version: 1,
  name: 'Harbour',
  description: 'A tiny case.',
  masked: false,
}

/** The text of the only source: an astral character first, so that bytes, characters and UTF-16 units differ. */
export const TEXT = '𝔗he note: Ada Quay met Bo Reyes at the pier. Ada Quay left.\n'

/** A sound case in a few records, by line: 2 source, 3 and 4 people, 5 event, 6 excerpt, 7 name, 8 participation. */
export function listGoodRecords() {
  const start = TEXT.indexOf('Ada')
  const excerpts = [toExcerptId('x1')]
  return {
    source: makeSource('s1', TEXT),
    ada: makePerson('ada'),
    bo: makePerson('bo'),
    meeting: makeEvent('meet'),
    excerpt: makeExcerpt('x1', 's1', 'Ada Quay met Bo Reyes', start),
    name: makeName('c1', 'ada', 'Ada Quay', { excerpts }),
    took: makeTie('c2', 'ada', 'PARTICIPATED_IN', 'meet', { excerpts }),
  }
}

/** JSON lines of the header and of the values given; a string stands for itself. */
export function toLines(values: readonly unknown[], header: unknown = HEADER): string {
  return [header, ...values].map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`).join('')
}

export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A zip with these lines and the sound case's source, and what else is given. */
export function makeCaseZip(values: readonly unknown[], changes: Partial<ZipEntry>[] = []): Uint8Array {
  const records: ZipEntry = { name: 'case.jsonl', bytes: toLines(values), ...changes[0] }
  const source: ZipEntry = { name: `sources/${hashOf(TEXT)}`, bytes: TEXT, ...changes[1] }
  return makeZip([records, source])
}

/** What a reading that must fail complains of. */
export async function collectProblems(
  content: ArchiveContent,
  options: CaseFileOptions = {},
): Promise<readonly Problem[]> {
  const error = await readCaseFile(content, { name: 'case.zip', ...options }).then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(CaseFileError)
  return error instanceof CaseFileError ? error.problems : []
}

/** `file:line field code` of each problem: what a test asserts without tying itself to wording. */
export async function listPlaces(content: ArchiveContent, options: CaseFileOptions = {}): Promise<string[]> {
  const problems = await collectProblems(content, options)
  return problems.map(({ file, line, field, code }) => `${file}:${line ?? '-'} ${field ?? '-'} ${code}`)
}
