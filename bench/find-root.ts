import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The project's root folder, whether this runs from the sources or from a bundle somewhere below it. */
export function findRoot(start: string = import.meta.dirname): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'bench', 'run.mjs'))) return folder
    if (dirname(folder) === folder) throw new Error(`There is no folder "bench" above ${start}.`)
  }
}
