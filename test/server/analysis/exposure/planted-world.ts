import { createRandom } from '../../../../server/analysis/create-random.ts'
import type { ProjectionInput } from '../../../../server/analysis/graph/network.ts'
import { buildInput } from '../build-input.ts'
import type { CaseSpec, ClaimSpec } from '../build-input.ts'
import { belong, branch } from './build-exposure.ts'

/** A case of another shape than the synthetic one, and what is so in it. */
export interface PlantedWorld {
  readonly input: ProjectionInput
  /** The smallest branch that each member belongs to, told or not. */
  readonly branchOf: ReadonlyMap<string, string>
  /** Tied to one member and two of that member's contacts, often and by several origins. */
  readonly outsiders: readonly string[]
  /** Each branch with those that it lies in, itself first. */
  readonly lineage: Readonly<Record<string, readonly string[]>>
}

const LINEAGE = {
  harbour: ['harbour'],
  quay: ['quay', 'harbour'],
  depot: ['depot', 'harbour'],
  hills: ['hills'],
  road: ['road'],
} as const
const SIZES = { harbour: 6, quay: 22, depot: 17, hills: 30, road: 9 } as const
const SOURCES = 14

/**
 * Two levels of branches of very unequal size, told of by calls on single days and a few large gatherings rather than by
 * small meetings; one contact in seven crosses branches. Three memberships in five are told; of the others some are
 * named as perpetrators elsewhere.
 */
export function plantWorld(seed: number): PlantedWorld {
  const random = createRandom(seed)
  const whole = (below: number): number => Math.floor(random() * below)
  const pick = <T>(items: readonly T[]): T => items[whole(items.length)] as T
  const claims: ClaimSpec[] = []
  const entities = ['order', ...Object.keys(LINEAGE)].map((id) => `${id}:criminal-group`)
  let number = 0
  const say = (
    predicate: string,
    subject: string,
    object: ClaimSpec['object'],
    more: Partial<ClaimSpec> = {},
  ): void => {
    number += 1
    claims.push({
      id: `c${String(number).padStart(5, '0')}`,
      predicate,
      subject,
      object,
      sources: [`s${whole(SOURCES)}`],
      ...more,
    })
  }
  const day = (): string =>
    `20${String(19 + whole(4))}-${String(1 + whole(12)).padStart(2, '0')}-${String(1 + whole(28)).padStart(2, '0')}`
  const call = (one: string, other: string): void => {
    const on = day()
    const grade = { scheme: 'admiralty', value: pick(['1', '2', '3', '4'] as const) } as const
    say('COMMUNICATED_WITH', one, other, { grade, valid: { from: on, to: on } })
  }
  const members = Object.entries(SIZES).flatMap(([group, size]) =>
    Array.from({ length: size }, (_, at) => [`${group}-${at}`, group] as const),
  )
  const branchOf = new Map<string, string>(members)
  const near = (group: string): string[] => members.filter(([, own]) => own === group).map(([id]) => id)
  for (const [id, group] of members) {
    entities.push(id)
    const told = random()
    if (told < 0.6) claims.push(belong(id, group, `roster${whole(3)}`))
    else if (told < 0.85)
      say('PARTICIPATED_IN', id, 'attack', { role: 'suspected attacker', sources: [`roster${whole(3)}`] })
    const own = near(group)
    const calls = 3 + whole(6)
    for (let at = 0; at < calls; at += 1) {
      const other = random() < 1 / 7 ? pick(members)[0] : pick(own)
      if (other !== id) call(id, other)
    }
  }
  for (let at = 0; at < 16; at += 1) {
    const event = `gathering${at}`
    entities.push(`${event}:meeting`)
    const group = pick(Object.keys(SIZES))
    const guests = new Set(
      Array.from({ length: 5 + whole(10) }, () => (random() < 0.15 ? pick(members)[0] : pick(near(group)))),
    )
    const sources = [`s${whole(SOURCES)}`]
    say('OCCURRED_ON', event, { literal: { kind: 'date', value: day() } }, { sources })
    for (const guest of guests) say('PARTICIPATED_IN', guest, event, { sources })
  }
  const outsiders = Array.from({ length: 12 }, (_, at) => `outsider-${at}`)
  for (const id of outsiders) {
    entities.push(id)
    const [member] = pick(members)
    const contacts = claims.flatMap(({ predicate, subject, object }) =>
      predicate === 'COMMUNICATED_WITH' && subject === member && typeof object === 'string' ? [object] : [],
    )
    for (const other of new Set([member, ...contacts.slice(0, 2)]))
      for (let times = 0; times < 3; times += 1) call(id, other)
  }
  const world: CaseSpec = {
    entities: [...entities, 'attack:violence'],
    claims: [
      ...(['harbour', 'hills', 'road'] as const).map((id) => branch(id, 'order', 'roster0')),
      ...(['quay', 'depot'] as const).map((id) => branch(id, 'harbour', 'roster1')),
      ...claims,
    ],
    sources: [...Array.from({ length: SOURCES }, (_, at) => `s${at}`), 'roster0', 'roster1', 'roster2'].map((id) => ({
      id,
    })),
  }
  return { input: buildInput(world), branchOf, outsiders, lineage: LINEAGE }
}
