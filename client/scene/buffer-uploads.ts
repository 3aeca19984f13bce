import type { ProgramInfo } from 'sigma/rendering'

/**
 * Uploads a program's vertex array only after it has changed. Sigma uploads every array on every frame, which is most
 * of the cost of a frame in which only the camera moved.
 */
export class BufferUploads {
  private revision = 0
  private readonly uploaded = new WeakMap<ProgramInfo, number>()

  /** Records that the array has changed. */
  touch(): void {
    this.revision += 1
  }

  /** Sends the array to the bound ARRAY_BUFFER unless this program already has it. */
  flush(info: ProgramInfo, array: Float32Array): void {
    if (this.uploaded.get(info) === this.revision) return
    info.gl.bufferData(info.gl.ARRAY_BUFFER, array, info.gl.DYNAMIC_DRAW)
    this.uploaded.set(info, this.revision)
  }
}
