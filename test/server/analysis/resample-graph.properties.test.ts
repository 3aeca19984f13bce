import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collectEvidence } from '../../../server/analysis/graph/collect-evidence.ts'
import { toSimpleGraph } from '../../../server/analysis/graph/network-graph.ts'
import { buildNetwork, projectNetwork } from '../../../server/analysis/graph/project-network.ts'
import { DEFAULT_PROJECTION } from '../../../server/analysis/graph/projection-parameters.ts'
import { drawChange, reckonOdds } from '../../../server/analysis/stability/draw-change.ts'
import { listOriginsByClaims, prepareInput } from '../../../server/analysis/stability/follow-resamples.ts'
import { indexEvidence } from '../../../server/analysis/stability/index-evidence.ts'
import { addStrengths } from '../../../server/analysis/stability/lose-graph.ts'
import { planResamples } from '../../../server/analysis/stability/perturbation.ts'
import { createResampler } from '../../../server/analysis/stability/resample-kernel.ts'
import { resampleGraph } from '../../../server/analysis/stability/resample-graph.ts'
import { GRADE_WEIGHT_MAP_IDS } from '../../../server/domain/grade-weights.ts'
import { projectChanged } from './apply-change.ts'
import { buildGang } from './build-gang.ts'
import { buildInput } from './build-input.ts'
import type { CaseSpec, ClaimSpec } from './build-input.ts'
import { chooseRuns } from '../../soak.ts'

const PEOPLE = ['p1', 'p2', 'p3', 'p4', 'p5', 'constructor', 'crowd']
const EVENTS = ['e1', 'e2', 'e3', 'e4']
const GROUPS = ['g1', 'g2', 'g3']
const SOURCES = ['s1', 's2', 's3']
const ENTITIES = [
  ...['p1', 'p2', 'p3', 'p4', 'p5', 'constructor', 'crowd:person-group'],
  ...EVENTS.map((event) => `${event}:meeting`),
  ...GROUPS.map((group) => `${group}:criminal-group`),
]
/** Kind of object by predicate. */
const OBJECTS = {
  PARTICIPATED_IN: EVENTS,
  ASSOCIATED_WITH: PEOPLE,
  MEMBER_OF: GROUPS,
  LEADS: GROUPS,
} as const
const SPEAKERS = [undefined, undefined, { text: 'A neighbour' }, { text: 'a  NEIGHBOUR' }]

const claim = fc
  .record({
    predicate: fc.constantFrom('PARTICIPATED_IN', 'PARTICIPATED_IN', 'ASSOCIATED_WITH', 'MEMBER_OF', 'LEADS'),
    subject: fc.constantFrom(...PEOPLE),
    object: fc.nat(),
    sources: fc.uniqueArray(fc.constantFrom(...SOURCES), { minLength: 1, maxLength: 3 }),
    grade: fc.constantFrom('1', '2', '3', '5', '6').map((value) => ({ scheme: 'admiralty' as const, value })),
    speaker: fc.constantFrom(...SPEAKERS),
  } as const)
  .map(({ object, speaker, ...rest }): Omit<ClaimSpec, 'id'> => {
    const choices: readonly string[] = OBJECTS[rest.predicate]
    const attributedTo = speaker === undefined ? {} : { attributedTo: speaker }
    return { ...rest, ...attributedTo, object: choices[object % choices.length] ?? '' }
  })
const hierarchy = [
  { id: 'h1', predicate: 'BRANCH_OF', subject: 'g1', object: 'g2', sources: ['s1'] },
  { id: 'h2', predicate: 'SUBGROUP_OF', subject: 'g3', object: 'g1', sources: ['s2'] },
]
const reliability = fc
  .constantFrom('A', 'B', 'D')
  .map((value) => ({ reliability: { scheme: 'admiralty' as const, value } }))
const cases: fc.Arbitrary<CaseSpec> = fc
  .record({
    bodies: fc.array(claim, { maxLength: 40 }),
    reliabilities: fc.tuple(reliability, reliability, reliability),
    shared: fc.boolean(),
  })
  .map(({ bodies, reliabilities, shared }) => ({
    entities: ENTITIES,
    claims: [...bodies.map((body, at): ClaimSpec => ({ id: `c${at}`, ...body })), ...hierarchy],
    sources: SOURCES.map((id, at) => ({ id, ...(shared ? { origin: 'wire' } : {}), ...reliabilities[at] })),
  }))

/** Every resample of a case, the fast way and the slow. */
function compareWays(
  spec: CaseSpec,
  nodes: 'persons' | 'persons-and-groups',
  weights = DEFAULT_PROJECTION.gradeWeights,
) {
  const evidence = collectEvidence(buildInput(spec), { ...DEFAULT_PROJECTION, nodes, gradeWeights: weights })
  const whole = toSimpleGraph(buildNetwork(evidence, weights))
  const index = indexEvidence(evidence, weights)
  const odds = reckonOdds(index, addStrengths(index, null))
  const plan = planResamples(36, listOriginsByClaims(index), weights).filter((one) => one.way !== 'regrade')
  return plan.map((perturbation, place) => {
    const change = drawChange(index, odds, perturbation, 1, place)
    return { whole, fast: resampleGraph(index, change), slow: projectChanged(evidence, change, weights) }
  })
}

type Ways = ReturnType<typeof compareWays>[number]

/** The places that a resample gives for the nodes and ties of the whole network, looked up by id instead. */
function lookUpPlaces({ whole, slow }: Ways) {
  const nameTies = (graph: typeof whole) =>
    [...graph.from.keys()].map((edge) => `${graph.ids[graph.from[edge] ?? -1]} ${graph.ids[graph.to[edge] ?? -1]}`)
  const left = nameTies(slow)
  return {
    nodes: Int32Array.from(whole.ids, (id) => slow.ids.indexOf(id)),
    ties: Int32Array.from(nameTies(whole), (tie) => left.indexOf(tie)),
  }
}

describe('a resample', () => {
  it('is to the last bit the graph of the network that is projected from what is left', () => {
    fc.assert(
      fc.property(
        cases,
        fc.constantFrom('persons', 'persons-and-groups'),
        fc.constantFrom(...GRADE_WEIGHT_MAP_IDS),
        (spec, nodes, weights) => {
          for (const ways of compareWays(spec, nodes, weights)) {
            expect(ways.fast.graph).toEqual(ways.slow)
            expect({ nodes: ways.fast.nodes, ties: ways.fast.ties }).toEqual(lookUpPlaces(ways))
          }
        },
      ),
      { numRuns: chooseRuns(60, 1000) },
    )
  })

  it('so too in a case of many meetings', () => {
    for (const ways of compareWays(buildGang(60, 150), 'persons-and-groups')) {
      expect(ways.fast.graph).toEqual(ways.slow)
      expect({ nodes: ways.fast.nodes, ties: ways.fast.ties }).toEqual(lookUpPlaces(ways))
    }
  })

  it('under another grade map is the graph that is projected with that map', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...GRADE_WEIGHT_MAP_IDS), (spec, gradeWeights) => {
        const [input, projection] = [buildInput(spec), { ...DEFAULT_PROJECTION, gradeWeights }]
        const evidence = collectEvidence(input, projection)
        const network = buildNetwork(evidence, gradeWeights)
        const job = { input, projection, evidence, network, parameters: { resamples: 2 }, seed: 1 }
        const prepared = prepareInput(job, [])
        const makeResample = createResampler(prepared)
        expect(prepared.plan.map((one) => one.way)).toEqual(['regrade', 'regrade'])
        prepared.plan.forEach((perturbation, slot) => {
          if (perturbation.way !== 'regrade') return
          const slow = toSimpleGraph(projectNetwork(input, { ...projection, gradeWeights: perturbation.map }))
          const fast = makeResample(perturbation, slot)
          expect(fast.graph).toEqual(slow)
          const places = lookUpPlaces({ whole: toSimpleGraph(network), fast, slow })
          expect({ nodes: fast.nodes, ties: fast.ties }).toEqual(places)
        })
      }),
      { numRuns: chooseRuns(30, 500) },
    )
  })
})
