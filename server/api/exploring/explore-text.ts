import type { TextHits } from '../../contract/exploring.ts'
import type { Clocks } from '../../domain/clocks.ts'
import type { SourceId } from '../../domain/ids.ts'
import type { CaseStore } from '../../store/case-store.ts'
import { listSearchWords } from '../../store/match-names.ts'
import { findHighlights } from '../../store/match-text.ts'
import { spellPassageId } from '../../store/split-passages.ts'
import type { TextHit, TextQuery } from '../../store/text-hit.ts'
import type { MaskedText } from '../disclosure/mask-text.ts'
import type { DisclosedCase } from '../disclosure/disclosures.ts'
import { referToSource } from '../views/source-view.ts'
import { fillPage } from './fill-page.ts'

interface ShownHit {
  readonly hit: TextHits['hits'][number]
  /** What a page that follows it begins after; tells nothing of what is covered. */
  readonly cursor: string
}

interface TextExploration {
  readonly store: CaseStore
  readonly disclosed: DisclosedCase
  readonly clocks: Clocks
  readonly signal: AbortSignal
}

/**
 * Searches quotes or texts. What is found is masked first and kept only if the words asked for stand in what is left
 * open: the name of somebody masked finds nothing and confirms nothing, and nor does a word beside it with it.
 */
export async function exploreText(
  { store, disclosed, clocks, signal }: TextExploration,
  query: TextQuery,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<TextHits> {
  const words = listSearchWords(query.text)
  const start = after === null ? null : await readCursor(disclosed, query, after)
  const { items, next } = await fillPage({ after: start, limit }, async (page) => {
    signal.throwIfAborted()
    const found = await store.searchText(disclosed.context.info.id, clocks, query, page)
    const shown: ShownHit[] = []
    for (const hit of found.items) shown.push(...(await showHit(disclosed, hit, words)))
    return { items: shown, next: found.next }
  })
  return { hits: items.map((item) => item.hit), next: next?.cursor ?? null }
}

async function showHit(disclosed: DisclosedCase, hit: TextHit, words: readonly string[]): Promise<ShownHit[]> {
  const source = disclosed.context.sources.get(hit.source)
  const masked = source === undefined ? null : await disclosed.readText(hit.source)
  if (source === undefined || masked === null) return []
  const { start, end } = masked.moveRange(hit.start, hit.end)
  const highlights = findHighlights(leaveOpen(masked).slice(start, end), words)
  if (highlights === null) return []
  const text = masked.text.slice(start, end)
  const place = { source: referToSource(source, disclosed.disclosure), excerpt: hit.excerpt, start, end }
  return [{ hit: { ...place, text, highlights }, cursor: hit.excerpt ?? spellPassageId(hit.source, start) }]
}

/** The text with covers blank, at the same places: a pseudonym is nothing that a text says. */
function leaveOpen({ text, spans }: MaskedText): string {
  const pieces: string[] = []
  let read = 0
  for (const { start, end } of spans) {
    pieces.push(text.slice(read, start), ' '.repeat(end - start))
    read = end
  }
  return pieces.join('') + text.slice(read)
}

/** Cursors of passages are places of the masked text; the store wants one of the original. */
async function readCursor(disclosed: DisclosedCase, { field }: TextQuery, after: string): Promise<string> {
  const [id = '', place = ''] = after.split(' ')
  if (field === 'quote' || !/^\d{1,10}$/u.test(place)) return after
  const source = id as SourceId
  const masked = disclosed.context.sources.has(source) ? await disclosed.readText(source) : null
  return masked === null ? after : spellPassageId(source, masked.findLastBefore(Number(place)))
}
