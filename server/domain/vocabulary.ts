import type { EntityKind, Subkind } from './entity.ts'
import type { LiteralKind } from './literal.ts'

/** What may stand at one end of a predicate: any of a kind, or only some of its subkinds. */
export interface EndRule {
  readonly kind: EntityKind
  readonly subkinds?: readonly Subkind[]
}

/** What a predicate means and between what it may stand. */
export interface PredicateDefinition {
  readonly id: string
  readonly definition: string
  readonly subject: readonly EndRule[]
  readonly object: { readonly entity: readonly EndRule[] } | { readonly literal: LiteralKind }
  /** The order of subject and object says nothing (ASSOCIATED_WITH, NEAR, SAME_AS). */
  readonly symmetric: boolean
  /** The value or object by itself tells who somebody is: withheld for the masked. */
  readonly identifying: boolean
}

const PERSON: EndRule = { kind: 'Person' }
const PEOPLE: EndRule = { kind: 'Group', subkinds: ['person-group'] }
const CRIMINAL: EndRule = { kind: 'Group', subkinds: ['criminal-group'] }
const GROUP: EndRule = { kind: 'Group' }
const BODY: EndRule = { kind: 'Group', subkinds: ['public-body', 'organisation'] }
const PLACE: EndRule = { kind: 'Location' }
const EVENT: EndRule = { kind: 'Event' }
const OBJECT: EndRule = { kind: 'Object' }
const DOCUMENT: EndRule = { kind: 'Object', subkinds: ['cited-document', 'recording'] }
const OFFENCE: EndRule = { kind: 'Concept', subkinds: ['offence'] }
const METHOD: EndRule = { kind: 'Concept', subkinds: ['method'] }
const CONCEPT: EndRule = { kind: 'Concept' }
const WHO: readonly EndRule[] = [PERSON, PEOPLE]
const ACTOR: readonly EndRule[] = [PERSON, GROUP]
const ANYTHING: readonly EndRule[] = [PERSON, GROUP, PLACE, EVENT, OBJECT, CONCEPT]

interface Traits {
  readonly symmetric?: boolean
  readonly identifying?: boolean
}

function relate(
  id: string,
  subject: readonly EndRule[],
  entity: readonly EndRule[],
  definition: string,
  traits: Traits = {},
): PredicateDefinition {
  return define(id, subject, { entity }, definition, traits)
}

function describe(
  id: string,
  subject: readonly EndRule[],
  literal: LiteralKind,
  definition: string,
  traits: Traits = {},
): PredicateDefinition {
  return define(id, subject, { literal }, definition, traits)
}

function define(
  id: string,
  subject: readonly EndRule[],
  object: PredicateDefinition['object'],
  definition: string,
  traits: Traits,
): PredicateDefinition {
  return {
    id,
    subject,
    object,
    definition,
    symmetric: traits.symmetric ?? false,
    identifying: traits.identifying ?? false,
  }
}

/** The vocabulary. A case may add a predicate under one of these as its parent. */
export const PREDICATES: readonly PredicateDefinition[] = [
  relate('MEMBER_OF', WHO, [CRIMINAL, BODY], 'Belongs to the group.'),
  relate('LEADS', WHO, [GROUP], 'Directs the group or a part of it.'),
  relate('SUBGROUP_OF', [GROUP], [GROUP], 'Is a part of a larger group, without being called its branch.'),
  relate('BRANCH_OF', [CRIMINAL], [CRIMINAL], 'Is a local or functional branch of a mother group, on a human’s word.'),
  relate('PARTICIPATED_IN', ACTOR, [EVENT], 'Took part in the event, in the role given.'),
  relate('RECRUITED', ACTOR, WHO, 'Recruited the person, for exploitation or into a group, as the role says.'),
  relate('COMMUNICATED_WITH', [...ACTOR, OBJECT], [...ACTOR, OBJECT], 'Called, wrote to or met; quantity counts.', {
    symmetric: true,
  }),
  relate(
    'TRANSFERRED',
    [...ACTOR, OBJECT],
    [...ACTOR, OBJECT],
    'Passed money or goods; quantity and unit say how much.',
  ),
  relate('ASSOCIATED_WITH', ACTOR, ACTOR, 'Is linked in a way the source does not specify.', { symmetric: true }),
  relate('KIN_OF', WHO, WHO, 'Is a relative; the role says which.', { symmetric: true }),
  relate('PARENT_OF', WHO, WHO, 'Is a parent, or a group of parents, of.'),
  relate('VICTIM_OF', WHO, [...ACTOR, EVENT], 'Suffered the offence at the hands of, or in.'),
  relate('GUARDED', WHO, WHO, 'Watched over somebody held against their will.'),
  relate('CHARGED_WITH', WHO, [OFFENCE], 'Is formally accused of the offence.'),
  relate('CONVICTED_OF', WHO, [OFFENCE], 'Was found guilty of the offence by a court.'),
  relate('ACQUITTED_OF', WHO, [OFFENCE], 'Was found not guilty of the offence by a court.'),
  relate('LOCATED_IN', [GROUP, EVENT, OBJECT, PERSON], [PLACE], 'Is, or happened, in the place.'),
  relate('PART_OF', [PLACE, GROUP, EVENT], [PLACE, GROUP, EVENT], 'Is a part of a whole of the same kind.'),
  relate('NEAR', [PLACE], [PLACE], 'Lies near; quantity gives the distance, role the direction.', { symmetric: true }),
  relate('LIVES_AT', WHO, [PLACE], 'Lives, or stays, at the place.', { identifying: true }),
  relate('HOLDS_OFFICE_IN', [PERSON], [GROUP], 'Holds the office named by the role in the body.'),
  relate('STATED_ABOUT', ACTOR, ANYTHING, 'Made a statement about.'),
  relate('ISSUED', ACTOR, [DOCUMENT], 'Published or handed out the document or recording.'),
  relate('REPORTS_ON', [EVENT, DOCUMENT], [EVENT], 'Is a report or complaint about the event.'),
  relate('EVIDENCED_BY', [EVENT, PERSON, GROUP, OBJECT], [OBJECT], 'Is evidenced by a document, recording or thing.'),
  relate('BASED_ON', [EVENT, DOCUMENT], [...ACTOR, DOCUMENT], 'Rests on information from.'),
  relate('SUBJECT_OF', [PERSON, GROUP, OBJECT], [EVENT], 'Is what an investigation or hearing is about.'),
  relate('USES_METHOD', [...ACTOR, EVENT], [METHOD], 'Works by the method.'),
  relate('DESCRIBES_PATTERN', ACTOR, [METHOD], 'Describes a general pattern, about no identified actor.'),
  relate('ORIGIN_OF', [PLACE], [METHOD, EVENT, GROUP], 'Is where it starts from.'),
  relate('USES', WHO, [OBJECT], 'Actually uses the thing, whoever it is registered to.'),
  relate('SUBSCRIBER_OF', ACTOR, [OBJECT], 'Is the subscriber in the provider’s records.', { identifying: true }),
  relate('REGISTERED_TO', [OBJECT], ACTOR, 'Stands in a register under the name of.', { identifying: true }),
  relate('OWNS', ACTOR, [OBJECT, PLACE, { kind: 'Group', subkinds: ['organisation'] }], 'Owns.'),
  relate('PRECEDES', [EVENT], [EVENT], 'Happened before.'),
  relate('SAME_AS', ANYTHING, ANYTHING, 'Are one and the same, on a human’s word.', { symmetric: true }),
  relate('ONE_OF', [PERSON, PEOPLE], [PEOPLE], 'Is one of the people meant by the group.'),
  describe('EXISTS', ANYTHING, 'boolean', 'There is such a thing, of the kind recorded.'),
  describe('HAS_NAME', ANYTHING, 'name', 'Is called.', { identifying: true }),
  describe('HAS_CATEGORY', WHO, 'category', 'Has the procedural category in this case.'),
  describe('IS_MINOR', WHO, 'boolean', 'Is, or may be with reason, under eighteen over the valid time.'),
  describe('BORN_ON', [PERSON], 'date', 'Was born on.', { identifying: true }),
  describe('HAS_COUNT', [PEOPLE, CRIMINAL], 'count', 'Counts at least and at most so many people.'),
  describe('OCCURRED_ON', [EVENT], 'date', 'Happened on, to the precision given.'),
  describe('HAS_COORDINATES', [PLACE, EVENT, OBJECT], 'coordinates', 'Lies at, in degrees WGS 84.', {
    identifying: true,
  }),
  describe('HAS_IDENTIFIER', [PERSON, GROUP, OBJECT, PLACE], 'text', 'Has the number or code; the role says which.', {
    identifying: true,
  }),
  describe('HAS_NOTE', ANYTHING, 'text', 'Has a feature worth keeping; the role names it.'),
  describe('COLLECTION_COVERED', WHO, 'text', 'Was tapped or watched over the valid time, by the means given.'),
  describe('HAS_TRAFFICKING_ELEMENT', [EVENT, METHOD], 'trafficking-element', 'Shows an act, means or purpose.'),
]

const BY_ID: ReadonlyMap<string, PredicateDefinition> = new Map(PREDICATES.map((one) => [one.id, one]))

/** Finds a predicate of the vocabulary, or null. */
export function findPredicate(id: string): PredicateDefinition | null {
  return BY_ID.get(id) ?? null
}

/** The predicate of the vocabulary that a definition is, or under which a case added it. */
export function findBuiltIn(definition: PredicateDefinition): string {
  // An added one shares the rule of its object with its parent and with no other.
  return PREDICATES.find((one) => one.object === definition.object)?.id ?? definition.id
}

/** Predicates a case adds are UPPER_SNAKE_CASE of at most 64 characters. */
export const PREDICATE_ID_PATTERN = /^[A-Z][A-Z0-9_]{1,63}$/

/** The definition a predicate of a case goes by: its own if built in, else its parent's under its own id. */
export function resolvePredicate(
  id: string,
  added: ReadonlyMap<string, { readonly parent: string; readonly definition: string }>,
): PredicateDefinition | null {
  const builtIn = findPredicate(id)
  if (builtIn !== null) return builtIn
  const own = added.get(id)
  const parent = own === undefined ? null : findPredicate(own.parent)
  return own === undefined || parent === null ? null : { ...parent, id, definition: own.definition }
}
