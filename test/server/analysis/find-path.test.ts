import { describe, expect, it } from 'vitest'
import { findPath } from '../../../server/analysis/graph/find-path.ts'
import { projectNetwork } from '../../../server/analysis/graph/project-network.ts'
import { DEFAULT_PROJECTION } from '../../../server/analysis/graph/projection-parameters.ts'
import { associate, buildInput, categorise, entityId, takePart } from './build-input.ts'
import type { CaseSpec } from './build-input.ts'

function pathIn(spec: CaseSpec, from: string, to: string) {
  return findPath(projectNetwork(buildInput(spec), DEFAULT_PROJECTION), entityId(from), entityId(to))
}

const chain: CaseSpec = {
  entities: ['ada', 'ben', 'cleo', 'dan', 'eve', 'm1:meeting'],
  claims: [
    associate('c1', 'ada', 'ben'),
    associate('c2', 'cleo', 'ben'),
    takePart('c3', 'cleo', 'm1'),
    takePart('c4', 'dan', 'm1'),
  ],
}

describe('a path', () => {
  it('names each node and, for each tie, its reasons', () => {
    const path = pathIn(chain, 'dan', 'ada')
    expect(path?.nodes).toEqual(['dan', 'cleo', 'ben', 'ada'])
    expect(path?.ties.map((tie) => tie.reasons.flatMap((reason) => reason.claimIds))).toEqual([
      ['c3', 'c4'],
      ['c2'],
      ['c1'],
    ])
  })

  it('is a shortest one', () => {
    const shortcut = { ...chain, claims: [...chain.claims, associate('c5', 'ada', 'cleo')] }
    expect(pathIn(shortcut, 'ada', 'dan')?.nodes).toEqual(['ada', 'cleo', 'dan'])
  })

  it('from somebody to themselves has no ties', () => {
    expect(pathIn(chain, 'ada', 'ada')).toEqual({ nodes: ['ada'], ties: [] })
  })

  it('is null where there is none, or no such node', () => {
    expect(pathIn(chain, 'ada', 'eve')).toBeNull()
    expect(pathIn(chain, 'ada', 'nobody')).toBeNull()
    expect(pathIn(chain, 'nobody', 'nobody')).toBeNull()
  })

  it('leads through no protected person and ends at none', () => {
    const witness = { ...chain, claims: [...chain.claims, categorise('c9', 'ben', 'witness')] }
    expect(pathIn(witness, 'ada', 'cleo')).toBeNull()
    expect(pathIn(witness, 'ada', 'ben')).toBeNull()
    expect(pathIn(witness, 'ben', 'ben')).toBeNull()
  })

  it('joins no two stories by their police force and their country', () => {
    const spec: CaseSpec = {
      entities: ['ada', 'ben', 'police:public-body', 'peru:country', 'm1:violence', 'm2:violence'],
      claims: [
        takePart('c1', 'ada', 'm1'),
        takePart('c2', 'police', 'm1'),
        takePart('c3', 'ben', 'm2'),
        takePart('c4', 'police', 'm2'),
        { id: 'c5', predicate: 'LOCATED_IN', subject: 'ada', object: 'peru' },
        { id: 'c6', predicate: 'LOCATED_IN', subject: 'ben', object: 'peru' },
        associate('c7', 'ada', 'police'),
        associate('c8', 'police', 'ben'),
      ],
    }
    expect(pathIn(spec, 'ada', 'ben')).toBeNull()
  })
})
