import { createHash } from 'node:crypto'

/**
 * JSON by RFC 8785 (JCS): no white space, the members of every object in code unit order, so that anybody gets the
 * same bytes from the same content. Members that are undefined are left out.
 */
export function writeCanonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(writeCanonicalJson).join(',')}]`
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${writeCanonicalJson(member)}`).join(',')}}`
}

/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
