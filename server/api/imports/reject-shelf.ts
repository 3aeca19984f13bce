import { join } from 'node:path'

import { ApiError } from '../problem-of.ts'
import { RejectSpool } from './reject-spool.ts'

/** What the imports of this run of the program left out, by job, as long as their jobs are kept. */
export class RejectShelf {
  readonly #folder: string
  readonly #spools = new Map<string, RejectSpool>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Begins the rejects of a job. */
  open(jobId: string): RejectSpool {
    const spool = new RejectSpool(join(this.#folder, `${jobId}.rejects.jsonl`))
    this.#spools.set(jobId, spool)
    return spool
  }

  /** @throws {ApiError} 404 for a job that has none */
  find(jobId: string): RejectSpool {
    const spool = this.#spools.get(jobId)
    if (spool === undefined) throw new ApiError(404, 'no-rejects', 'There are no rejects of such a job, or not yet.')
    return spool
  }

  async remove(jobId: string): Promise<void> {
    await this.#spools.get(jobId)?.remove()
    this.#spools.delete(jobId)
  }
}
