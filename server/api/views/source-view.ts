import type { SourceRef, SourceText } from '../../contract/claims.ts'
import type { Excerpt, Source } from '../../domain/source.ts'
import type { Disclosure } from '../disclosure/disclosure.ts'
import type { DisclosedCase } from '../disclosure/disclosures.ts'

/** A source as it is cited under a quote. */
export function referToSource(source: Source, disclosure: Disclosure): SourceRef {
  return {
    id: source.id,
    title: disclosure.maskLabel(source.title),
    kind: source.kind,
    languages: [...source.languages],
    publisher: source.publisher === null ? null : disclosure.maskLabel(source.publisher),
    date: source.date,
    originId: source.originId,
    reliability: source.reliability?.value ?? null,
    exhibit: source.exhibit === null ? null : disclosure.maskLabel(source.exhibit),
  }
}

/** A source's text as it may be shown, with its excerpts and what is covered marked; null when there is none. */
export async function viewSourceText(
  disclosed: DisclosedCase,
  source: Source,
  excerpts: readonly Excerpt[],
): Promise<SourceText | null> {
  const masked = await disclosed.readText(source.id)
  if (masked === null) return null
  const quotedBy = indexClaimsByExcerpt(disclosed)
  return {
    source: referToSource(source, disclosed.disclosure),
    sha256: source.sha256,
    text: masked.text,
    excerpts: [...excerpts]
      .sort((a, b) => a.start - b.start || a.end - b.end)
      .map((excerpt) => ({
        id: excerpt.id,
        ...masked.moveRange(excerpt.start, excerpt.end),
        claims: quotedBy.get(excerpt.id) ?? [],
      })),
    masked: masked.spans.map((span) => ({ ...span })),
  }
}

function indexClaimsByExcerpt(disclosed: DisclosedCase): Map<string, string[]> {
  const index = new Map<string, string[]>()
  for (const claim of disclosed.context.claims.values()) {
    if (claim.status !== 'active' || disclosed.disclosure.withholds(claim)) continue
    for (const excerpt of claim.excerpts) index.set(excerpt, [...(index.get(excerpt) ?? []), claim.id])
  }
  return index
}
