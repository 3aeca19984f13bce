/** The one-iteration kernel of graphology-layout-forceatlas2, which the package ships without types. */
declare module 'graphology-layout-forceatlas2/iterate.js' {
  import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2'

  /**
   * Moves the nodes once, in place.
   *
   * @param nodes ten numbers a node: x, y, dx, dy, old dx, old dy, mass, convergence, size, fixed
   * @param edges three numbers an edge: offset of the source in `nodes`, offset of the target, weight
   */
  export default function iterate(
    settings: Required<ForceAtlas2Settings>,
    nodes: Float32Array,
    edges: Float32Array,
  ): unknown
}
