import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import Graph from 'graphology'

import { collectEvidence } from '../../server/analysis/graph/collect-evidence.ts'
import type { Network, ProjectionInput } from '../../server/analysis/graph/network.ts'
import { projectNetwork } from '../../server/analysis/graph/project-network.ts'
import { DEFAULT_PROJECTION } from '../../server/analysis/graph/projection-parameters.ts'
import { CaseContexts } from '../../server/api/case-context.ts'
import { readNetworkInput } from '../../server/api/network-input.ts'
import { projectionRequestSchema } from '../../server/contract/analysis.ts'
import type { Benchmark, Outcome, Setting, Task } from '../benchmark.ts'
import { fillStore } from '../fill-store.ts'

export const BENCHMARK: Benchmark = {
  operation:
    'Projects the claims of a made-up case about so many people to a network, by the projection that a case opens ' +
    'with: grades, certainties, origins, direct ties and shared events.',
  unit: 'people',
  sizes: [400, 4000],
  tolerance: 1e-9,
  pace: (people) => (people > 2000 ? { warmUps: 1, mostRuns: 5 } : {}),
  peers: [
    {
      name: 'networkx',
      difference:
        'runs `bipartite.collaboration_weighted_projected_graph` on a ready graph of who took part in what; it does ' +
        'not pick the claims that count, weigh them, list the origins, tie anybody directly or keep the events.',
      program: 'projection.py',
      writeInput,
    },
    {
      name: 'graphology',
      difference:
        'adds ready pairs with their weights up into a graph; it does not pick the claims that count, weigh them, ' +
        'pair those who took part, list the origins, tie anybody directly or keep the events.',
      async prepare(setting) {
        const participations = await readParticipations(setting)
        const pairs = [...participations.events.values()].flatMap(pairMembers)
        let graph = new Graph()
        return {
          run() {
            graph = addUp(participations.nodes, pairs)
          },
          inspect: () => describeGraph(graph),
        }
      },
    },
  ],
  async prepare(setting): Promise<Task> {
    const input = await readInput(setting)
    let network: Network | null = null
    return {
      run() {
        network = projectNetwork(input, DEFAULT_PROJECTION)
      },
      inspect: () => (network === null ? {} : describeNetwork(network)),
    }
  },
}

interface Participations {
  readonly nodes: readonly string[]
  /** Who took part, by event, each once. */
  readonly events: ReadonlyMap<string, ReadonlySet<string>>
}

interface WeightedPair {
  readonly a: string
  readonly b: string
  readonly weight: number
}

/** What a request for the network reads of a case. */
async function readInput({ size, folder }: Setting): Promise<ProjectionInput> {
  const { store, info } = await fillStore(folder, size)
  try {
    const context = await new CaseContexts(store).get(info.id)
    return await readNetworkInput(store, context, projectionRequestSchema.parse({}), DEFAULT_PROJECTION)
  } finally {
    await store.close()
  }
}

async function readParticipations(setting: Setting): Promise<Participations> {
  const { nodes, participations } = collectEvidence(await readInput(setting), DEFAULT_PROJECTION)
  const events = new Map<string, Set<string>>()
  for (const { event, member } of participations) events.set(event, (events.get(event) ?? new Set()).add(member))
  return { nodes: nodes.map((node) => node.id), events }
}

async function writeInput(setting: Setting): Promise<string> {
  const { nodes, events } = await readParticipations(setting)
  const path = join(setting.folder, 'participations.json')
  await writeFile(path, JSON.stringify({ nodes, events: [...events].map(([id, members]) => [id, [...members]]) }))
  return path
}

function pairMembers(members: ReadonlySet<string>): WeightedPair[] {
  const sorted = [...members].sort()
  return sorted.flatMap((a, index) => sorted.slice(index + 1).map((b) => ({ a, b, weight: 1 / (members.size - 1) })))
}

function addUp(nodes: readonly string[], pairs: readonly WeightedPair[]): Graph {
  const graph = new Graph({ type: 'undirected', multi: false })
  for (const node of nodes) graph.addNode(node)
  for (const { a, b, weight } of pairs) {
    graph.updateEdge(a, b, (known) => ({ weight: weight + ((known['weight'] as number | undefined) ?? 0) }))
  }
  return graph
}

function describeGraph(graph: Graph): Outcome {
  const weight = graph.reduceEdges((sum, _, attributes) => sum + (attributes['weight'] as number), 0)
  return { nodes: graph.order, pairs: graph.size, weight }
}

/** What shared events alone tie, as if every claim weighed 1; bench/python/projection.py tells the same. */
function describeNetwork({ nodes, ties }: Network): Outcome {
  const shares = ties.map((tie) => tie.reasons.flatMap(({ k }) => (k === null ? [] : [1 / (k - 1)])))
  const weight = shares.flat().reduce((sum, share) => sum + share, 0)
  return { nodes: nodes.length, pairs: shares.filter((own) => own.length > 0).length, weight }
}
