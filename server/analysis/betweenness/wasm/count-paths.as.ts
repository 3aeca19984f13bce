import {
  counts,
  found,
  highest,
  inOffsets,
  levelStarts,
  multiplicities,
  open,
  order,
  outOffsets,
  reached,
  reaching,
  ROW,
  sources,
  visitMasks,
  visitVertices,
} from './memory.as'
import { countTies, degreeOf, laneMask } from './row.as'
import { forgetHighest, lowerCounts, resetScales } from './scale.as'

/** A step goes forward from the front while that has fewer ties than this share of what is left, else back to it. */
const FORWARD_SHARE: f64 = 0.3

/** Bits of all sources of the batch. */
let everyone: u32 = 0
let visits: u32 = 0
/** Ties of the front, and of the vertices that some source has not reached. */
let frontTies: u32 = 0
let openTies: u32 = 0
/** How many are listed as open; −1 before the list is made. */
let openCount: i32 = -1
/** Whether the list may have some that all sources have reached since. */
let isOpenStale: bool = false

/** Gives the number of distances, that of the sources among them; 0 if counts lie too far apart. */
export function countPaths(count: u32): u32 {
  start(count)
  let level: u32 = 0
  let begin: u32 = 0
  while (begin < visits) {
    const end = visits
    level += 1
    store<u32>(levelStarts + (level << 2), end)
    forgetHighest()
    if (<f64>frontTies < FORWARD_SHARE * <f64>openTies) goForward(begin, end)
    else lookBack(end)
    if (!lowerCounts(level, end, visits)) return 0
    begin = end
  }
  return level
}

function start(count: u32): void {
  everyone = (1 << count) - 1
  visits = 0
  frontTies = 0
  openTies = countTies(inOffsets, order)
  openCount = -1
  memory.fill(reached, 0, order)
  resetScales()
  store<u32>(levelStarts, 0)
  for (let lane: u32 = 0; lane < count; lane += 1) {
    const vertex = load<u32>(sources + (lane << 2))
    store<f64>(counts + ((<usize>vertex) << 6) + (lane << 3), 1)
    store<u8>(reached + vertex, <u8>((<u32>1) << lane))
    addVisit(vertex, 1 << lane)
    frontTies += degreeOf(outOffsets, vertex)
  }
}

function addVisit(vertex: u32, mask: u32): void {
  store<u32>(visitVertices + (visits << 2), vertex)
  store<u8>(visitMasks + visits, <u8>mask)
  visits += 1
}

/** Adds the counts of the front to those next that are not reached yet. */
function goForward(begin: u32, end: u32): void {
  for (let visit = begin; visit < end; visit += 1) {
    const vertex = load<u32>(visitVertices + (visit << 2))
    const mask: u32 = load<u8>(visitMasks + visit)
    const row = counts + ((<usize>vertex) << 6)
    const count0 = v128.load(row)
    const count1 = v128.load(row, 16)
    const count2 = v128.load(row, 32)
    const count3 = v128.load(row, 48)
    const last = load<u32>(outOffsets + ((<usize>vertex) << 2), 4)
    for (let at = load<u32>(outOffsets + ((<usize>vertex) << 2)); at < last; at += 4) {
      const offset = load<u32>(at)
      const next = offset >> 6
      const fresh = mask & ~(<u32>load<u8>(reached + next))
      if (fresh === 0) continue
      const known: u32 = load<u8>(reaching + next)
      if (known === 0) addVisit(next, 0)
      store<u8>(reaching + next, <u8>(known | fresh))
      const to = counts + offset
      v128.store(to, f64x2.add(v128.load(to), v128.and(count0, laneMask(fresh, 0))))
      v128.store(to, f64x2.add(v128.load(to, 16), v128.and(count1, laneMask(fresh, 1))), 16)
      v128.store(to, f64x2.add(v128.load(to, 32), v128.and(count2, laneMask(fresh, 2))), 32)
      v128.store(to, f64x2.add(v128.load(to, 48), v128.and(count3, laneMask(fresh, 3))), 48)
    }
  }
  isOpenStale = true
  frontTies = 0
  for (let visit = end; visit < visits; visit += 1) {
    const vertex = load<u32>(visitVertices + (visit << 2))
    const fresh: u32 = load<u8>(reaching + vertex)
    store<u8>(reaching + vertex, 0)
    store<u8>(visitMasks + visit, <u8>fresh)
    multiplyCounts(vertex, fresh)
    markReached(vertex, fresh)
  }
}

function multiplyCounts(vertex: u32, fresh: u32): void {
  const row = counts + ((<usize>vertex) << 6)
  let count0 = v128.load(row)
  let count1 = v128.load(row, 16)
  let count2 = v128.load(row, 32)
  let count3 = v128.load(row, 48)
  const multiplicity = load<f64>(multiplicities + ((<usize>vertex) << 3))
  if (multiplicity !== 1) {
    const factor = f64x2.splat(multiplicity)
    count0 = v128.bitselect(f64x2.mul(count0, factor), count0, laneMask(fresh, 0))
    count1 = v128.bitselect(f64x2.mul(count1, factor), count1, laneMask(fresh, 1))
    count2 = v128.bitselect(f64x2.mul(count2, factor), count2, laneMask(fresh, 2))
    count3 = v128.bitselect(f64x2.mul(count3, factor), count3, laneMask(fresh, 3))
    v128.store(row, count0)
    v128.store(row, count1, 16)
    v128.store(row, count2, 32)
    v128.store(row, count3, 48)
  }
  // Counts of nearer distances are in the row as well; none of them is above what is still high enough.
  noteCounts(count0, count1, count2, count3)
}

/** Counts are never NaN, so the plainer of the two ways to take the higher one is right. */
function noteCounts(count0: v128, count1: v128, count2: v128, count3: v128): void {
  v128.store(highest, f64x2.pmax(v128.load(highest), count0))
  v128.store(highest, f64x2.pmax(v128.load(highest, 16), count1), 16)
  v128.store(highest, f64x2.pmax(v128.load(highest, 32), count2), 32)
  v128.store(highest, f64x2.pmax(v128.load(highest, 48), count3), 48)
}

function markReached(vertex: u32, fresh: u32): void {
  const all = (<u32>load<u8>(reached + vertex)) | fresh
  store<u8>(reached + vertex, <u8>all)
  frontTies += degreeOf(outOffsets, vertex)
  if (all === everyone) openTies -= degreeOf(inOffsets, vertex)
}

/**
 * Adds up, at each open vertex, all counts around it: of whoever has not reached it, all but the front's are 0. Nothing
 * branches on what is found, which no processor could foretell: what is of no use, the next one writes over.
 */
function lookBack(end: u32): void {
  listOpen()
  const rows = counts
  const stop = open + ((<usize>openCount) << 2)
  let kept = open
  let room = found
  let ties: u32 = 0
  let closed: u32 = 0
  for (let place = open; place < stop; place += 4) {
    const vertex = load<u32>(place)
    let sum0 = f64x2.splat(0)
    let sum1 = sum0
    let sum2 = sum0
    let sum3 = sum0
    const list = inOffsets + ((<usize>vertex) << 2)
    const last = load<u32>(list, 4)
    for (let at = load<u32>(list); at < last; at += 4) {
      const row = rows + load<u32>(at)
      sum0 = f64x2.add(sum0, v128.load(row))
      sum1 = f64x2.add(sum1, v128.load(row, 16))
      sum2 = f64x2.add(sum2, v128.load(row, 32))
      sum3 = f64x2.add(sum3, v128.load(row, 48))
    }
    const known: u32 = load<u8>(reached + vertex)
    const fresh = findPositive(sum0, sum1, sum2, sum3) & ~known
    leaveFound(room, vertex, fresh, sum0, sum1, sum2, sum3)
    store<u8>(reached + vertex, <u8>(known | fresh))
    store<u32>(kept, vertex)
    const isFound = <u32>(fresh !== 0)
    const isDone = <u32>((known | fresh) === everyone)
    visits += isFound
    room += isFound << 6
    ties += degreeOf(outOffsets, vertex) & (0 - isFound)
    closed += degreeOf(inOffsets, vertex) & (0 - isDone)
    kept += (1 - isDone) << 2
  }
  openCount = <i32>((kept - open) >> 2)
  frontTies = ties
  openTies -= closed
  takeOver(end)
}

/** A bit for each lane above 0. */
function findPositive(sum0: v128, sum1: v128, sum2: v128, sum3: v128): u32 {
  const zero = f64x2.splat(0)
  const some0 = <u32>i64x2.bitmask(f64x2.gt(sum0, zero))
  const some1 = <u32>i64x2.bitmask(f64x2.gt(sum1, zero))
  const some2 = <u32>i64x2.bitmask(f64x2.gt(sum2, zero))
  const some3 = <u32>i64x2.bitmask(f64x2.gt(sum3, zero))
  return some0 | (some1 << 2) | (some2 << 4) | (some3 << 6)
}

/** Writes the next visit; its counts are kept apart until all are found: others at this distance must not see them. */
function leaveFound(room: usize, vertex: u32, fresh: u32, sum0: v128, sum1: v128, sum2: v128, sum3: v128): void {
  const multiplicity = v128.load64_splat(multiplicities + ((<usize>vertex) << 3))
  v128.store(room, v128.and(f64x2.mul(sum0, multiplicity), laneMask(fresh, 0)))
  v128.store(room, v128.and(f64x2.mul(sum1, multiplicity), laneMask(fresh, 1)), 16)
  v128.store(room, v128.and(f64x2.mul(sum2, multiplicity), laneMask(fresh, 2)), 32)
  v128.store(room, v128.and(f64x2.mul(sum3, multiplicity), laneMask(fresh, 3)), 48)
  store<u32>(visitVertices + (visits << 2), vertex)
  store<u8>(visitMasks + visits, <u8>fresh)
}

/** Makes the list of open vertices, or leaves out those that steps forward have closed. */
function listOpen(): void {
  const isNew = openCount < 0
  if (!isNew && !isOpenStale) return
  const count: u32 = isNew ? order : openCount
  let kept: u32 = 0
  for (let place: u32 = 0; place < count; place += 1) {
    const vertex = isNew ? place : load<u32>(open + (place << 2))
    store<u32>(open + (kept << 2), vertex)
    kept += <u32>(<u32>load<u8>(reached + vertex) !== everyone)
  }
  openCount = kept
  isOpenStale = false
}

/** Enters the counts that `lookBack` found. */
function takeOver(end: u32): void {
  let from = found
  for (let visit = end; visit < visits; visit += 1) {
    const to = counts + ((<usize>load<u32>(visitVertices + (visit << 2))) << 6)
    const count0 = v128.load(from)
    const count1 = v128.load(from, 16)
    const count2 = v128.load(from, 32)
    const count3 = v128.load(from, 48)
    v128.store(to, v128.or(v128.load(to), count0))
    v128.store(to, v128.or(v128.load(to, 16), count1), 16)
    v128.store(to, v128.or(v128.load(to, 32), count2), 32)
    v128.store(to, v128.or(v128.load(to, 48), count3), 48)
    noteCounts(count0, count1, count2, count3)
    from += ROW
  }
}
