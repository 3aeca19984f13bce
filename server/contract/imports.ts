import { z } from 'zod'

import { idSchema } from './common.ts'

/** Largest file that can be uploaded, in bytes. */
export const LARGEST_UPLOAD = 8 * 1024 ** 3

/** Rejects kept to be looked at; all are counted. */
export const MOST_REJECTS_KEPT = 100_000

/** Columns that a file of rejected rows adds at its end; whoever reads tables passes over them. */
export const REJECT_COLUMNS = { row: 'trama_row', reason: 'trama_reason' } as const

export const uploadQuerySchema = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(1000)
    .meta({ description: 'Name of the file as people know it: a label, no path.' }),
})

/** A file that waits to be imported or restored. */
export const uploadSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    byteLength: z.int().nonnegative(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .meta({ id: 'Upload' })
export type Upload = z.output<typeof uploadSchema>

const caseNameSchema = z.string().trim().min(1).max(200)

export const importRequestSchema = z
  .object({
    uploads: z.array(z.uuid()).min(1).max(1000).meta({ description: 'The files, read together as one import.' }),
    mapping: z.uuid().nullable().default(null).meta({ description: 'Mapping file of tables, uploaded too.' }),
    case: caseNameSchema.nullable().default(null).meta({
      description: 'Name of the case to import into; it is made if it is not there. The name in the files if null.',
    }),
    onFailure: z
      .enum(['discard', 'keep'])
      .default('discard')
      .meta({
        description:
          'What a cancelled import, or one that failed for a reason that may pass, leaves: nothing, or all it wrote, ' +
          'unseen, to be resumed.',
      }),
    rejects: z.enum(['keep-good', 'all-or-nothing']).default('keep-good').meta({
      description: 'Whether the good rows are kept when others are rejected.',
    }),
  })
  .meta({ id: 'ImportRequest' })
export type ImportRequest = z.output<typeof importRequestSchema>

const countsSchema = z.record(z.string(), z.int().nonnegative())

const count = z.int().nonnegative()

/** What became of the rows of one table of a mapping. */
export const tableSummarySchema = z
  .object({
    name: z.string(),
    rows: count,
    imported: count.meta({ description: 'Rows of which everything arrived.' }),
    partly: count.meta({ description: 'Rows of which claims are left out; each is among the rejects.' }),
    repeated: count.meta({ description: 'Rows equal to one that came before.' }),
    unsaid: count.meta({ description: 'Rows of which the mapping, by its conditions, says nothing.' }),
    skipped: count,
    rejected: count,
    entities: count,
    claims: count,
    skip: z.string().nullable().meta({ description: 'Why the table is skipped.' }),
  })
  .meta({ id: 'TableSummary' })
export type TableSummary = z.output<typeof tableSummarySchema>

/** One file of tables: rows and columns that nothing was made of. */
export const tableFileSummarySchema = z
  .object({
    name: z.string(),
    rows: count,
    blank: count,
    unread: count.meta({ description: 'Rows that no table of the mapping fits.' }),
    unreadColumns: z
      .array(z.string())
      .meta({ description: 'Columns that no rule reads, and none leaves out on purpose.' }),
  })
  .meta({ id: 'TableFileSummary' })

export const importReceiptSchema = z
  .object({
    caseId: idSchema,
    caseName: z.string(),
    created: z.boolean(),
    added: countsSchema,
    unchanged: z.int().nonnegative(),
    rejected: z.int().nonnegative().meta({ description: 'Pieces left out; see the rejects of the job.' }),
    tables: z.array(tableSummarySchema).meta({ description: 'Where the rows of tables went; empty for other files.' }),
    files: z.array(tableFileSummarySchema),
    resumedFrom: z.int().nonnegative().meta({ description: 'Parts that were there from an earlier, unfinished run.' }),
  })
  .meta({ id: 'ImportReceipt' })
export type ImportReceipt = z.output<typeof importReceiptSchema>

/** An import that is neither published nor discarded; its case takes nothing else. */
export const pendingImportSchema = z
  .object({
    caseId: idSchema,
    title: z.string(),
    parts: z.int().nonnegative(),
    added: countsSchema,
    unchanged: z.int().nonnegative(),
    runningJob: z.uuid().nullable().meta({ description: 'The job that works on it, or null when none does.' }),
    resumable: z.boolean().meta({ description: 'Whether its files are still here; else import the same files again.' }),
  })
  .meta({ id: 'PendingImport' })
export type PendingImport = z.output<typeof pendingImportSchema>

export const rejectSchema = z
  .object({
    file: z.string(),
    row: z.int().positive().nullable().meta({ description: 'Counted from 1; in a table its header is row 1.' }),
    field: z.string().nullable(),
    code: z.string(),
    message: z.string(),
    cells: z.record(z.string(), z.string()).nullable().meta({ description: 'The row under its own headers.' }),
  })
  .meta({ id: 'Reject' })

export const rejectQuerySchema = z.object({
  after: z.coerce.number().int().nonnegative().default(0).meta({ description: 'How many rejects to pass over.' }),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})

export const rejectPageSchema = z
  .object({
    rejects: z.array(rejectSchema),
    total: z.int().nonnegative().meta({ description: 'All there were.' }),
    kept: z.int().nonnegative().meta({ description: 'The first of them, which can be looked at.' }),
    files: z.array(z.string()).meta({ description: 'Files with rejected rows that can be downloaded.' }),
    next: z.int().positive().nullable(),
  })
  .meta({ id: 'RejectPage' })
export type RejectPage = z.output<typeof rejectPageSchema>

export const rejectFileQuerySchema = z.object({
  file: z.string().min(1).meta({ description: 'One of `files`.' }),
})
