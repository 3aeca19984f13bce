import type { CaseRecord } from '../../../server/domain/case-record.ts'
import type { Claim } from '../../../server/domain/claim.ts'
import type { ExcerptId, OriginId, SourceId } from '../../../server/domain/ids.ts'
import type { Literal } from '../../../server/domain/literal.ts'
import type { ProtectionGround } from '../../../server/domain/review.ts'
import {
  makeConcept,
  makeEvent,
  makeExcerpt,
  makeFact,
  makeGroup,
  makeName,
  makeOverride,
  makePerson,
  makePredicate,
  makeSource,
  makeTie,
} from '../../contract/build-records.ts'
import { buildWorld } from './case-world.ts'
import type { CaseWorld } from './case-world.ts'
import type { SeedCase } from './build-seed-case.ts'

/** A way to draw a forbidden conclusion. */
export interface Plant {
  /** Place in FORBIDDEN_DETECTORS, from 0. */
  readonly detector: number
  readonly how: string
  readonly plant: (soil: Soil) => readonly CaseRecord[]
  /** Records of the case that go. */
  readonly uproot?: (record: CaseRecord, soil: Soil) => boolean
}

/** The case that things are planted in. */
export class Soil {
  readonly excerpt: ExcerptId
  readonly translated: SourceId[]

  constructor(readonly seedCase: SeedCase) {
    const source = seedCase.sourceIds.get('S1')
    const found = seedCase.batch.records.find((one) => one.type === 'excerpt' && one.source === source)
    if (source === undefined || found?.type !== 'excerpt') throw new Error('the case has no excerpt of S1')
    this.excerpt = found.id
    this.translated = [source]
  }

  id(expectedId: string): string {
    return this.seedCase.entityIds.get(expectedId) ?? expectedId
  }

  tie(id: string, from: string, predicate: string, to: string, changes: Partial<Omit<Claim, 'type' | 'id'>> = {}) {
    return makeTie(id, this.id(from), predicate, this.id(to), { excerpts: [this.excerpt], ...changes })
  }

  fact(id: string, subject: string, predicate: string, literal: Literal) {
    return makeFact(id, this.id(subject), predicate, literal, { excerpts: [this.excerpt] })
  }

  name(id: string, subject: string, value: string) {
    return makeName(id, this.id(subject), value, { excerpts: [this.excerpt] })
  }
}

/** The world as it would be with the plant in it. */
export function growWorld(seedCase: SeedCase, { plant, uproot }: Pick<Plant, 'plant' | 'uproot'>): CaseWorld {
  const soil = new Soil(seedCase)
  const planted = plant(soil)
  const kept = seedCase.batch.records.filter((record) => uproot?.(record, soil) !== true)
  return buildWorld([...kept, ...planted], { entityIds: seedCase.entityIds, translated: soil.translated })
}

/** At least one plant for each forbidden conclusion, in the words, roles and detours it might come by. */
export const PLANTS: readonly Plant[] = [
  ...plantConnections(0, 'org:gallegos', 'Los Gallegos de Lima'),
  ...plantConnections(1, 'org:tda', 'Train d’Aragua'),
  ...plantIdentities(2, 'grp:suspects6', 'grp:guards6'),
  ...plantIdentities(3, 'grp:captured2', 'grp:intruders'),
  ...plantIdentities(4, 'grp:captured2', 'grp:guards6'),
  {
    detector: 5,
    how: 'as a role in the rescue',
    plant: (soil) => [soil.tie('p1', 'grp:guards6', 'PARTICIPATED_IN', 'ev:rescue2', { role: 'arrested' })],
  },
  {
    detector: 5,
    how: 'as an arrest they took part in',
    plant: (soil) => [makeEvent('p0', 'arrest'), soil.tie('p1', 'grp:guards6', 'PARTICIPATED_IN', 'p0')],
  },
  {
    detector: 5,
    how: 'as a predicate of the case',
    plant: (soil) => [
      makePredicate('ARRESTED_IN', 'PARTICIPATED_IN'),
      soil.tie('p1', 'grp:guards6', 'ARRESTED_IN', 'ev:rescue2'),
    ],
  },
  {
    detector: 5,
    how: 'as a remark about them',
    plant: (soil) => [
      soil.fact('p1', 'grp:guards6', 'HAS_NOTE', { kind: 'text', value: 'Taken into custody.', language: 'en' }),
    ],
  },
  {
    detector: 5,
    how: 'as a category',
    plant: (soil) => [soil.fact('p1', 'grp:guards6', 'HAS_CATEGORY', { kind: 'category', value: 'charged' })],
  },
  ...['Forced labour', 'Travail forcé', 'العمالة القسرية'].map((name): Plant => ({
    detector: 6,
    how: `as the offence ${name}`,
    plant: (soil) => [
      makeConcept('p0', 'offence'),
      soil.name('p1', 'p0', name),
      soil.tie('p2', 'grp:suspects6', 'CHARGED_WITH', 'p0'),
    ],
  })),
  {
    detector: 6,
    how: 'as the role of a charge',
    plant: (soil) => [soil.tie('p1', 'grp:suspects6', 'CHARGED_WITH', 'off:thb', { role: 'for forced labour' })],
  },
  {
    detector: 7,
    how: 'as a charge',
    plant: (soil) => [soil.tie('p1', 'grp:captured2', 'CHARGED_WITH', 'off:thb')],
  },
  {
    detector: 7,
    how: 'as a category',
    plant: (soil) => [soil.fact('p1', 'grp:captured2', 'HAS_CATEGORY', { kind: 'category', value: 'charged' })],
  },
  {
    detector: 7,
    how: 'as a role',
    plant: (soil) => [soil.tie('p1', 'grp:captured2', 'PARTICIPATED_IN', 'ev:kidnap', { role: 'accused' })],
  },
  {
    detector: 8,
    how: 'as a conviction',
    plant: (soil) => [soil.tie('p1', 'grp:suspects6', 'CONVICTED_OF', 'off:thb')],
  },
  {
    detector: 8,
    how: 'as a category',
    plant: (soil) => [soil.fact('p1', 'grp:intruders', 'HAS_CATEGORY', { kind: 'category', value: 'convicted' })],
  },
  {
    detector: 8,
    how: 'as a role',
    plant: (soil) => [soil.tie('p1', 'grp:suspects6', 'PARTICIPATED_IN', 'ev:exploit1', { role: 'found guilty' })],
  },
  {
    detector: 9,
    how: 'as a method of the group',
    plant: (soil) => [soil.tie('p1', 'org:gallegos', 'USES_METHOD', 'mo:compatriot')],
  },
  {
    detector: 9,
    how: 'as a member of the group',
    plant: (soil) => [
      makePerson('p0'),
      soil.name('p1', 'p0', 'un compatriote'),
      soil.tie('p2', 'p0', 'MEMBER_OF', 'org:gallegos'),
    ],
  },
  ...['per:villamil', 'per:vigo', 'per:chavez'].flatMap((official) => plantMeasurement(10, official, ['official'])),
  ...plantMeasurement(11, 'grp:women30', ['victim']),
  ...plantMeasurement(11, 'grp:mothers3', ['victim', 'witness', 'minor']),
  ...plantMeasurement(11, 'grp:children6', ['victim', 'minor']),
  ...plantMeasurement(11, 'grp:women_vigo', ['victim']),
  ...['Un compatriote', 'compatriota', 'مواطن من بلدها'].map((name): Plant => ({
    detector: 12,
    how: `as somebody called ${name}`,
    plant: (soil) => [makePerson('p0'), soil.name('p1', 'p0', name)],
  })),
  {
    detector: 13,
    how: 'as another name',
    plant: (soil) => [soil.name('p1', 'per:villamil', 'Juan Carlos Villena')],
  },
  {
    detector: 13,
    how: 'as one and the same',
    plant: (soil) => [makePerson('p0'), soil.tie('p1', 'per:villamil', 'SAME_AS', 'p0')],
  },
  { detector: 14, how: 'as a source of its own', plant: plantTranslation },
  {
    detector: 14,
    how: 'as the same speaker in two languages',
    plant: (soil) => [
      soil.tie('p1', 'grp:suspects6', 'PARTICIPATED_IN', 'ev:detention1', {
        role: 'detained',
        attributedTo: { text: 'السلطات' },
      }),
    ],
  },
]

function plantConnections(detector: number, group: string, name: string): Plant[] {
  return [
    { detector, how: 'as a claim', plant: (soil) => [soil.tie('p1', 'org:net1', 'ASSOCIATED_WITH', group)] },
    {
      detector,
      how: 'as a predicate of the case',
      plant: (soil) => [makePredicate('SUPPLIES', 'ASSOCIATED_WITH'), soil.tie('p1', group, 'SUPPLIES', 'org:net1')],
    },
    {
      detector,
      how: 'as a member in common',
      plant: (soil) => [
        makePerson('p0'),
        soil.tie('p1', 'p0', 'MEMBER_OF', 'org:net1'),
        soil.tie('p2', 'p0', 'MEMBER_OF', group),
      ],
    },
    {
      detector,
      how: 'as an event in common',
      plant: (soil) => [
        makeEvent('p0', 'meeting'),
        soil.tie('p1', 'org:net1', 'PARTICIPATED_IN', 'p0'),
        soil.tie('p2', group, 'PARTICIPATED_IN', 'p0'),
      ],
    },
    { detector, how: 'as a name', plant: (soil) => [soil.name('p1', 'org:net1', name)] },
    {
      detector,
      how: 'as a remark',
      plant: (soil) => [
        soil.fact('p1', 'org:net1', 'HAS_NOTE', { kind: 'text', value: `A cell of ${name}.`, language: 'en' }),
      ],
    },
  ]
}

function plantIdentities(detector: number, one: string, other: string): Plant[] {
  return [
    { detector, how: 'as one and the same', plant: (soil) => [soil.tie('p1', other, 'SAME_AS', one)] },
    { detector, how: 'as a part', plant: (soil) => [soil.tie('p1', one, 'ONE_OF', other)] },
    {
      detector,
      how: 'by way of a third',
      plant: (soil) => [
        makeGroup('p0', 'person-group'),
        soil.tie('p1', one, 'SAME_AS', 'p0'),
        soil.tie('p2', other, 'SAME_AS', 'p0'),
      ],
    },
    {
      detector,
      how: 'as a name in common',
      plant: (soil) => [soil.name('p1', one, 'The gang of six'), soil.name('p2', other, 'the GANG of six')],
    },
  ]
}

/** Protection lifted by a supervisor's record, or never recorded at all. */
function plantMeasurement(detector: number, people: string, grounds: readonly ProtectionGround[]): Plant[] {
  return [
    {
      detector,
      how: `by lifting the protection of ${people}`,
      plant: (soil) => grounds.map((ground) => makeOverride(`p-${ground}`, soil.id(people), { ground })),
    },
    {
      detector,
      how: `by forgetting who ${people} are`,
      plant: () => [],
      uproot: (record, soil) =>
        record.type === 'claim' &&
        record.subject === soil.id(people) &&
        (PROTECTING.includes(record.predicate) || (record.role?.includes('victim') ?? false)),
    },
  ]
}

const PROTECTING = ['HAS_CATEGORY', 'IS_MINOR', 'HOLDS_OFFICE_IN', 'VICTIM_OF', 'SUBGROUP_OF']

/** The translation taken for a second report that says the same. */
function plantTranslation(soil: Soil): CaseRecord[] {
  const text = 'Six people are held.'
  const source = makeSource('p-source', text, { kind: 'press', originId: 'p-origin' as OriginId })
  soil.translated.push(source.id)
  return [
    source,
    makeExcerpt('p-excerpt', source.id, text),
    soil.tie('p1', 'grp:suspects6', 'PARTICIPATED_IN', 'ev:op1', {
      role: 'arrested',
      excerpts: ['p-excerpt' as ExcerptId],
    }),
  ]
}
