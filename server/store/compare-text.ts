/**
 * Compares two texts by code point, as both databases order UTF-8. JavaScript's own `<` compares UTF-16 units, which
 * puts an emoji before `ﬁ`. Negative, zero or positive.
 */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index += 1) {
    const difference = liftSurrogate(a.charCodeAt(index)) - liftSurrogate(b.charCodeAt(index))
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** A surrogate stands for a code point above every single unit. */
function liftSurrogate(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}
