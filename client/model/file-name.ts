/** A file name from a title: letters and digits of any script kept, all else one hyphen; never empty. */
export function makeFileName(title: string, ending: string): string {
  const stem = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
  return `${stem === '' ? 'trama' : stem}${ending}`
}
