/** Stands in the footer while the chart itself is hashed: a manifest cannot hold the hash of a page that names it. */
const BLANK_STAMP = '0'.repeat(64)

const STAMP = /<tspan id="manifest-sha256">([0-9a-f]{64})<\/tspan>/gu

/** The footer's text with a blank stamp, ending at `x`. */
export function writeBlankStamp(x: number, y: number): string {
  return `<text x="${x}" y="${y}" font-size="2.3" text-anchor="end">Manifest SHA-256 ${writeStamp(BLANK_STAMP)}</text>`
}

/** A page with the hash of its manifest in place of the stamp that it bears. */
export function stampSvg(svg: string, hash: string): string {
  return svg.replace(STAMP, writeStamp(hash))
}

/** The hash that a page is stamped with and the page as it was hashed; null unless it bears exactly one stamp. */
export function readStamp(svg: string): { readonly hash: string; readonly blank: string } | null {
  const found = [...svg.matchAll(STAMP)]
  const hash = found[0]?.[1]
  if (hash === undefined || found.length > 1) return null
  return { hash, blank: stampSvg(svg, BLANK_STAMP) }
}

function writeStamp(hash: string): string {
  return `<tspan id="manifest-sha256">${hash}</tspan>`
}
