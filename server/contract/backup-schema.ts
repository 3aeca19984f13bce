import { z } from 'zod'

import { idSchema } from './common.ts'
import { optionalProse, labelSchema, recordedAtSchema, sha256Schema } from './case-record-parts.ts'
import { caseRecordSchema } from './case-record-schemas.ts'
import { TEXT_LIMITS } from './limits.ts'

export const BACKUP_FORMAT = 'trama-backup'
export const BACKUP_VERSION = 1
/** The entry of a backup that says what all others are. */
export const BACKUP_MANIFEST_ENTRY = 'backup.json'

const count = z.int().nonnegative()

const countsSchema = z.strictObject({
  predicate: count,
  source: count,
  entity: count,
  excerpt: count,
  claim: count,
  review: count,
  override: count,
})

const entrySchema = z.strictObject({ name: z.string().max(200), sha256: sha256Schema, byteLength: count })

/** One case of a backup: what it is beside its records, and every entry that belongs to it. */
export const backupCaseSchema = z.strictObject({
  /** Folder of its entries in the archive, counted from 1. */
  folder: z.string().regex(/^cases\/[1-9]\d{0,5}\/$/, 'is no folder of a backup; it is cases/<number>/'),
  id: idSchema,
  name: labelSchema,
  description: optionalProse(TEXT_LIMITS.paragraph),
  createdAt: recordedAtSchema,
  counts: countsSchema,
  entries: z.array(entrySchema),
})
export type BackupCaseEntry = z.output<typeof backupCaseSchema>

export const backupManifestSchema = z
  .strictObject({
    format: z.literal(BACKUP_FORMAT),
    version: z.literal(BACKUP_VERSION),
    createdAt: recordedAtSchema,
    /** Version of the program that made it. */
    program: z.string().max(100),
    /** Store that it was made from. */
    store: z.enum(['sqlite', 'neo4j']),
    cases: z.array(backupCaseSchema),
  })
  .meta({ id: 'BackupManifest' })
export type BackupManifest = z.output<typeof backupManifestSchema>

/** A line of `records.jsonl`: a record, and the instant at which the store received it. */
export const backupLineSchema = z.strictObject({ receivedAt: recordedAtSchema, record: caseRecordSchema })

/** A line of `log.jsonl`. */
export const backupLogLineSchema = z.strictObject({
  sequence: z.int().positive(),
  at: recordedAtSchema,
  restoredAt: recordedAtSchema.optional(),
  action: z.string().regex(/^[a-z][a-z-]{0,39}$/, 'is no action'),
  caseId: idSchema.nullable(),
  actor: z.string().max(TEXT_LIMITS.paragraph),
  purpose: z.string().max(TEXT_LIMITS.paragraph).nullable(),
  detail: z.record(z.string().max(200), z.union([z.string(), z.number(), z.boolean()])),
})
export type BackupLogLine = z.output<typeof backupLogLineSchema>

const positionSchema = z.strictObject({ x: z.number(), y: z.number() })

/** `views.json`: positions of nodes by the name of the view. */
export const backupViewsSchema = z.record(z.string(), z.record(z.string(), positionSchema))
export type BackupViews = z.output<typeof backupViewsSchema>

/** An entry of `findings/`: a finding as it was kept, its packed parts in base64. */
export const backupFindingSchema = z.strictObject({
  body: z.string().max(16 * 1024 ** 2),
  sha256: sha256Schema,
  result: z.base64().nullable(),
  input: z.base64().nullable(),
})

/** What a backup may hold beyond what each of its cases may. */
export interface BackupLimits {
  readonly cases: number
  readonly entries: number
  /** Bytes of `backup.json`, and of the log and the views of a case, unpacked. */
  readonly rowBytes: number
  /** Bytes of a finding: its two parts have at most 16 MiB each before they are written as text. */
  readonly findingBytes: number
  /** Bytes of the records of a case, unpacked. */
  readonly recordBytes: number
  readonly totalBytes: number
  /** Lines of the records of a case. */
  readonly lines: number
  /** Predicates that a case adds; each import may have brought some. */
  readonly predicates: number
}

const GIB = 1024 ** 3

export const BACKUP_LIMITS: BackupLimits = {
  cases: 100_000,
  entries: 1_000_000,
  rowBytes: GIB / 4,
  findingBytes: GIB / 16,
  recordBytes: 16 * GIB,
  totalBytes: 1024 * GIB,
  lines: 200_000_000,
  predicates: 100_000,
}
