import { NodeProgram } from 'sigma/rendering'
import type { NodeProgramType, ProgramDefinition, ProgramInfo } from 'sigma/rendering'
import type { NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'
import { BufferUploads } from './buffer-uploads.ts'
import type { EdgeAttributes, NodeAttributes, NodeView } from './display-data.ts'
import { SHAPE_CODES } from './node-geometry.ts'
import { NODE_FRAGMENT_SHADER, NODE_VERTEX_SHADER } from './node-shader.ts'
import { FADED_SHARE } from './scene-state.ts'
import type { SceneState } from './scene-state.ts'
import { parseHexColor } from './hex-color.ts'

const UNIFORMS = [
  'u_matrix',
  'u_resolution',
  'u_sizeRatio',
  'u_pixel',
  'u_dimming',
  'u_fadedShare',
  'u_background',
  'u_accent',
] as const

/** Two triangles, by the number of their corners (bit 0 right, bit 1 top). */
const CORNERS = [0, 1, 2, 2, 1, 3]

type Uniform = (typeof UNIFORMS)[number]

/** Draws all six shapes. Not instanced: in software rendering instancing costs about ten times as much. */
abstract class ShapeProgram extends NodeProgram<Uniform, NodeAttributes, EdgeAttributes> {
  protected abstract readonly state: SceneState
  private readonly uploads = new BufferUploads()

  override getDefinition(): ProgramDefinition<Uniform> {
    const { FLOAT, TRIANGLES, UNSIGNED_BYTE } = WebGLRenderingContext
    return {
      VERTICES: CORNERS.length,
      VERTEX_SHADER_SOURCE: NODE_VERTEX_SHADER,
      FRAGMENT_SHADER_SOURCE: NODE_FRAGMENT_SHADER,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_size', size: 1, type: FLOAT },
        { name: 'a_code', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
    }
  }

  override process(nodeIndex: number, offset: number, data: NodeDisplayData): void {
    super.process(nodeIndex, offset, data)
    this.uploads.touch()
  }

  override reallocate(capacity: number): void {
    super.reallocate(capacity)
    this.uploads.touch()
  }

  override processVisibleItem(nodeIndex: number, startIndex: number, data: NodeDisplayData): void {
    const view = data as NodeView
    const code = SHAPE_CODES[view.shape] * 4 + (view.selected ? 32 : 0) + (view.kept ? 64 : 0)
    const color = floatColor(view.color)
    let index = startIndex
    for (const corner of CORNERS) {
      this.array[index++] = view.x
      this.array[index++] = view.y
      this.array[index++] = view.size
      this.array[index++] = code + corner
      this.array[index++] = color
      this.array[index++] = nodeIndex
    }
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<Uniform>): void {
    const { theme, hovered } = this.state
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix)
    gl.uniform2f(uniformLocations.u_resolution, params.width, params.height)
    gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio)
    gl.uniform1f(uniformLocations.u_pixel, 1 / params.pixelRatio)
    gl.uniform1f(uniformLocations.u_dimming, hovered === null ? 0 : 1)
    gl.uniform1f(uniformLocations.u_fadedShare, FADED_SHARE)
    gl.uniform3fv(uniformLocations.u_background, parseHexColor(theme.background))
    gl.uniform3fv(uniformLocations.u_accent, parseHexColor(theme.accent))
  }

  protected override bindProgram(info: ProgramInfo): void {
    info.gl.bindBuffer(info.gl.ARRAY_BUFFER, info.buffer)
    let offset = 0
    for (const attribute of this.ATTRIBUTES) offset += this.bindAttribute(attribute, info, offset)
    this.uploads.flush(info, this.array)
    info.gl.bindBuffer(info.gl.ARRAY_BUFFER, null)
  }
}

/** Returns the node program of one scene; it reads the scene's state at each frame. */
export function createNodeProgram(state: SceneState): NodeProgramType<NodeAttributes, EdgeAttributes> {
  return class extends ShapeProgram {
    protected override readonly state = state
  }
}
