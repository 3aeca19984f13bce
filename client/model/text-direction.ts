const RTL_LANGUAGES = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi'])
const RTL_SCRIPTS = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm'])

/**
 * The direction in which a BCP 47 language is written; a script subtag decides over the language. `auto` where the
 * tag is not known, so that the first strong letter decides.
 */
export function findLanguageDirection(tag: string | null): 'ltr' | 'rtl' | 'auto' {
  if (tag === null || tag === '' || tag === 'und') return 'auto'
  const [language = '', ...rest] = tag.split('-')
  const script = rest.find((part) => part.length === 4 && /^[A-Za-z]{4}$/.test(part))
  if (script !== undefined) {
    return RTL_SCRIPTS.has(script.charAt(0).toUpperCase() + script.slice(1).toLowerCase()) ? 'rtl' : 'ltr'
  }
  return RTL_LANGUAGES.has(language.toLowerCase()) ? 'rtl' : 'ltr'
}
