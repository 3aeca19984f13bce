import { takeScale } from './scale.as'
import {
  counts,
  found,
  levelStarts,
  multiplicities,
  outOffsets,
  shares,
  sourceWeights,
  sums,
  targetWeights,
  visitMasks,
  visitVertices,
} from './memory.as'
import { laneMask } from './row.as'

/**
 * From the farthest distance back, adds to `sums` what depends on each vertex. Shares of vertices that are as near or
 * nearer are still 0, so that all around a vertex can be added up without asking who is next.
 */
export function handBack(levels: u32): void {
  let scale: usize = 0
  for (let level = levels - 1; level > 0; level -= 1) {
    const from = load<u32>(levelStarts + (level << 2))
    const to = load<u32>(levelStarts + (level << 2), 4)
    for (let visit = from; visit < to; visit += 1) gather(visit, scale, found + ((<usize>(visit - from)) << 6))
    for (let visit = from; visit < to; visit += 1) handOver(visit, found + ((<usize>(visit - from)) << 6))
    scale = takeScale(level)
  }
}

/** Writes what the vertex hands on to a row apart, since others at its distance must not see it yet. */
function gather(visit: u32, scale: usize, to: usize): void {
  const vertex = load<u32>(visitVertices + (visit << 2))
  const mask: u32 = load<u8>(visitMasks + visit)
  let sum0 = f64x2.splat(0)
  let sum1 = sum0
  let sum2 = sum0
  let sum3 = sum0
  const rows = shares
  const list = outOffsets + ((<usize>vertex) << 2)
  const last = load<u32>(list, 4)
  for (let at = load<u32>(list); at < last; at += 4) {
    const row = rows + load<u32>(at)
    sum0 = f64x2.add(sum0, v128.load(row))
    sum1 = f64x2.add(sum1, v128.load(row, 16))
    sum2 = f64x2.add(sum2, v128.load(row, 32))
    sum3 = f64x2.add(sum3, v128.load(row, 48))
  }
  if (scale !== 0) {
    sum0 = f64x2.mul(sum0, v128.load(scale))
    sum1 = f64x2.mul(sum1, v128.load(scale, 16))
    sum2 = f64x2.mul(sum2, v128.load(scale, 32))
    sum3 = f64x2.mul(sum3, v128.load(scale, 48))
  }
  const row = counts + ((<usize>vertex) << 6)
  const weight = v128.load64_splat(targetWeights + ((<usize>vertex) << 3))
  const multiplicity = v128.load64_splat(multiplicities + ((<usize>vertex) << 3))
  const lanes0 = laneMask(mask, 0)
  const lanes1 = laneMask(mask, 1)
  const lanes2 = laneMask(mask, 2)
  const lanes3 = laneMask(mask, 3)
  const count0 = v128.load(row)
  const count1 = v128.load(row, 16)
  const count2 = v128.load(row, 32)
  const count3 = v128.load(row, 48)
  let total = f64x2.mul(v128.and(f64x2.mul(count0, sum0), lanes0), v128.load(sourceWeights))
  total = f64x2.add(total, f64x2.mul(v128.and(f64x2.mul(count1, sum1), lanes1), v128.load(sourceWeights, 16)))
  total = f64x2.add(total, f64x2.mul(v128.and(f64x2.mul(count2, sum2), lanes2), v128.load(sourceWeights, 32)))
  total = f64x2.add(total, f64x2.mul(v128.and(f64x2.mul(count3, sum3), lanes3), v128.load(sourceWeights, 48)))
  const at = sums + ((<usize>vertex) << 3)
  store<f64>(at, load<f64>(at) + (f64x2.extract_lane(total, 0) + f64x2.extract_lane(total, 1)))
  v128.store(to, v128.and(share(weight, count0, sum0, multiplicity), lanes0))
  v128.store(to, v128.and(share(weight, count1, sum1, multiplicity), lanes1), 16)
  v128.store(to, v128.and(share(weight, count2, sum2, multiplicity), lanes2), 32)
  v128.store(to, v128.and(share(weight, count3, sum3, multiplicity), lanes3), 48)
}

function share(weight: v128, count: v128, sum: v128, multiplicity: v128): v128 {
  return f64x2.add(f64x2.div(weight, count), f64x2.mul(sum, multiplicity))
}

function handOver(visit: u32, from: usize): void {
  const to = shares + ((<usize>load<u32>(visitVertices + (visit << 2))) << 6)
  v128.store(to, v128.or(v128.load(to), v128.load(from)))
  v128.store(to, v128.or(v128.load(to, 16), v128.load(from, 16)), 16)
  v128.store(to, v128.or(v128.load(to, 32), v128.load(from, 32)), 32)
  v128.store(to, v128.or(v128.load(to, 48), v128.load(from, 48)), 48)
}
