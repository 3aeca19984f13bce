/** What one edge program draws of an edge. Hairlines and heads together are the edges of large charts. */
export type EdgePart = 'straight' | 'bent' | 'coarse' | 'hairline' | 'head'

/** Segments along the line: most edges are straight and uncrossed, and cost nine vertices. */
const SEGMENTS: Readonly<Record<EdgePart, number>> = { straight: 1, bent: 20, coarse: 6, hairline: 0, head: 0 }

/** The three corners of an arrowhead and the two triangles of a cross mark, by their codes in edge-shader.ts. */
const ARROWHEAD = [2, 0, 3, 0, 4, 0]
const CROSS_MARK = [8, 0, 9, 0, 10, 0, 10, 0, 9, 0, 11, 0]

/**
 * The vertices of every edge of a program, two numbers each: the place along the line (0 to 1) and the side of it, or
 * the code of a corner.
 */
export function listVertices(part: EdgePart): number[] {
  if (part === 'hairline') return [0, 0, 1, 0]
  const vertices: number[] = []
  const count = SEGMENTS[part]
  for (let segment = 0; segment < count; segment += 1) {
    const from = segment / count
    const to = (segment + 1) / count
    vertices.push(from, -1, from, 1, to, -1, to, -1, from, 1, to, 1)
  }
  const marked = part === 'bent' || part === 'coarse'
  return [...vertices, ...ARROWHEAD, ...(marked ? CROSS_MARK : [])]
}
