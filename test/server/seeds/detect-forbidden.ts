import { objectEntity, objectLiteral } from '../../../server/domain/claim.ts'
import type { KnownClaim } from '../../../server/domain/claim.ts'
import { foldName } from '../../../server/domain/fold-name.ts'
import { GRADE_WEIGHT_MAPS } from '../../../server/domain/grade-weights.ts'
import { computeSupport } from '../../../server/domain/support.ts'
import type { CaseWorld } from './case-world.ts'
import {
  categorizes,
  claimsBetween,
  claimsOn,
  goesBy,
  isComputedTogether,
  isIdentified,
  isReachable,
  listAppearances,
  namesOf,
  wordsOf,
} from './search-world.ts'

/** One conclusion that nobody may draw, as the expected graph words it, and how to notice that somebody did. */
export interface ForbiddenDetector {
  readonly type: string
  readonly between: readonly string[]
  /** Every place where the conclusion was found; empty when it is absent. */
  readonly detect: (world: CaseWorld) => string[]
}

const ARREST = /\b(arrest\w*|captur\w*|detain\w*|detenid\w*|apprehend\w*|custody|jailed)\b/
const CHARGE = /\b(charged?|accused|indicted)\b/
const CONVICTION = /\b(convict\w*|sentenced|guilty|condamn\w*|condenad\w*)\b/
const FORCED_LABOUR =
  /forced labou?r|travail force|trabajos? forzad|labour exploitation|العماله القسريه|العمل القسري|السخره/
const COMPATRIOT = /\bcompatriot\w*\b|\bpaisan[oa]s?\b|مواطن/
const ANOTHER_ATTORNEY = /\bvillena\b|فيلينا|بيينا/
const ARAGUA = /\b(tren|train)( de| d)? aragua\b/
const GALLEGOS = /\bgallegos\b/

const OFFICIALS = ['per:villamil', 'per:vigo', 'per:chavez']
const VICTIMS = ['grp:women30', 'grp:mothers3', 'grp:children6', 'grp:women_vigo']

/** The fifteen, in the order of the expected graph. */
export const FORBIDDEN_DETECTORS: readonly ForbiddenDetector[] = [
  detectConnection('org:net1', 'org:gallegos', GALLEGOS),
  detectConnection('org:net1', 'org:tda', ARAGUA),
  detectIdentity('grp:suspects6', 'grp:guards6'),
  detectIdentity('grp:captured2', 'grp:intruders'),
  detectIdentity('grp:captured2', 'grp:guards6'),
  { type: 'ARRESTED', between: ['grp:guards6', 'ev:rescue2'], detect: detectArrest },
  { type: 'CHARGED_WITH', between: ['grp:suspects6', 'off:forced_labour'], detect: detectForcedLabourCharge },
  { type: 'CHARGED_WITH', between: ['grp:captured2', '*'], detect: detectAnyCharge },
  { type: 'CONVICTED_OF', between: ['*', '*'], detect: detectConviction },
  { type: 'MEMBER_OF|USES_METHOD', between: ['org:gallegos', 'mo:compatriot'], detect: detectCompatriotMethod },
  detectMeasurement(OFFICIALS),
  detectMeasurement(VICTIMS),
  { type: 'Person node', between: ['un compatriote', '-'], detect: detectCompatriotPerson },
  { type: 'SAME_AS (automatic)', between: ['per:villamil', 'Juan Carlos Villena'], detect: detectAttorneyMerge },
  { type: 'corroboration', between: ['S1/ar', 'S1/en'], detect: detectSelfCorroboration },
]

/** Any claim, chain of claims, computed path, cluster, shared name or mention that joins the two groups. */
function detectConnection(one: string, other: string, named: RegExp): ForbiddenDetector {
  const detect = (world: CaseWorld): string[] => {
    const [a, b] = [world.idOf(one), world.idOf(other)]
    return [
      ...claimsBetween(world, a, b).map(cite),
      ...(isReachable(world, a, b) ? [`claims lead from ${one} to ${other}`] : []),
      ...(isComputedTogether(world, a, b) ? [`a computation joins ${one} and ${other}`] : []),
      ...claimsOn(world, a)
        .filter((claim) => named.test(wordsOf(claim)))
        .map(cite),
    ]
  }
  return { type: '*', between: [one, other], detect }
}

/** Identity, being a part of each other, or a name in common. */
function detectIdentity(one: string, other: string): ForbiddenDetector {
  const detect = (world: CaseWorld): string[] => {
    const [a, b] = [world.idOf(one), world.idOf(other)]
    const shared = namesOf(world, a).filter((name) => namesOf(world, b).includes(name))
    return [
      ...(isIdentified(world, a, b) ? [`claims identify ${one} with ${other}`] : []),
      ...shared.map((name) => `${one} and ${other} are both called ${name}`),
    ]
  }
  return { type: 'SAME_AS', between: [one, other], detect }
}

function detectMeasurement(people: readonly string[]): ForbiddenDetector {
  const detect = (world: CaseWorld): string[] => people.flatMap((one) => listAppearances(world, world.idOf(one)))
  return { type: '*criminal metric*', between: [people.join('|'), '*'], detect }
}

function detectArrest(world: CaseWorld): string[] {
  const claims = claimsOn(world, world.idOf('grp:guards6'))
  const custodial = claims.filter((claim) => {
    const object = objectEntity(claim)
    const subkind = object === null ? null : world.entities.get(object)?.subkind
    return subkind === 'arrest' || subkind === 'custody'
  })
  const worded = claims.filter((claim) => ARREST.test(wordsOf(claim)) || categorizes(claim, ['charged', 'convicted']))
  return [...custodial, ...worded].map(cite)
}

function detectForcedLabourCharge(world: CaseWorld): string[] {
  return claimsOn(world, world.idOf('grp:suspects6'))
    .filter((claim) => goesBy(world, claim, ['CHARGED_WITH', 'CONVICTED_OF']) || CHARGE.test(wordsOf(claim)))
    .filter((claim) =>
      [wordsOf(claim), ...namesOf(world, objectEntity(claim))].some((name) => FORCED_LABOUR.test(name)),
    )
    .map(cite)
}

function detectAnyCharge(world: CaseWorld): string[] {
  return claimsOn(world, world.idOf('grp:captured2'))
    .filter(
      (claim) =>
        goesBy(world, claim, ['CHARGED_WITH', 'CONVICTED_OF']) ||
        categorizes(claim, ['charged', 'convicted']) ||
        CHARGE.test(wordsOf(claim)),
    )
    .map(cite)
}

function detectConviction(world: CaseWorld): string[] {
  return world.claims
    .filter(
      (claim) =>
        goesBy(world, claim, ['CONVICTED_OF']) || categorizes(claim, ['convicted']) || CONVICTION.test(wordsOf(claim)),
    )
    .map(cite)
}

/** The group said to work by, or count among its own, what the police describe in general. */
function detectCompatriotMethod(world: CaseWorld): string[] {
  const group = world.idOf('org:gallegos')
  const pattern = world.idOf('mo:compatriot')
  return world.claims
    .filter((claim) => {
      const object = objectEntity(claim)
      const other = claim.subject === group ? object : object === group ? claim.subject : null
      const isNamedSo = namesOf(world, other).some((name) => COMPATRIOT.test(name))
      return other !== null && (other === pattern || isNamedSo)
    })
    .concat(claimsOn(world, group).filter((claim) => COMPATRIOT.test(wordsOf(claim))))
    .map(cite)
}

function detectCompatriotPerson(world: CaseWorld): string[] {
  return world.claims
    .filter((claim) => {
      const literal = objectLiteral(claim)
      const isPerson = world.entities.get(claim.subject)?.kind === 'Person'
      return isPerson && literal?.kind === 'name' && COMPATRIOT.test(foldName(literal.value))
    })
    .map(cite)
}

function detectAttorneyMerge(world: CaseWorld): string[] {
  const attorney = world.idOf('per:villamil')
  return world.claims
    .filter((claim) => {
      const literal = objectLiteral(claim)
      const touches = claim.subject === attorney || objectEntity(claim) === attorney
      const isIdentity = touches && goesBy(world, claim, ['SAME_AS', 'ONE_OF'])
      return isIdentity || (literal?.kind === 'name' && ANOTHER_ATTORNEY.test(foldName(literal.value)))
    })
    .map(cite)
}

/** What one text and its translation say counts as one origin, tie by tie. */
function detectSelfCorroboration(world: CaseWorld): string[] {
  const origins = new Set([...world.translated].map((id) => world.sources.get(id)?.originId))
  const found = origins.size > 1 ? ['a text and its translation have origins of their own'] : []
  const statements = new Map<string, KnownClaim[]>()
  for (const claim of world.claims) {
    const sources = sourcesOf(world, claim)
    if (sources.length === 0 || !sources.every((source) => world.translated.has(source.id))) continue
    const key = JSON.stringify([claim.subject, claim.predicate, claim.object, claim.role])
    statements.set(key, [...(statements.get(key) ?? []), claim])
  }
  for (const [key, claims] of statements) {
    const sourced = claims.map((claim) => ({ claim, sources: sourcesOf(world, claim) }))
    const support = computeSupport(sourced, GRADE_WEIGHT_MAPS['even-steps'])
    if (support.origins.length > 1) found.push(`${key} rests on ${support.origins.join(' and ')}`)
  }
  return found
}

function sourcesOf(world: CaseWorld, claim: KnownClaim) {
  const ids = new Set(claim.excerpts.map((excerpt) => world.excerptSources.get(excerpt)))
  return [...ids].flatMap((id) => (id === undefined ? [] : (world.sources.get(id) ?? [])))
}

function cite(claim: KnownClaim): string {
  return `${claim.id}: ${claim.subject} ${claim.predicate} ${JSON.stringify(claim.object)} ${claim.role ?? ''}`
}
