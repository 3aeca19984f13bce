/** Keys and places from the top of the mapping down. */
export type Path = readonly (string | number)[]

/** What is wrong at one place of a mapping, and how to mend it. */
export interface Fault {
  readonly path: Path
  readonly message: string
}

export function fault(path: Path, message: string): Fault {
  return { path, message }
}
