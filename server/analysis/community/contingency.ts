/** How two divisions of the same things overlap. */
export interface Contingency {
  /** How many things there are. */
  readonly total: number
  /** Sizes of the parts of the one division and of the other. */
  readonly sizes: readonly number[]
  readonly otherSizes: readonly number[]
  /** Every pair of parts that have something in common, and how much. */
  readonly cells: readonly { readonly part: number; readonly otherPart: number; readonly size: number }[]
}

export type Labels = ArrayLike<string | number>

/** Counts the overlaps of two lists of labels of the same things. Throws RangeError for lists of unequal length. */
export function countOverlaps(labels: Labels, otherLabels: Labels): Contingency {
  if (labels.length !== otherLabels.length) throw new RangeError('the two divisions are of different things')
  const [own, other] = [numberParts(labels), numberParts(otherLabels)]
  const overlaps = new Map<number, number>()
  own.parts.forEach((part, place) => {
    const key = part * other.sizes.length + (other.parts[place] ?? 0)
    overlaps.set(key, (overlaps.get(key) ?? 0) + 1)
  })
  const cells = [...overlaps].map(([key, size]) => {
    return { part: Math.floor(key / other.sizes.length), otherPart: key % other.sizes.length, size }
  })
  return { total: labels.length, sizes: own.sizes, otherSizes: other.sizes, cells }
}

/** Whether the two divisions are the same but for the names of their parts. */
export function areSameDivision({ cells, sizes, otherSizes }: Contingency): boolean {
  return cells.length === sizes.length && cells.length === otherSizes.length
}

function numberParts(labels: Labels): { readonly parts: Int32Array; readonly sizes: number[] } {
  const numbers = new Map<string | number, number>()
  const sizes: number[] = []
  const parts = Int32Array.from(labels, (label) => {
    const part = numbers.get(label) ?? numbers.size
    numbers.set(label, part)
    sizes[part] = (sizes[part] ?? 0) + 1
    return part
  })
  return { parts, sizes }
}
