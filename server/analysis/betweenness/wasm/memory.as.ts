/** Bytes of a row: one number for each of eight sources, a line of the processor's cache. */
export const ROW: usize = 64

/** Vertices of the graph, and where its arrays begin in memory; a row is found by the vertex times ROW. */
export let order: u32 = 0
/** By vertex and one more, addresses among the neighbours. Each neighbour is stored as the offset of its row. */
export let outOffsets: usize = 0
export let outNeighbours: usize = 0
export let inOffsets: usize = 0
export let inNeighbours: usize = 0
/** f64 by vertex: how many nodes it stands for; all that they stand for, times that; what has been added up. */
export let multiplicities: usize = 0
export let targetWeights: usize = 0
export let sums: usize = 0
/** u32 of eight sources, and a row of what each stands for. */
export let sources: usize = 0
export let sourceWeights: usize = 0
/** Rows by vertex: how many shortest paths lead there; what a vertex hands on to each one before it. */
export let counts: usize = 0
export let shares: usize = 0
/** Rows by visit of one distance, from its first on: what is found there, until all of it is known. */
export let found: usize = 0
/** u8 by vertex, a bit for each source: by which it has been reached; by which in this step. */
export let reached: usize = 0
export let reaching: usize = 0
/** u32: those not yet reached from every source. */
export let open: usize = 0
/** A visit is a vertex and the sources that reach it at the same distance: u32 and u8; u32 where each distance begins. */
export let visitVertices: usize = 0
export let visitMasks: usize = 0
export let levelStarts: usize = 0
/** Distances at which counts were divided, u32, and by what, as rows. */
export let scaleLevels: usize = 0
export let scaleRows: usize = 0
/** A row: the highest count of each lane at the present distance. */
export let highest: usize = 0
/** Four masks of two lanes. */
export let laneMasks: usize = 0

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
  laneMasks = take(ROW)
  outOffsets = take(4 * (n + 1))
  outNeighbours = take(4 * <usize>neighbours)
  inOffsets = both ? outOffsets : take(4 * (n + 1))
  inNeighbours = both ? outNeighbours : take(4 * <usize>neighbours)
  multiplicities = take(8 * n)
  targetWeights = take(8 * n)
  sums = take(8 * n)
  sources = take(ROW)
  sourceWeights = take(ROW)
  highest = take(ROW)
  counts = take(ROW * n)
  shares = take(ROW * n)
  found = take(ROW * n)
  reached = take(n)
  reaching = take(n)
  open = take(4 * n)
  visitVertices = take(8 * 4 * n)
  visitMasks = take(8 * n)
  levelStarts = take(4 * (n + 2))
  scaleLevels = take(4 * (n / 4 + 2))
  scaleRows = take(ROW * (n / 4 + 2))
  if (!grow()) return false
  memory.fill(bottom, 0, top - bottom)
  writeLaneMasks()
  return true
}

function grow(): bool {
  const pages = <i32>((top + 0xffff) >> 16)
  const missing = pages - memory.size()
  return missing <= 0 || memory.grow(missing) >= 0
}

function writeLaneMasks(): void {
  for (let bits: usize = 0; bits < 4; bits += 1) {
    store<u64>(laneMasks + bits * 16, bits & 1 ? u64.MAX_VALUE : 0)
    store<u64>(laneMasks + bits * 16, bits & 2 ? u64.MAX_VALUE : 0, 8)
  }
}
