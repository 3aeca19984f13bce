import { countLanes } from './count-lanes.as'
import {
  all,
  front,
  frontVertices,
  inNeighbours,
  inOffsets,
  nextFront,
  nextVertices,
  open,
  order,
  outNeighbours,
  outOffsets,
  reached,
  ROW,
  sources,
  turnFronts,
} from './reach-memory.as'

/** Ties are followed from the front while it has less than this share of those of the vertices still open. */
const PUSH_SHARE: f64 = 0.3

let active: u32 = 0
let opened: u32 = 0
/** Ties out of the front, and into what is open. */
let frontTies: u32 = 0
let openTies: u32 = 0

@inline
function degreeOf(offsets: usize, vertex: u32): u32 {
  const at = offsets + (<usize>vertex << 2)
  return load<u32>(at, 4) - load<u32>(at)
}

@inline
function vertexAt(list: usize, place: u32): u32 {
  return load<u32>(list + (<usize>place << 2))
}

/** Begins with the first `count` of `sources`, at most 512 and all different, each its own at distance 0. */
export function start(count: u32): void {
  memory.fill(reached, 0, ROW * <usize>order)
  memory.fill(front, 0, ROW * <usize>order)
  memory.fill(nextFront, 0, ROW * <usize>order)
  memory.fill(all, 0, ROW)
  frontTies = 0
  for (let lane: u32 = 0; lane < count; lane += 1) {
    const vertex = vertexAt(sources, lane)
    setBit(all, lane)
    setBit(reached + <usize>vertex * ROW, lane)
    setBit(front + <usize>vertex * ROW, lane)
    store<u32>(frontVertices + (<usize>lane << 2), vertex)
    frontTies += degreeOf(outOffsets, vertex)
  }
  active = count
  openTies = 0
  for (let vertex: u32 = 0; vertex < order; vertex += 1) {
    store<u32>(open + (<usize>vertex << 2), vertex)
    openTies += degreeOf(inOffsets, vertex)
  }
  opened = order
}

function setBit(row: usize, lane: u32): void {
  const at = row + <usize>((lane >> 5) << 2)
  store<u32>(at, load<u32>(at) | (1 << (lane & 31)))
}

/** Goes one step on, counts for each source the vertices it reaches there, and gives how many vertices any reaches. */
export function step(): u32 {
  const found = <f64>frontTies < PUSH_SHARE * <f64>openTies ? push() : pull()
  for (let place: u32 = 0; place < active; place += 1) {
    memory.fill(front + <usize>vertexAt(frontVertices, place) * ROW, 0, ROW)
  }
  if (found > 0) countLanes(found)
  turnFronts()
  active = found
  return found
}

/** From each vertex of the front along its ties. */
function push(): u32 {
  let found: u32 = 0
  for (let place: u32 = 0; place < active; place += 1) found = pushFrom(vertexAt(frontVertices, place), found)
  frontTies = 0
  for (let place: u32 = 0; place < found; place += 1) {
    const vertex = vertexAt(nextVertices, place)
    const known = reached + <usize>vertex * ROW
    const fresh = nextFront + <usize>vertex * ROW
    for (let column: usize = 0; column < ROW; column += 16) {
      v128.store(known + column, v128.or(v128.load(known + column), v128.load(fresh + column)))
    }
    frontTies += degreeOf(outOffsets, vertex)
  }
  return found
}

function pushFrom(vertex: u32, before: u32): u32 {
  let found = before
  const row = front + <usize>vertex * ROW
  const a = v128.load(row)
  const b = v128.load(row, 16)
  const c = v128.load(row, 32)
  const d = v128.load(row, 48)
  const end = vertexAt(outOffsets, vertex + 1)
  for (let at = vertexAt(outOffsets, vertex); at < end; at += 1) {
    const neighbour = vertexAt(outNeighbours, at)
    const known = reached + <usize>neighbour * ROW
    const freshA = v128.andnot(a, v128.load(known))
    const freshB = v128.andnot(b, v128.load(known, 16))
    const freshC = v128.andnot(c, v128.load(known, 32))
    const freshD = v128.andnot(d, v128.load(known, 48))
    if (!v128.any_true(v128.or(v128.or(freshA, freshB), v128.or(freshC, freshD)))) continue
    const next = nextFront + <usize>neighbour * ROW
    const nextA = v128.load(next)
    const nextB = v128.load(next, 16)
    const nextC = v128.load(next, 32)
    const nextD = v128.load(next, 48)
    if (!v128.any_true(v128.or(v128.or(nextA, nextB), v128.or(nextC, nextD)))) {
      store<u32>(nextVertices + (<usize>found << 2), neighbour)
      found += 1
    }
    v128.store(next, v128.or(nextA, freshA))
    v128.store(next, v128.or(nextB, freshB), 16)
    v128.store(next, v128.or(nextC, freshC), 32)
    v128.store(next, v128.or(nextD, freshD), 48)
  }
  return found
}

/** To each vertex that is still open along the ties that lead there. */
function pull(): u32 {
  let found: u32 = 0
  let left: u32 = 0
  frontTies = 0
  openTies = 0
  const allA = v128.load(all)
  const allB = v128.load(all, 16)
  const allC = v128.load(all, 32)
  const allD = v128.load(all, 48)
  for (let place: u32 = 0; place < opened; place += 1) {
    const vertex = vertexAt(open, place)
    const known = reached + <usize>vertex * ROW
    const knownA = v128.load(known)
    const knownB = v128.load(known, 16)
    const knownC = v128.load(known, 32)
    const knownD = v128.load(known, 48)
    let a = knownA
    let b = knownB
    let c = knownC
    let d = knownD
    const end = vertexAt(inOffsets, vertex + 1)
    for (let at = vertexAt(inOffsets, vertex); at < end; at += 1) {
      const row = front + <usize>vertexAt(inNeighbours, at) * ROW
      a = v128.or(a, v128.load(row))
      b = v128.or(b, v128.load(row, 16))
      c = v128.or(c, v128.load(row, 32))
      d = v128.or(d, v128.load(row, 48))
    }
    const freshA = v128.xor(a, knownA)
    const freshB = v128.xor(b, knownB)
    const freshC = v128.xor(c, knownC)
    const freshD = v128.xor(d, knownD)
    if (v128.any_true(v128.or(v128.or(freshA, freshB), v128.or(freshC, freshD)))) {
      const next = nextFront + <usize>vertex * ROW
      v128.store(next, freshA)
      v128.store(next, freshB, 16)
      v128.store(next, freshC, 32)
      v128.store(next, freshD, 48)
      v128.store(known, a)
      v128.store(known, b, 16)
      v128.store(known, c, 32)
      v128.store(known, d, 48)
      store<u32>(nextVertices + (<usize>found << 2), vertex)
      found += 1
      frontTies += degreeOf(outOffsets, vertex)
    }
    const missing = v128.or(
      v128.or(v128.xor(a, allA), v128.xor(b, allB)),
      v128.or(v128.xor(c, allC), v128.xor(d, allD)),
    )
    if (!v128.any_true(missing)) continue
    store<u32>(open + (<usize>left << 2), vertex)
    left += 1
    openTies += end - vertexAt(inOffsets, vertex)
  }
  opened = left
  return found
}
