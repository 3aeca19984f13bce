import { laneMasks } from './memory.as'

/** All ones in those two lanes, of number 2·part and the next, whose bit is in the mask. */
export function laneMask(mask: u32, part: u32): v128 {
  return v128.load(laneMasks + (((mask >> (2 * part)) & 3) << 4))
}

export function degreeOf(offsets: usize, vertex: u32): u32 {
  const at = offsets + ((<usize>vertex) << 2)
  return (load<u32>(at, 4) - load<u32>(at)) >> 2
}

export function countTies(offsets: usize, vertices: u32): u32 {
  return (load<u32>(offsets + ((<usize>vertices) << 2)) - load<u32>(offsets)) >> 2
}
