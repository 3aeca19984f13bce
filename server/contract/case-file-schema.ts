import { z } from 'zod'

import { labelSchema, optionalProse } from './case-record-parts.ts'
import { caseRecordSchema } from './case-record-schemas.ts'
import { TEXT_LIMITS } from './limits.ts'

export const CASE_FILE_FORMAT = 'trama-case'
export const CASE_FILE_VERSION = 1
/** The entry of the archive that holds the header and the records. */
export const CASE_FILE_RECORDS_ENTRY = 'case.jsonl'
/** The folder of the archive that holds the bytes of each source, named by their SHA-256. */
export const CASE_FILE_SOURCES_FOLDER = 'sources/'

/** The first line of a case file. */
export const caseFileHeaderSchema = z
  .strictObject({
    format: z.literal(CASE_FILE_FORMAT),
    version: z.literal(CASE_FILE_VERSION),
    name: labelSchema.meta({ description: 'Name of the case.' }),
    description: optionalProse(TEXT_LIMITS.paragraph).meta({
      description: 'What the case is about; may be empty.',
    }),
    masked: z.boolean().meta({ description: 'Victims and minors stand under pseudonyms; not a canonical export.' }),
  })
  .meta({ id: 'CaseFileHeader' })
export type CaseFileHeader = z.output<typeof caseFileHeaderSchema>

/**
 * JSON Schema (draft 2020-12) of one line of a case file: the header or a record. It says what one line must look
 * like; what must hold between lines, and between lines and sources, is in docs/case-file.md.
 */
export function caseFileJsonSchema(): z.core.JSONSchema.BaseSchema {
  const line = z.union([caseFileHeaderSchema, caseRecordSchema]).meta({
    title: `A line of a Trama case file, version ${CASE_FILE_VERSION}`,
    description: 'The first line is the header; every other line is one record.',
  })
  return z.toJSONSchema(line, { target: 'draft-2020-12', io: 'input' })
}
