import type { SourceRef, SourceText } from '../../contract/claims.ts'
import type { Excerpt, Source } from '../../domain/source.ts'
import type { CaseStore } from '../../store/case-store.ts'
import type { Disclosure } from '../disclosure/disclosure.ts'
import type { DisclosedCase } from '../disclosure/disclosures.ts'
import { readPages } from '../read-all.ts'

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
  store: CaseStore,
  disclosed: DisclosedCase,
  source: Source,
  excerpts: readonly Excerpt[],
): Promise<SourceText | null> {
  const masked = await disclosed.readText(source.id)
  if (masked === null) return null
  const quotedBy = await indexClaimsByExcerpt(store, disclosed, source)
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

/** Claims that stand now, by the excerpts of the source that they quote. */
async function indexClaimsByExcerpt(
  store: CaseStore,
  { context, disclosure }: DisclosedCase,
  source: Source,
): Promise<ReadonlyMap<string, string[]>> {
  const index = new Map<string, string[]>()
  const query = { quoting: [source.id] }
  for await (const page of readPages((at) => store.readClaims(context.info.id, context.clocks, query, at))) {
    for (const claim of page.filter((one) => !disclosure.withholds(one))) {
      for (const excerpt of claim.excerpts) addTo(index, excerpt, claim.id)
    }
  }
  return index
}

function addTo(index: Map<string, string[]>, excerpt: string, claim: string): void {
  const claims = index.get(excerpt)
  if (claims === undefined) index.set(excerpt, [claim])
  else claims.push(claim)
}
