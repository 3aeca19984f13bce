const COLUMN = /\{([^{}]+)\}/gu

/** A template in pieces: texts as they are, and columns by name. */
export type TemplatePiece = { readonly text: string } | { readonly column: string }

export function listTemplateColumns(template: string): string[] {
  return [...template.matchAll(COLUMN)].map((match) => (match[1] ?? '').trim())
}

export function splitTemplate(template: string): TemplatePiece[] {
  const pieces: TemplatePiece[] = []
  let at = 0
  for (const match of template.matchAll(COLUMN)) {
    if (match.index > at) pieces.push({ text: template.slice(at, match.index) })
    pieces.push({ column: (match[1] ?? '').trim() })
    at = match.index + match[0].length
  }
  if (at < template.length) pieces.push({ text: template.slice(at) })
  return pieces
}
