import { describe, expect, it } from 'vitest'
import { peruCase } from '../../../fixtures/cases/two-news-reports/case.ts'
import { KIDNAPPING_ACTORS } from '../../../fixtures/cases/two-news-reports/kidnapping-actors.ts'
import { RESCUE_ACTORS } from '../../../fixtures/cases/two-news-reports/rescue-actors.ts'
import { deriveKnownClaim } from '../../../server/domain/claim-status.ts'
import type { EntityId } from '../../../server/domain/ids.ts'
import { deriveProtections } from '../../../server/domain/protection.ts'
import { findPath } from '../../../server/analysis/graph/find-path.ts'
import type { ProjectionInput } from '../../../server/analysis/graph/network.ts'
import { projectNetwork } from '../../../server/analysis/graph/project-network.ts'
import { DEFAULT_PROJECTION } from '../../../server/analysis/graph/projection-parameters.ts'
import type { ProjectionParameters } from '../../../server/analysis/graph/projection-parameters.ts'

const { batch, entityIds } = peruCase()
const input = readInput()
const names = new Map<EntityId, string>(Object.entries(entityIds).map(([name, id]) => [id, name]))

/** Everything that may be switched on, switched on. */
const EVERYTHING: ProjectionParameters = {
  ...DEFAULT_PROJECTION,
  excludedEventSubkinds: [],
  includeSuspected: true,
  includeImplied: true,
  includeGeneric: true,
  includeAssessments: true,
}

function readInput(): ProjectionInput {
  const of = <T extends (typeof batch.records)[number]['type']>(type: T) =>
    batch.records.filter((one): one is Extract<(typeof batch.records)[number], { type: T }> => one.type === type)
  const context = { reviews: [], supersededBy: [], contradictedBy: [] }
  const claims = of('claim').map((claim) => deriveKnownClaim({ ...claim, receivedAt: claim.recordedAt }, context))
  const entities = of('entity')
  return {
    entities,
    claims,
    sources: new Map(of('source').map((source) => [source.id, source])),
    excerptSources: new Map(of('excerpt').map((excerpt) => [excerpt.id, excerpt.source])),
    protections: deriveProtections({ claims, entities: new Map(entities.map((one) => [one.id, one])), overrides: [] }),
    predicateParents: new Map(),
  }
}

function nameNodes(parameters: ProjectionParameters): string[] {
  return projectNetwork(input, parameters)
    .nodes.map((node) => names.get(node.id) ?? '')
    .sort()
}

describe('the two news reports from Peru', () => {
  it.each([
    ['by default', DEFAULT_PROJECTION],
    ['with everything switched on', EVERYTHING],
  ])('measure suspects and criminal groups, never officials and victims, %s', (_, parameters) => {
    expect(nameNodes(parameters)).toEqual([
      'capturedTwo',
      'intruders',
      'losGallegos',
      'network',
      'sixSuspects',
      'trenDeAragua',
      'watchers',
    ])
    expect(nameNodes({ ...parameters, nodes: 'persons' })).toEqual([])
  })

  it('tie the captured two to Los Gallegos, and Los Gallegos to Tren de Aragua only as an assessment', () => {
    const listPairs = (parameters: ProjectionParameters) =>
      projectNetwork(input, parameters).ties.map((tie) => [tie.a, tie.b].map((id) => names.get(id)).sort())
    const branch = ['losGallegos', 'trenDeAragua']
    expect(listPairs(DEFAULT_PROJECTION)).toContainEqual(['capturedTwo', 'losGallegos'])
    expect(listPairs(DEFAULT_PROJECTION)).not.toContainEqual(branch)
    expect(listPairs({ ...DEFAULT_PROJECTION, includeAssessments: true })).toContainEqual(branch)
  })

  it('stay unconnected though they share a police force and a country, whatever is switched on', () => {
    const network = projectNetwork(input, EVERYTHING)
    const idsOf = (actors: object) => network.nodes.filter(({ id }) => (names.get(id) ?? '') in actors)
    const [rescue, kidnapping] = [idsOf(RESCUE_ACTORS), idsOf(KIDNAPPING_ACTORS)]
    expect(rescue.length + kidnapping.length).toBe(network.nodes.length)
    for (const one of rescue) for (const other of kidnapping) expect(findPath(network, one.id, other.id)).toBeNull()
    const within = findPath(network, entityIds.network, entityIds.sixSuspects)
    expect(within?.nodes).toEqual([entityIds.network, entityIds.sixSuspects])
  })
})
