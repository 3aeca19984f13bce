import type { Evidence } from '../graph/collect-evidence.ts'
import type { Network } from '../graph/network.ts'
import type { GradeWeightMapId } from '../../domain/grade-weights.ts'
import { roundForComparison } from '../rank-values.ts'
import type { RankedValue } from '../rank-values.ts'
import type { RunOptions } from '../run-options.ts'
import { loseNothing } from '../stability/draw-change.ts'
import { indexEvidence } from '../stability/index-evidence.ts'
import { addStrengths, loseGraph } from '../stability/lose-graph.ts'
import { listChanged } from './compare-ranks.ts'
import type { Rank } from './compare-ranks.ts'
import type { SourceWeight } from './withdrawal.ts'

/** What is weighed: the evidence and what it adds up to, and by what measure ranks are compared, if by any. */
export interface SourceWeighing {
  readonly evidence: Evidence
  readonly network: Network
  readonly gradeWeights: GradeWeightMapId
  readonly rank: Rank | null
}

/**
 * What hangs on each source alone: the case without it, one after the other. Most falling ties first, then most weaker
 * ones, then by id. Throws the signal's reason.
 */
export function weighSources(
  { evidence, network, gradeWeights, rank }: SourceWeighing,
  { onProgress, signal }: RunOptions,
): SourceWeight[] {
  const index = indexEvidence(evidence, gradeWeights)
  const whole = addStrengths(index, null)
  const before = rank === null ? null : readRanks(rank, loseGraph(index, loseNothing(index)).graph, network)
  const weights = index.sources.map((source, place): SourceWeight => {
    signal?.throwIfAborted()
    const loss = { ...loseNothing(index), source: place }
    const after = rank === null || before === null ? null : readRanks(rank, loseGraph(index, loss).graph, network)
    onProgress?.('sources', place + 1, index.sources.length)
    const ranksChange = before === null || after === null ? null : listChanged(before, after).length
    return { source, ...countTies(whole, addStrengths(index, loss)), ranksChange }
  })
  return weights.sort((one, other) => {
    return other.tiesFall - one.tiesFall || other.tiesWeaken - one.tiesWeaken || (one.source < other.source ? -1 : 1)
  })
}

function readRanks(rank: Rank, graph: Parameters<Rank>[0], network: Network): readonly RankedValue[] | null {
  const ranks = rank(graph, network)
  return 'gap' in ranks ? null : ranks
}

/** A tie is weaker here where its strength is less; compareTies tells of support and origins too. */
function countTies(before: Float64Array, after: Float64Array): Pick<SourceWeight, 'tiesFall' | 'tiesWeaken'> {
  let [tiesFall, tiesWeaken] = [0, 0]
  before.forEach((strength, edge) => {
    const then = after[edge] ?? 0
    if (then === 0) tiesFall += 1
    else if (roundForComparison(then) < roundForComparison(strength)) tiesWeaken += 1
  })
  return { tiesFall, tiesWeaken }
}
