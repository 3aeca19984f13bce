import { z } from 'zod'

/** One thing wrong with what came in: where, and how to mend it. */
export const inputProblemSchema = z
  .object({
    file: z.string().nullable().meta({ description: 'Name of the file, or of the part inside an archive.' }),
    line: z.int().positive().nullable(),
    column: z.int().positive().nullable(),
    field: z.string().nullable().meta({ description: 'Path of the field, such as object.entity.' }),
    code: z.string(),
    message: z.string(),
  })
  .meta({ id: 'InputProblem' })
export type InputProblem = z.output<typeof inputProblemSchema>

/** RFC 9457 problem details. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'Stable name of the kind of problem, such as /problems/unknown-case.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    problems: z.array(inputProblemSchema).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.output<typeof problemSchema>
