const ARABIC = /^\p{Script=Arabic}/u
/** Conjunction, preposition and article that Arabic writes joined to the word they precede. */
const ARABIC_CLITICS = /^(?:[وف])?(?:[بلك])?(?:ال)?/u

/** A folded word as written and, in Arabic, as it would stand without what may be joined before it. */
export function listWordForms(word: string): string[] {
  if (!ARABIC.test(word)) return [word]
  const forms = new Set([word])
  const joined = ARABIC_CLITICS.exec(word)?.[0] ?? ''
  for (let cut = 1; cut <= joined.length; cut += 1) {
    if (word.length - cut >= 2) forms.add(word.slice(cut))
  }
  if (word.startsWith('لل') && word.length >= 4) forms.add(word.slice(2))
  return [...forms]
}
