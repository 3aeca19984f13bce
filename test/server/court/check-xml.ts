const TOKEN = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|[^<]+/gu
const REFERENCE = /&(?:amp|lt|gt|quot|#39);/gu
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

/**
 * What keeps a text from being well-formed XML of elements, attributes and text alone: no comments, processing
 * instructions, document types or CDATA. Null when nothing does.
 */
export function findXmlFault(text: string): string | null {
  const illegal = ILLEGAL.exec(text)
  if (illegal !== null) return `an illegal character at ${illegal.index}`
  const open: string[] = []
  let read = 0
  for (const token of text.matchAll(TOKEN)) {
    if (token.index !== read) return `no token at ${read}`
    read += token[0].length
    if (token[0].replace(REFERENCE, '').includes('&')) return `a bare ampersand near ${token.index}`
    const [, closing, name] = token
    if (name === undefined) continue
    if (closing === '/') {
      if (open.pop() !== name) return `</${name}> closes nothing`
    } else if (token[4] !== '/') open.push(name)
  }
  if (read !== text.length) return `no token at ${read}`
  return open.length === 0 ? null : `<${open.join('><')}> left open`
}
