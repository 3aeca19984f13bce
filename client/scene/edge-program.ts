import { EdgeProgram } from 'sigma/rendering'
import type { EdgeProgramType, ProgramDefinition, ProgramInfo } from 'sigma/rendering'
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'
import { BufferUploads } from './buffer-uploads.ts'
import type { EdgeAttributes, EdgeView, NodeAttributes, NodeView } from './display-data.ts'
import { measureBend, measureEndReach, measureLoopRadius } from './edge-geometry.ts'
import { EDGE_FRAGMENT_SHADER, EDGE_VERTEX_SHADER } from './edge-shader.ts'
import { listVertices } from './edge-vertices.ts'
import type { EdgePart } from './edge-vertices.ts'
import { parseHexColor } from './hex-color.ts'
import type { LineStyle } from './scene-model.ts'
import { FADED_SHARE, LARGE_EDGE_COUNT } from './scene-state.ts'
import type { SceneState } from './scene-state.ts'

const UNIFORMS = [
  'u_matrix',
  'u_resolution',
  'u_sizeRatio',
  'u_halfWidth',
  'u_arrowLength',
  'u_period',
  'u_pixel',
  'u_dimming',
  'u_fadedShare',
  'u_background',
  'u_accent',
] as const

type Uniform = (typeof UNIFORMS)[number]

const LINE_CODES: Readonly<Record<LineStyle, number>> = { solid: 0, dashed: 1, dotted: 2 }

/** How many edges a large chart keeps drawing while the camera moves. */
const EDGES_WHILE_MOVING = 4000

/** Shortest dash period in CSS pixels; the longest is just below twice that. */
const LEAST_PERIOD = 11

/** Draws solid, dashed and dotted lines, their curves, arrowheads and cross marks. */
abstract class LineProgram extends EdgeProgram<Uniform, NodeAttributes, EdgeAttributes> {
  protected abstract readonly state: SceneState
  protected abstract readonly vertices: readonly number[]
  private readonly uploads = new BufferUploads()

  protected defineWith(vertexCount: number, method: number): ProgramDefinition<Uniform> {
    const { FLOAT, UNSIGNED_BYTE } = WebGLRenderingContext
    return {
      VERTICES: vertexCount,
      VERTEX_SHADER_SOURCE: EDGE_VERTEX_SHADER,
      FRAGMENT_SHADER_SOURCE: EDGE_FRAGMENT_SHADER,
      METHOD: method,
      UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_source', size: 2, type: FLOAT },
        { name: 'a_target', size: 2, type: FLOAT },
        { name: 'a_reach', size: 2, type: FLOAT },
        { name: 'a_curve', size: 1, type: FLOAT },
        { name: 'a_code', size: 1, type: FLOAT },
        { name: 'a_vertex', size: 2, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
    }
  }

  override process(
    edgeIndex: number,
    offset: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData,
  ): void {
    super.process(edgeIndex, offset, source, target, data)
    this.uploads.touch()
  }

  override reallocate(capacity: number): void {
    super.reallocate(capacity)
    this.uploads.touch()
  }

  override processVisibleItem(
    edgeIndex: number,
    startIndex: number,
    sourceData: NodeDisplayData,
    targetData: NodeDisplayData,
    data: EdgeDisplayData,
  ): void {
    const { array, vertices } = this
    const source = sourceData as NodeView
    const target = targetData as NodeView
    const edge = data as EdgeView
    const { curve, sourceReach, targetReach } = measureEdge(source, target, edge, this.readUnit())
    const code = encodeEdge(edge)
    const color = floatColor(edge.color)
    let index = startIndex
    for (let vertex = 0; vertex < vertices.length; vertex += 2) {
      array[index++] = source.x
      array[index++] = source.y
      array[index++] = target.x
      array[index++] = target.y
      array[index++] = sourceReach
      array[index++] = targetReach
      array[index++] = curve
      array[index++] = code
      array[index++] = vertices[vertex] ?? 0
      array[index++] = vertices[vertex + 1] ?? 0
      array[index++] = color
      array[index++] = edgeIndex
    }
  }

  /** Drawing fifty thousand lines twice would double a frame: large charts find edges by geometry, see pick-edge.ts. */
  override render(params: RenderParams): void {
    const { pickProgram } = this
    if (this.isLarge()) this.pickProgram = null
    super.render(params)
    this.pickProgram = pickProgram
  }

  override drawWebGL(method: number, { gl, frameBuffer }: ProgramInfo): void {
    const limit = this.isLarge() && this.state.moving ? EDGES_WHILE_MOVING * this.VERTICES : Infinity
    gl.bindFramebuffer(gl.FRAMEBUFFER, frameBuffer)
    gl.drawArrays(method, 0, Math.min(this.verticesCount, limit))
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations: at }: ProgramInfo<Uniform>): void {
    const { theme, hovered } = this.state
    const scale = Math.min(Math.max(1 / params.sizeRatio, 0.85), 1.4)
    gl.uniformMatrix3fv(at.u_matrix, false, params.matrix)
    gl.uniform2f(at.u_resolution, params.width, params.height)
    gl.uniform1f(at.u_sizeRatio, params.sizeRatio)
    gl.uniform1f(at.u_halfWidth, (this.isLarge() ? 0.55 : 0.85) * scale)
    gl.uniform1f(at.u_arrowLength, 10 * scale)
    gl.uniform1f(at.u_period, measurePeriod(params))
    gl.uniform1f(at.u_pixel, 1 / params.pixelRatio)
    gl.uniform1f(at.u_dimming, hovered === null ? 0 : 1)
    gl.uniform1f(at.u_fadedShare, this.isLarge() ? 0 : FADED_SHARE)
    gl.uniform3fv(at.u_background, parseHexColor(theme.background))
    gl.uniform3fv(at.u_accent, parseHexColor(theme.accent))
  }

  protected override bindProgram(info: ProgramInfo): void {
    info.gl.bindBuffer(info.gl.ARRAY_BUFFER, info.buffer)
    let offset = 0
    for (const attribute of this.ATTRIBUTES) offset += this.bindAttribute(attribute, info, offset)
    this.uploads.flush(info, this.array)
    info.gl.bindBuffer(info.gl.ARRAY_BUFFER, null)
  }

  private isLarge(): boolean {
    return this.renderer.getGraph().size > LARGE_EDGE_COUNT
  }

  /** Chart units in one unit of sigma's normalised coordinates. */
  private readUnit(): number {
    const { width, height } = this.renderer.getGraphDimensions()
    return Math.max(width, height)
  }
}

interface EdgeMeasures {
  curve: number
  sourceReach: number
  targetReach: number
}

function measureEdge(source: NodeView, target: NodeView, edge: EdgeView, unit: number): EdgeMeasures {
  if (edge.loop) {
    const reach = source.size * measureReachOfLoop(source)
    return { curve: measureLoopRadius(edge.lane, source.size), sourceReach: reach, targetReach: reach }
  }
  const dx = target.x - source.x
  const dy = target.y - source.y
  const curve = measureBend(edge.lane, Math.hypot(dx, dy) * unit)
  return {
    curve,
    sourceReach: source.size * measureEndReach(source.shape, dx, dy, curve),
    targetReach: target.size * measureEndReach(target.shape, -dx, -dy, -curve),
  }
}

/** A loop leaves its node to the upper right and comes back from the upper left; all shapes are symmetric enough. */
function measureReachOfLoop(node: NodeView): number {
  return measureEndReach(node.shape, 1, 0.5, 0)
}

function encodeEdge(edge: EdgeView): number {
  return (
    LINE_CODES[edge.line] +
    (edge.directed ? 4 : 0) +
    (edge.crossed ? 8 : 0) +
    (edge.loop ? 16 : 0) +
    (edge.selected ? 32 : 0) +
    (edge.kept ? 64 : 0)
  )
}

/** The dash period in pixels: it grows with the chart and is halved at each octave, so that no dash ever crawls. */
function measurePeriod({ matrix, width }: RenderParams): number {
  const pixelsPerUnit = (Math.abs(matrix[0] ?? 1) * width) / 2
  const octave = Math.log2(pixelsPerUnit)
  return LEAST_PERIOD * 2 ** (octave - Math.floor(octave))
}

/** Returns the program that draws one part of a scene's edges; it reads the scene's state at each frame. */
export function createEdgeProgram(state: SceneState, part: EdgePart): EdgeProgramType<NodeAttributes, EdgeAttributes> {
  const vertices = listVertices(part)
  const { LINES, TRIANGLES } = WebGLRenderingContext
  return class extends LineProgram {
    protected override readonly state = state
    protected override readonly vertices = vertices

    override getDefinition(): ProgramDefinition<Uniform> {
      return this.defineWith(vertices.length / 2, part === 'hairline' ? LINES : TRIANGLES)
    }
  }
}
