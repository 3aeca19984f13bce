/** Says why something that a suite needs is not there; the suite skips itself with this reason. */
export interface Missing {
  readonly skipped: string
}

/** How to reach the one real Neo4j of the run. */
export interface Neo4jAccess {
  readonly uri: string
  readonly user: string
  readonly password: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** The real Neo4j with its graph data science library. Suites share it: each works in cases of its own. */
    neo4j: Neo4jAccess | Missing
    chromium: { readonly executablePath: string } | Missing
    /** The folder of reference data that is kept outside the project. */
    shared: { readonly path: string } | Missing
  }
}
