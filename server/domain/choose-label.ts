import type { NameKind, NameLiteral } from './literal.ts'

const PREFERENCE: Readonly<Record<NameKind, number>> = {
  legal: 0,
  transliteration: 1,
  alias: 2,
  description: 3,
  nickname: 4,
}

/**
 * The name to put on a chart: in the script the reader prefers if there is one, a legal name before an alias, then
 * the first in code point order, so that every run and store chooses alike. Null when there is no name.
 */
export function chooseLabel(names: readonly NameLiteral[], preferredScript: string): string | null {
  const ranked = [...names].sort(
    (a, b) =>
      Number(a.script !== preferredScript) - Number(b.script !== preferredScript) ||
      PREFERENCE[a.nameKind] - PREFERENCE[b.nameKind] ||
      (a.value < b.value ? -1 : a.value > b.value ? 1 : 0),
  )
  return ranked[0]?.value ?? null
}
