import { z } from 'zod'

import { projectionRequestSchema } from './analysis.ts'
import { countsByGroundSchema, entityRefSchema, groundSchema, idSchema } from './common.ts'
import { groundsSchema, leadsSchema, spanSchema } from './exposure-parts.ts'

/** Both kinds of exposure are about people one by one, whatever is said of groups of them. */
export const exposureProjectionSchema = projectionRequestSchema.omit({ nodes: true })

/** The thresholds below which nothing is said of a branch. Part of every manifest. */
export const branchParametersSchema = z
  .object({
    margin: z.number().min(0).max(1).default(0.3).meta({
      description: 'Least distance between the shares of the first and the second branch.',
    }),
    minDays: z.int().min(0).max(100).default(2).meta({ description: 'Least number of days that certainly differ.' }),
    minMembers: z.int().min(0).max(100).default(2).meta({ description: 'Least number of different members met.' }),
    minOrigins: z.int().min(0).max(100).default(2).meta({
      description: 'Least number of origins each of which by itself puts the person beside a member.',
    }),
  })
  .meta({ id: 'BranchParameters' })

export const branchRequestSchema = z
  .object({
    projection: exposureProjectionSchema.prefault({}),
    parameters: branchParametersSchema.prefault({}),
  })
  .meta({ id: 'BranchRequest' })
export type BranchRequest = z.input<typeof branchRequestSchema>

export const recruiterRequestSchema = z
  .object({ projection: exposureProjectionSchema.prefault({}) })
  .meta({ id: 'RecruiterRequest' })
export type RecruiterRequest = z.input<typeof recruiterRequestSchema>

const exposureManifest = {
  inputHash: z.string(),
  projection: exposureProjectionSchema,
  version: z.string(),
  durationMs: z.number().nonnegative(),
}

const leftOutSchema = z.object({ people: z.int().nonnegative(), byGround: countsByGroundSchema })

/** What is said of a person and branches. */
export const BRANCH_STATUSES = ['asserted', 'assigned', 'undetermined', 'contacts-only'] as const
/** Why a person who may be asked about is given no branch. */
export const BRANCH_FAILURES = ['no-contact', 'no-branch', 'margin', 'days', 'members', 'origins'] as const

const tallySchema = z.object({
  branch: idSchema,
  exposure: z.number().nonnegative(),
  share: z
    .number()
    .min(0)
    .max(1)
    .meta({ description: 'Exposure normalised over branches; of a parent with its children.' }),
  events: z.int().nonnegative(),
  days: z.int().nonnegative().meta({ description: 'Days that certainly differ from one another.' }),
  members: z.int().nonnegative(),
  origins: z.int().nonnegative(),
})

const contactSchema = z.object({
  kind: z.enum(['event', 'tie']),
  event: entityRefSchema.nullable(),
  k: z.int().min(2).meta({ description: 'People of the network who took part; 2 for a direct tie.' }),
  days: z.array(spanSchema),
  counted: z.boolean().meta({
    description: 'False where only the origin that lets the person be asked about tells of it.',
  }),
  support: z.number().min(0).max(1).meta({ description: 's(i,e): how well sourced it is that the person took part.' }),
  grounds: groundsSchema,
  members: z.array(
    z.object({
      person: entityRefSchema,
      branch: idSchema,
      support: z.number().min(0).max(1),
      contribution: z.number().nonnegative().meta({ description: 's(i,e) · s(j,e) / (k − 1).' }),
      grounds: groundsSchema.meta({ description: 'That this member took part.' }),
      membership: z.array(idSchema).meta({ description: 'Claims that assert the membership.' }),
    }),
  ),
})

export const branchPersonSchema = z
  .object({
    person: entityRefSchema,
    status: z.enum(BRANCH_STATUSES),
    branch: entityRefSchema.nullable().meta({ description: 'Asserted or assigned; null otherwise.' }),
    asserted: z.array(z.object({ group: entityRefSchema, claims: z.array(idSchema) })),
    gate: z
      .object({
        kind: z.enum(['membership', 'perpetrator-role']),
        claims: z.array(idSchema),
        origins: z.int().positive(),
      })
      .nullable()
      .meta({ description: 'Why the person may be asked about; null where only contacts are told.' }),
    exposed: entityRefSchema.nullable().meta({
      description: 'The branch that the contacts alone point to, own membership left out; null where undetermined.',
    }),
    margin: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .meta({ description: 'Between the first two branches; null without contact.' }),
    failed: z.array(z.enum(BRANCH_FAILURES)).meta({ description: 'Why the contacts point to no branch.' }),
    tallies: z.array(tallySchema).meta({ description: 'By branch, the largest share first.' }),
    contacts: z.array(contactSchema),
  })
  .meta({ id: 'BranchPerson' })
export type BranchPersonView = z.output<typeof branchPersonSchema>

const rate = z.number().min(0).max(1).nullable()

export const branchQualitySchema = z
  .object({
    asked: z.int().nonnegative().meta({ description: 'People with one asserted branch, each asked with it left out.' }),
    decided: z.int().nonnegative(),
    right: z.int().nonnegative().meta({ description: 'The asserted branch, or one that contains it.' }),
    precision: rate.meta({ description: 'right / decided; null where none was decided.' }),
    coverage: rate.meta({ description: 'decided / asked.' }),
    withoutGate: z.object({
      people: z.int().nonnegative().meta({ description: 'People who may not be asked about.' }),
      labelled: z
        .int()
        .nonnegative()
        .meta({ description: 'Of them, how many would get a branch by the same thresholds.' }),
      labelledByAnyContact: z.int().nonnegative().meta({ description: 'And without any threshold.' }),
    }),
    curve: z.array(z.object({ margin: z.number(), decided: z.int().nonnegative(), right: z.int().nonnegative() })),
  })
  .meta({ id: 'BranchQuality' })

export const branchFindingSchema = z
  .object({
    manifest: z.object({ ...exposureManifest, parameters: branchParametersSchema }),
    branches: z.array(
      z.object({
        branch: entityRefSchema,
        parents: z.array(idSchema).meta({ description: 'Groups that it is a branch of.' }),
        claims: z.array(idSchema).meta({ description: 'Claims that make it a branch.' }),
        assessed: z.boolean().meta({ description: 'Only an assessment says that it is a branch.' }),
        members: z.int().nonnegative().meta({ description: 'People asserted to belong to it or to a branch of it.' }),
      }),
    ),
    groups: z.array(entityRefSchema).meta({ description: 'Every group that tallies, contacts and bridges refer to.' }),
    people: z.array(branchPersonSchema),
    bridges: z.array(
      z.object({
        person: entityRefSchema,
        sides: z.array(
          z.object({
            branch: idSchema,
            own: z.boolean(),
            members: z.int().nonnegative(),
            origins: z.int().nonnegative(),
            contacts: z.array(z.int().nonnegative()).meta({ description: 'Places in the contacts of the person.' }),
          }),
        ),
      }),
    ),
    leads: leadsSchema,
    quality: branchQualitySchema,
    leftOut: leftOutSchema,
    ungraded: z.boolean(),
  })
  .meta({ id: 'BranchFinding' })
export type BranchFindingView = z.output<typeof branchFindingSchema>

export const ELEMENT_STATES = ['sourced', 'unsourced', 'contradicted'] as const

const elementSchema = z.object({
  state: z.enum(ELEMENT_STATES),
  needed: z.boolean().meta({ description: 'False for the means where the victim was a child.' }),
  values: z.array(z.string()).meta({ description: 'What the claims name: deception, forced-labour.' }),
  grounds: groundsSchema,
  against: z.array(idSchema).meta({ description: 'Standing claims that contradict it.' }),
})

const actSchema = z.object({
  victim: entityRefSchema.nullable().meta({ description: 'Null where nobody is identified.' }),
  child: z
    .boolean()
    .meta({ description: 'Reasons to believe that the victim was under eighteen: no means are needed.' }),
  minority: z.array(idSchema).meta({ description: 'Claims for that.' }),
  events: z.array(entityRefSchema),
  naming: groundsSchema.meta({ description: 'Claims that name the person in the act.' }),
  act: elementSchema,
  means: elementSchema,
  purpose: elementSchema,
  sourced: z.int().min(0).max(3).meta({ description: 'How many elements are sourced, one not needed included.' }),
  origins: z.int().nonnegative().meta({ description: 'Of the sourced elements together.' }),
})

export const recruiterFindingSchema = z
  .object({
    manifest: z.object(exposureManifest),
    recruiters: z.array(z.object({ person: entityRefSchema, acts: z.array(actSchema) })),
    groupRecruiters: z.array(
      z.object({
        person: entityRefSchema,
        recruits: z.array(
          z.object({
            person: entityRefSchema,
            kind: z.enum(['group', 'not-told']).meta({ description: 'not-told: for what is not said.' }),
            grounds: groundsSchema,
            against: z.array(idSchema),
          }),
        ),
      }),
    ),
    nonPunishment: z
      .array(z.object({ person: entityRefSchema, naming: groundsSchema, victim: groundsSchema }))
      .meta({ description: 'Victims said to have recruited: possible non-punishment. By id, in no rank, masked.' }),
    groups: z.array(z.object({ group: entityRefSchema, grounds: groundsSchema })).meta({
      description: 'Groups named in a recruiting act; it is said of no individual.',
    }),
    notListed: z.object({
      ungraded: z.int().nonnegative().meta({ description: 'People whom no graded claim names.' }),
      protected: z.int().nonnegative().meta({ description: 'Protected people said to have recruited, victims aside.' }),
    }),
    leads: leadsSchema,
    leftOut: leftOutSchema,
    ungraded: z.boolean(),
  })
  .meta({ id: 'RecruiterFinding' })
export type RecruiterFindingView = z.output<typeof recruiterFindingSchema>

export const exposureAbsenceRequestSchema = z
  .object({
    entity: idSchema,
    of: z.enum(['branches', 'recruiters']),
    projection: exposureProjectionSchema.prefault({}),
    parameters: branchParametersSchema.prefault({}),
  })
  .meta({ id: 'ExposureAbsenceRequest' })

export const EXPOSURE_ABSENCES = [
  'listed',
  'not-known-then',
  'not-a-person',
  'protected',
  'no-claim',
  'no-claim-counts',
  'ungraded',
  ...BRANCH_FAILURES,
  'not-asked',
] as const

export const exposureAbsenceSchema = z
  .object({
    entity: entityRefSchema,
    reasons: z.array(z.enum(EXPOSURE_ABSENCES)),
    grounds: z.array(groundSchema),
    unused: z
      .array(z.object({ reason: z.string(), claims: z.array(idSchema) }))
      .meta({ description: 'Claims that would have mattered and do not count, and why.' }),
  })
  .meta({ id: 'ExposureAbsence' })
export type ExposureAbsenceView = z.output<typeof exposureAbsenceSchema>
