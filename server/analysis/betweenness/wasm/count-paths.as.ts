import { HIGHEST, nextScale, rescale, resetScales } from './scale.as'
import {
  counts,
  inOffsets,
  levelStarts,
  multiplicities,
  open,
  order,
  outOffsets,
  reached,
  reaching,
  shares,
  sources,
  visitMasks,
  visitVertices,
} from './memory.as'
import { degreeOf, laneMask } from './row.as'

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
/** The highest count of each lane at the present distance. */
let highest0: v128 = f64x2.splat(0)
let highest1: v128 = f64x2.splat(0)
let highest2: v128 = f64x2.splat(0)
let highest3: v128 = f64x2.splat(0)

/** Gives the number of distances, that of the sources among them; 0 if counts lie too far apart. */
export function countPaths(count: u32): u32 {
  start(count)
  let level: u32 = 0
  let begin: u32 = 0
  while (begin < visits) {
    const end = visits
    level += 1
    store<u32>(levelStarts + (level << 2), end)
    highest0 = highest1 = highest2 = highest3 = f64x2.splat(0)
    if (<f64>frontTies < FORWARD_SHARE * <f64>openTies) goForward(begin, end)
    else lookBack(end)
    if (isTooHigh() && !divide(level, end)) return 0
    begin = end
  }
  return level
}

function isTooHigh(): bool {
  const limit = f64x2.splat(HIGHEST)
  const first = v128.or(f64x2.gt(highest0, limit), f64x2.gt(highest1, limit))
  const second = v128.or(f64x2.gt(highest2, limit), f64x2.gt(highest3, limit))
  return v128.any_true(v128.or(first, second))
}

function divide(level: u32, from: u32): bool {
  const row = nextScale()
  v128.store(row, highest0)
  v128.store(row, highest1, 16)
  v128.store(row, highest2, 32)
  v128.store(row, highest3, 48)
  return rescale(level, from, visits)
}

function start(count: u32): void {
  everyone = (1 << count) - 1
  visits = 0
  frontTies = 0
  openTies = degreeSum()
  openCount = -1
  memory.fill(reached, 0, order)
  resetScales()
  store<u32>(levelStarts, 0)
  for (let lane: u32 = 0; lane < count; lane += 1) {
    const vertex = load<u32>(sources + (lane << 2))
    store<f64>(counts + ((<usize>vertex) << 6) + (lane << 3), 1)
    store<u8>(reached + vertex, <u8>((<u32>1) << lane))
    wipeShares(vertex)
    addVisit(vertex, 1 << lane)
    frontTies += degreeOf(outOffsets, vertex)
  }
}

function degreeSum(): u32 {
  return (load<u32>(inOffsets + ((<usize>order) << 2)) - load<u32>(inOffsets)) >> 2
}

function addVisit(vertex: u32, mask: u32): void {
  store<u32>(visitVertices + (visits << 2), vertex)
  store<u8>(visitMasks + visits, <u8>mask)
  visits += 1
}

function wipeShares(vertex: u32): void {
  const row = shares + ((<usize>vertex) << 6)
  const zero = f64x2.splat(0)
  v128.store(row, zero)
  v128.store(row, zero, 16)
  v128.store(row, zero, 32)
  v128.store(row, zero, 48)
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
  frontTies = 0
  for (let visit = end; visit < visits; visit += 1) {
    const vertex = load<u32>(visitVertices + (visit << 2))
    const fresh: u32 = load<u8>(reaching + vertex)
    store<u8>(reaching + vertex, 0)
    store<u8>(visitMasks + visit, <u8>fresh)
    if (load<u8>(reached + vertex) === 0) wipeShares(vertex)
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
  highest0 = f64x2.max(highest0, count0)
  highest1 = f64x2.max(highest1, count1)
  highest2 = f64x2.max(highest2, count2)
  highest3 = f64x2.max(highest3, count3)
}

function markReached(vertex: u32, fresh: u32): void {
  const all = (<u32>load<u8>(reached + vertex)) | fresh
  store<u8>(reached + vertex, <u8>all)
  frontTies += degreeOf(outOffsets, vertex)
  if (all === everyone) openTies -= degreeOf(inOffsets, vertex)
}

/** Adds up, at each open vertex, all counts around it: of whoever has not reached it, all but the front's are 0. */
function lookBack(end: u32): void {
  listOpen()
  let kept: i32 = 0
  const zero = f64x2.splat(0)
  for (let place: i32 = 0; place < openCount; place += 1) {
    const vertex = load<u32>(open + ((<usize>place) << 2))
    const known: u32 = load<u8>(reached + vertex)
    if (known === everyone) continue
    store<u32>(open + ((<usize>kept) << 2), vertex)
    kept += 1
    let sum0 = zero
    let sum1 = zero
    let sum2 = zero
    let sum3 = zero
    const last = load<u32>(inOffsets + ((<usize>vertex) << 2), 4)
    for (let at = load<u32>(inOffsets + ((<usize>vertex) << 2)); at < last; at += 4) {
      const row = counts + load<u32>(at)
      sum0 = f64x2.add(sum0, v128.load(row))
      sum1 = f64x2.add(sum1, v128.load(row, 16))
      sum2 = f64x2.add(sum2, v128.load(row, 32))
      sum3 = f64x2.add(sum3, v128.load(row, 48))
    }
    const some0 = <u32>i64x2.bitmask(f64x2.gt(sum0, zero))
    const some1 = <u32>i64x2.bitmask(f64x2.gt(sum1, zero))
    const some2 = <u32>i64x2.bitmask(f64x2.gt(sum2, zero))
    const some3 = <u32>i64x2.bitmask(f64x2.gt(sum3, zero))
    const fresh = (some0 | (some1 << 2) | (some2 << 4) | (some3 << 6)) & ~known
    if (fresh === 0) continue
    // Kept apart until all are found, where shares have no use yet: others at this distance must not see them.
    const multiplicity = f64x2.splat(load<f64>(multiplicities + ((<usize>vertex) << 3)))
    const row = shares + ((<usize>vertex) << 6)
    v128.store(row, v128.and(f64x2.mul(sum0, multiplicity), laneMask(fresh, 0)))
    v128.store(row, v128.and(f64x2.mul(sum1, multiplicity), laneMask(fresh, 1)), 16)
    v128.store(row, v128.and(f64x2.mul(sum2, multiplicity), laneMask(fresh, 2)), 32)
    v128.store(row, v128.and(f64x2.mul(sum3, multiplicity), laneMask(fresh, 3)), 48)
    addVisit(vertex, fresh)
  }
  openCount = kept
  takeOver(end)
}

function listOpen(): void {
  if (openCount >= 0) return
  openCount = 0
  for (let vertex: u32 = 0; vertex < order; vertex += 1) {
    if (<u32>load<u8>(reached + vertex) === everyone) continue
    store<u32>(open + ((<usize>openCount) << 2), vertex)
    openCount += 1
  }
}

/** Enters the counts that `lookBack` found. */
function takeOver(end: u32): void {
  frontTies = 0
  for (let visit = end; visit < visits; visit += 1) {
    const vertex = load<u32>(visitVertices + (visit << 2))
    const from = shares + ((<usize>vertex) << 6)
    const to = counts + ((<usize>vertex) << 6)
    const count0 = v128.load(from)
    const count1 = v128.load(from, 16)
    const count2 = v128.load(from, 32)
    const count3 = v128.load(from, 48)
    v128.store(to, v128.or(v128.load(to), count0))
    v128.store(to, v128.or(v128.load(to, 16), count1), 16)
    v128.store(to, v128.or(v128.load(to, 32), count2), 32)
    v128.store(to, v128.or(v128.load(to, 48), count3), 48)
    highest0 = f64x2.max(highest0, count0)
    highest1 = f64x2.max(highest1, count1)
    highest2 = f64x2.max(highest2, count2)
    highest3 = f64x2.max(highest3, count3)
    wipeShares(vertex)
    markReached(vertex, load<u8>(visitMasks + visit))
  }
}
