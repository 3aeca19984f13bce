import type { NumberColumn } from './number-column.ts'

/** The places of a column by the number that stands there. */
export interface NumberGroups {
  /** Places with the number given, in ascending order. */
  readonly list: (number: number) => Uint32Array
}

/** Groups the places of a column whose numbers are below `count` or else `ignored`: counting sort, eight bytes a place. */
export function groupNumbers(column: NumberColumn, count: number, ignored: number): NumberGroups {
  const starts = new Uint32Array(count + 1)
  for (let place = 0; place < column.length; place += 1) {
    const number = column.get(place)
    if (number !== ignored) starts[number + 1] = (starts[number + 1] ?? 0) + 1
  }
  for (let number = 0; number < count; number += 1)
    starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0)
  const next = starts.slice()
  const places = new Uint32Array(starts[count] ?? 0)
  for (let place = 0; place < column.length; place += 1) {
    const number = column.get(place)
    if (number === ignored) continue
    const at = next[number] ?? 0
    places[at] = place
    next[number] = at + 1
  }
  return { list: (number) => places.subarray(starts[number] ?? 0, starts[number + 1] ?? 0) }
}
