import { z } from 'zod'

import { isInstant } from '../domain/clocks.ts'
import { HANDLING_CODES, INFORMATION_VALUES, RELIABILITY_VALUES } from '../domain/grade.ts'
import type { InformationGrade, Reliability } from '../domain/grade.ts'
import type { ClaimId, EntityId, ExcerptId, OriginId, OverrideId, ReviewId, SourceId } from '../domain/ids.ts'
import { isPartialDate } from '../domain/partial-date.ts'
import type { Interval } from '../domain/partial-date.ts'
import { idSchema } from './common.ts'
import { TEXT_LIMITS } from './limits.ts'

const checkedId: z.ZodType<string, string> = idSchema

/** Ids get their brand here and nowhere else: where they have been checked. */
export const sourceIdSchema = checkedId as z.ZodType<SourceId, string>
export const excerptIdSchema = checkedId as z.ZodType<ExcerptId, string>
export const entityIdSchema = checkedId as z.ZodType<EntityId, string>
export const claimIdSchema = checkedId as z.ZodType<ClaimId, string>
export const reviewIdSchema = checkedId as z.ZodType<ReviewId, string>
export const overrideIdSchema = checkedId as z.ZodType<OverrideId, string>
export const originIdSchema = checkedId as z.ZodType<OriginId, string>

/** Text as it stands in a source: only half a surrogate pair is refused, since UTF-8 cannot hold it. */
export function verbatim(maximum: number): z.ZodString {
  return bounded(maximum).min(1, 'must not be empty')
}

/** Text that people write and read: of the control characters only line feed and tab; may be empty. */
export function optionalProse(maximum: number): z.ZodString {
  return bounded(maximum).regex(/^[\n\t\P{Cc}]*$/u, 'holds a control character other than line feed and tab; remove it')
}

/** The same, with something visible in it. */
export function prose(maximum: number): z.ZodString {
  return optionalProse(maximum).regex(/\S/u, 'must not be blank')
}

function bounded(maximum: number): z.ZodString {
  return z
    .string()
    .max(maximum, `is longer than ${maximum} UTF-16 units; shorten it`)
    .regex(/^\P{Cs}*$/u, 'holds half a surrogate pair (a lone \\ud800–\\udfff); write the whole character')
}

export const labelSchema = prose(TEXT_LIMITS.label)
export const nameSchema = prose(TEXT_LIMITS.name)
export const paragraphSchema = prose(TEXT_LIMITS.paragraph)

export const languageSchema = z
  .string()
  .max(35, 'is longer than 35 characters; write a BCP 47 tag such as ar or pt-BR')
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'is no BCP 47 tag; write one such as ar, pt-BR or und')

export const scriptSchema = z.string().regex(/^[A-Z][a-z]{3}$/, 'is no ISO 15924 code; write one such as Latn or Arab')

export const partialDateSchema = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, { error: 'is no date; write YYYY, YYYY-MM or YYYY-MM-DD', abort: true })
  .refine(isPartialDate, 'is no day of the calendar; write YYYY, YYYY-MM or YYYY-MM-DD')

const boundSchema = z
  .string()
  .regex(/^(unknown|\d{4}(-\d{2}(-\d{2})?)?)$/, {
    error: 'is no bound; write YYYY, YYYY-MM, YYYY-MM-DD, "unknown", or null for an open end',
    abort: true,
  })
  .refine((text) => text === 'unknown' || isPartialDate(text), 'is no day of the calendar')
  .nullable()

export const validTimeSchema = z.strictObject({ from: boundSchema, to: boundSchema }) satisfies z.ZodType<Interval>

export const recordedAtSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, {
    error: 'is no instant; write UTC with milliseconds, such as 2024-03-05T10:00:00.000Z',
    abort: true,
  })
  .refine(isInstant, 'is no instant of the calendar')

export const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'is no SHA-256; write its 64 hexadecimal digits in lower case')

export const handlingSchema = z.enum(HANDLING_CODES)

export const reliabilitySchema = z.discriminatedUnion('scheme', [
  z.strictObject({ scheme: z.literal('admiralty'), value: z.enum(RELIABILITY_VALUES.admiralty) }),
  z.strictObject({ scheme: z.literal('europol-4x4'), value: z.enum(RELIABILITY_VALUES['europol-4x4']) }),
  z.strictObject({ scheme: z.literal('uk-3x5x2'), value: z.enum(RELIABILITY_VALUES['uk-3x5x2']) }),
]) satisfies z.ZodType<Reliability>

export const informationGradeSchema = z.discriminatedUnion('scheme', [
  z.strictObject({ scheme: z.literal('admiralty'), value: z.enum(INFORMATION_VALUES.admiralty) }),
  z.strictObject({ scheme: z.literal('europol-4x4'), value: z.enum(INFORMATION_VALUES['europol-4x4']) }),
  z.strictObject({ scheme: z.literal('uk-3x5x2'), value: z.enum(INFORMATION_VALUES['uk-3x5x2']) }),
]) satisfies z.ZodType<InformationGrade>
