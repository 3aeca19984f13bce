import type { BackendNetwork } from '../network-backend.ts'

type Parameters = Readonly<Record<string, number | boolean>>

/** Greatest distance to the solution's own image, as a share of the greatest score. */
const TOLERANCE = 1e-11

/**
 * Whether scores solve the equation that defines them: those of an eigenvector are its image but for a factor, and those
 * of PageRank are the image of themselves. Costs O(m).
 */
export function solvesEquation(
  kind: 'eigenvector' | 'pagerank',
  network: BackendNetwork,
  scores: Float64Array,
  parameters: Parameters,
): boolean {
  const image = kind === 'eigenvector' ? imageOf(network, scores, parameters) : walk(network, scores, parameters)
  const top = scores.indexOf(scores.reduce((most, score) => Math.max(most, score), 0))
  const [score, mapped] = [scores[top] ?? 0, image[top] ?? 0]
  if (!(score > 0) || !(mapped > 0)) return false
  const factor = kind === 'eigenvector' ? mapped / score : 1
  return scores.every((one, node) => Math.abs((image[node] ?? 0) / factor - one) <= TOLERANCE * score)
}

function imageOf(
  { nodes, from, to, strengths }: BackendNetwork,
  scores: Float64Array,
  { weighted }: Parameters,
): Float64Array {
  const image = new Float64Array(nodes)
  for (let tie = 0; tie < from.length; tie += 1) {
    const [one, other] = [from[tie] ?? 0, to[tie] ?? 0]
    const strength = weighted === true ? (strengths[tie] ?? 0) : 1
    image[one] = (image[one] ?? 0) + strength * (scores[other] ?? 0)
    image[other] = (image[other] ?? 0) + strength * (scores[one] ?? 0)
  }
  return image
}

/** One step of the walk: along ties by their strength, from nodes without ties to anywhere. */
function walk(network: BackendNetwork, scores: Float64Array, parameters: Parameters): Float64Array {
  const { nodes } = network
  const leaving = imageOf(network, new Float64Array(nodes).fill(1), parameters)
  const shares = scores.map((score, node) => ((leaving[node] ?? 0) > 0 ? score / (leaving[node] ?? 1) : 0))
  const lost = scores.reduce((sum, score, node) => ((leaving[node] ?? 0) > 0 ? sum : sum + score), 0)
  const damping = Number(parameters['damping'])
  return imageOf(network, shares, parameters).map((share) => damping * (share + lost / nodes) + (1 - damping) / nodes)
}
