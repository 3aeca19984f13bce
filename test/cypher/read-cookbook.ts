import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A section of docs/cypher-cookbook.md: what it says and the queries in it. */
export interface CookbookSection {
  /** Null for what stands before the questions. */
  readonly number: number | null
  readonly text: string
  /** As somebody would paste them, in order. */
  readonly queries: readonly string[]
}

/** The sections of the page, in order. */
export function readCookbook(): CookbookSection[] {
  const page = readFileSync(join(import.meta.dirname, '../../docs/cypher-cookbook.md'), 'utf8')
  return page.split(/^## /m).map((text) => ({
    number: readNumber(text),
    text,
    queries: [...text.matchAll(/^```cypher\n([^]*?)^```$/gm)].map((match) => match[1] ?? ''),
  }))
}

function readNumber(text: string): number | null {
  const match = /^(\d+)\. /.exec(text)
  return match === null ? null : Number(match[1])
}
