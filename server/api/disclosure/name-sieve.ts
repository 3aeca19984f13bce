import { foldName, tokenizeFolded } from '../../domain/fold-name.ts'
import { CodeIndex } from './code-index.ts'
import { listWordForms } from './list-word-forms.ts'
import type { NamePattern } from './name-matcher.ts'

/**
 * Makes the test whether a name that may be shown could spare anything: only if it holds a word with which something
 * masked may begin. A text may write the word of either with Arabic particles joined to it, so each is held against the
 * forms of the other.
 */
export function createNameSieve(masked: readonly NamePattern[]): (name: string) => boolean {
  const first = new Set(masked.flatMap(({ tokens }) => tokens.slice(0, 1)))
  const codes = new CodeIndex()
  for (const { tokens, code, replacement } of masked) {
    if (code !== undefined && replacement !== null) codes.add(tokens, code === 'international', replacement)
  }
  const shortened = new Set([...first, ...codes.listBeginnings()].flatMap((word) => listWordForms(word).slice(1)))
  const mayBegin = (word: string): boolean =>
    shortened.has(word) || listWordForms(word).some((form) => first.has(form) || codes.isBeginning(form))
  return (name) => tokenizeFolded(foldName(name)).some(mayBegin)
}
