import type { NodeInView } from './nodes-in-view.ts'

/** A view of more nodes than these is an overview: there a name finds no free room in the middle of the chart. */
const OVERVIEW_ORDER = 150

/** How many nodes of an overview are named even where the name covers lesser nodes, and how many of them are groups. */
const MOST_LANDMARKS = 24
const MOST_GROUPS = 12

/** How many nodes of an overview are named at all, so that whoever stands at the rim is not named for that alone. */
const MOST_NAMED = 100

/** What of a view is named: landmarks come first and whatever they cover, the others where there is room. */
export interface NamedNodes {
  landmarks: readonly NodeInView[]
  others: readonly NodeInView[]
}

/**
 * Chooses what the names of an overview tell: the largest groups, by which branches are recognised, then the largest
 * of the others.
 *
 * @param nodes in view, most important first
 */
export function chooseNamed(nodes: readonly NodeInView[]): NamedNodes {
  if (nodes.length <= OVERVIEW_ORDER) return { landmarks: [], others: nodes }
  const groups = nodes.filter(({ attributes }) => attributes.model.shape === 'rectangle').slice(0, MOST_GROUPS)
  const landmarks = [...new Set([...groups, ...nodes])].slice(0, MOST_LANDMARKS)
  const chosen = new Set(landmarks)
  return { landmarks, others: nodes.slice(0, MOST_NAMED).filter((node) => !chosen.has(node)) }
}
