import type { LayoutReply, LayoutRequest } from './layout-message.ts'
import type { Coordinates } from './seed-positions.ts'

/** The layout worker could not be loaded or failed. */
export class LayoutError extends Error {
  override readonly name = 'LayoutError'
}

/** Runs at most one layout at a time in a worker of its own, and ends the worker with the run. */
export class LayoutRunner {
  private stop: (() => void) | null = null

  /**
   * Starts a layout; one that is still running is cancelled first.
   *
   * @param onProgress called with the finished share, 0 to 1
   * @returns the coordinates, or null if the run was cancelled
   * @throws LayoutError if the worker fails
   */
  run(request: LayoutRequest, onProgress?: (share: number) => void): Promise<Coordinates | null> {
    this.cancel()
    const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
    return new Promise((resolve, reject) => {
      const end = (): void => {
        worker.terminate()
        this.stop = null
      }
      this.stop = () => {
        end()
        resolve(null)
      }
      worker.addEventListener('message', ({ data }: MessageEvent<LayoutReply>) => {
        if (data.kind === 'progress') {
          onProgress?.(data.share)
          return
        }
        end()
        resolve(data.coordinates)
      })
      worker.addEventListener('error', (event) => {
        end()
        reject(new LayoutError(event.message))
      })
      worker.postMessage(request)
    })
  }

  /** Ends the running layout, if any; its promise resolves with null. */
  cancel(): void {
    this.stop?.()
  }
}
