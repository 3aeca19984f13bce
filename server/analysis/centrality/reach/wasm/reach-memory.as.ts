/** Bytes of a row: a bit for each of 512 sources, a line of the processor's cache. */
export const ROW: usize = 64
/** Sources of a row. */
export const LANES: u32 = 512
/** Rows whose bits are counted at once. */
export const BLOCK: u32 = 16
/** Numbers of rows up to 2^PLANES are counted. */
export const PLANES: usize = 32

/** Vertices of the graph, and where its arrays begin in memory. */
export let order: u32 = 0
/** u32 by vertex and one more, then neighbours, u32. Undirected, both ways are the same. */
export let outOffsets: usize = 0
export let outNeighbours: usize = 0
export let inOffsets: usize = 0
export let inNeighbours: usize = 0
/** u32 of the sources of a batch; u32 of how many vertices each reaches at the distance in hand. */
export let sources: usize = 0
export let counts: usize = 0
/** Rows by vertex: the sources that reach it so far; those that do at the distance in hand; and at the next. */
export let reached: usize = 0
export let front: usize = 0
export let nextFront: usize = 0
/** u32: vertices that any source reaches at the distance in hand; at the next; those not yet reached by every source. */
export let frontVertices: usize = 0
export let nextVertices: usize = 0
export let open: usize = 0
/** A row of zeros; a row with a bit for each source of the batch; for each plane of the counters, a row. */
export let zeros: usize = 0
export let all: usize = 0
export let planes: usize = 0

let top: usize = 0

function take(bytes: usize): usize {
  const place = top
  top = (place + bytes + ROW - 1) & ~(ROW - 1)
  return place
}

/** Lays out memory for a graph, all zero, where `both` says that its ties lead both ways. False if there is none left. */
export function reserve(vertices: u32, neighbours: u32, both: bool): bool {
  const n: usize = vertices
  order = vertices
  top = (__heap_base + ROW - 1) & ~(ROW - 1)
  const bottom = top
  zeros = take(ROW)
  all = take(ROW)
  planes = take(ROW * PLANES)
  sources = take(4 * LANES)
  counts = take(4 * LANES)
  outOffsets = take(4 * (n + 1))
  outNeighbours = take(4 * <usize>neighbours)
  inOffsets = both ? outOffsets : take(4 * (n + 1))
  inNeighbours = both ? outNeighbours : take(4 * <usize>neighbours)
  reached = take(ROW * n)
  front = take(ROW * n)
  nextFront = take(ROW * n)
  frontVertices = take(4 * n)
  nextVertices = take(4 * n)
  open = take(4 * n)
  const pages = <i32>((top + 0xffff) >> 16)
  const missing = pages - memory.size()
  if (missing > 0 && memory.grow(missing) < 0) return false
  memory.fill(bottom, 0, top - bottom)
  return true
}

/** What was the next distance is in hand now. */
export function turnFronts(): void {
  const rows = front
  front = nextFront
  nextFront = rows
  const vertices = frontVertices
  frontVertices = nextVertices
  nextVertices = vertices
}
