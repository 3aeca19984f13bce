import { BLOCK, counts, LANES, nextFront, nextVertices, planes, PLANES, ROW, zeros } from './reach-memory.as'

/** Fewer rows than these are counted bit by bit. */
const FEW: u32 = 24

/** Counts for each source how many of the first `found` of the next vertices it reaches in this step. */
export function countLanes(found: u32): void {
  memory.fill(counts, 0, 4 * LANES)
  if (found < FEW) {
    for (let place: u32 = 0; place < found; place += 1) countBits(rowAt(place, found))
    return
  }
  memory.fill(planes, 0, ROW * PLANES)
  for (let first: u32 = 0; first < found; first += BLOCK) {
    for (let column: usize = 0; column < ROW; column += 16) countBlock(first, found, column)
  }
  readPlanes()
}

@inline
function rowAt(place: u32, found: u32): usize {
  if (place >= found) return zeros
  return nextFront + <usize>load<u32>(nextVertices + (<usize>place << 2)) * ROW
}

function countBits(row: usize): void {
  for (let word: usize = 0; word < 8; word += 1) {
    let bits = load<u64>(row + (word << 3))
    while (bits !== 0) {
      const at = counts + (((word << 6) + <usize>ctz(bits)) << 2)
      store<u32>(at, load<u32>(at) + 1)
      bits &= bits - 1
    }
  }
}

@inline
function plane(level: usize, column: usize): usize {
  return planes + level * ROW + column
}

/** The bit that adding three bits leaves. */
@inline
function low(one: v128, other: v128, third: v128): v128 {
  return v128.xor(v128.xor(one, other), third)
}

/** The bit that adding three bits carries on. */
@inline
function high(one: v128, other: v128, third: v128): v128 {
  return v128.bitselect(third, one, v128.xor(one, other))
}

/**
 * Adds 16 rows, 128 lanes of each, to counters whose bits lie in planes: a tree of carry-save adders (R. Seal, after
 * H. S. Warren, Hacker's Delight, 2nd edition (2012), chapter 5).
 */
function countBlock(first: u32, found: u32, column: usize): void {
  let ones = v128.load(plane(0, column))
  let twos = v128.load(plane(1, column))
  let fours = v128.load(plane(2, column))
  const eights = v128.load(plane(3, column))
  let eightsCarried = i64x2.splat(0)
  let foursCarried = i64x2.splat(0)
  let carried = i64x2.splat(0)
  for (let half: u32 = 0; half < 2; half += 1) {
    let foursHeld = i64x2.splat(0)
    for (let quarter: u32 = 0; quarter < 2; quarter += 1) {
      const place = first + (half << 3) + (quarter << 2)
      const a = v128.load(rowAt(place, found) + column)
      const b = v128.load(rowAt(place + 1, found) + column)
      const c = v128.load(rowAt(place + 2, found) + column)
      const d = v128.load(rowAt(place + 3, found) + column)
      const twosHeld = high(ones, a, b)
      ones = low(ones, a, b)
      const twosMore = high(ones, c, d)
      ones = low(ones, c, d)
      foursCarried = high(twos, twosHeld, twosMore)
      twos = low(twos, twosHeld, twosMore)
      if (quarter === 0) foursHeld = foursCarried
    }
    const eightsMore = high(fours, foursHeld, foursCarried)
    fours = low(fours, foursHeld, foursCarried)
    if (half === 0) eightsCarried = eightsMore
    else {
      carried = high(eights, eightsCarried, eightsMore)
      v128.store(plane(3, column), low(eights, eightsCarried, eightsMore))
    }
  }
  v128.store(plane(0, column), ones)
  v128.store(plane(1, column), twos)
  v128.store(plane(2, column), fours)
  for (let level: usize = 4; v128.any_true(carried); level += 1) {
    const held = v128.load(plane(level, column))
    v128.store(plane(level, column), v128.xor(held, carried))
    carried = v128.and(held, carried)
  }
}

/** Puts the counters together from their planes. */
function readPlanes(): void {
  for (let level: usize = 0; level < PLANES; level += 1) {
    for (let word: usize = 0; word < 8; word += 1) {
      let bits = load<u64>(planes + level * ROW + (word << 3))
      while (bits !== 0) {
        const at = counts + (((word << 6) + <usize>ctz(bits)) << 2)
        store<u32>(at, load<u32>(at) + (1 << <u32>level))
        bits &= bits - 1
      }
    }
  }
}
