import { createHash } from 'node:crypto'

import type { CaseRecord } from '../../domain/case-record.ts'
import { objectLiteral } from '../../domain/claim.ts'
import type { Claim } from '../../domain/claim.ts'
import type { ClaimId, SourceId } from '../../domain/ids.ts'
import type { Excerpt, Source } from '../../domain/source.ts'
import type { DisclosedCase } from './disclosures.ts'
import type { MaskedText } from './mask-text.ts'

/**
 * Turns the records of a case into those of a masked case file, which stands by itself: source texts with names
 * covered, quotes moved and cut to match, identifying claims left out, a masked entity named by its pseudonym.
 */
export class RecordMasker {
  readonly #disclosed: DisclosedCase
  readonly #bytes = new Map<string, SourceId>()

  constructor(disclosed: DisclosedCase) {
    this.#disclosed = disclosed
  }

  /** Masked records in the order they came; reviews of what was left out are left out with it. */
  async *maskRecords(records: AsyncIterable<CaseRecord>): AsyncIterable<CaseRecord> {
    for await (const record of records) {
      const masked = await this.#mask(record)
      if (masked !== null) yield masked
    }
  }

  /** Bytes of a masked source by the hash of its masked text. */
  async readBytes(sha256: string): Promise<Uint8Array> {
    const id = this.#bytes.get(sha256)
    if (id === undefined) throw new RangeError(`no masked source has the hash ${sha256}`)
    return Buffer.from((await this.#text(id)).text, 'utf8')
  }

  async #mask(record: CaseRecord): Promise<CaseRecord | null> {
    const { disclosure } = this.#disclosed
    switch (record.type) {
      case 'entity':
        return record
      case 'predicate':
        return { ...record, definition: disclosure.maskLabel(record.definition) }
      case 'source':
        return this.#maskSource(record)
      case 'excerpt':
        return this.#maskExcerpt(record)
      case 'claim':
        return this.#maskClaim(record)
      case 'review':
        return disclosure.leavesOut(record.claim) ? null : { ...record, reason: disclosure.maskLabel(record.reason) }
      case 'override':
        return { ...record, reason: disclosure.maskLabel(record.reason) }
    }
  }

  async #maskSource(source: Source): Promise<Source> {
    const { disclosure } = this.#disclosed
    const bytes = Buffer.from((await this.#text(source.id)).text, 'utf8')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    this.#bytes.set(sha256, source.id)
    return {
      ...source,
      sha256,
      byteLength: bytes.length,
      title: disclosure.maskLabel(source.title),
      publisher: source.publisher === null ? null : disclosure.maskLabel(source.publisher),
      exhibit: source.exhibit === null ? null : disclosure.maskLabel(source.exhibit),
    }
  }

  async #maskExcerpt(excerpt: Excerpt): Promise<Excerpt> {
    const text = await this.#text(excerpt.source)
    const { start, end } = text.moveRange(excerpt.start, excerpt.end)
    const translation = this.#disclosed.disclosure.maskTranslation(excerpt)
    return { ...excerpt, start, end, quote: text.text.slice(start, end), translation }
  }

  #maskClaim(claim: Claim): Claim | null {
    const { disclosure } = this.#disclosed
    if (disclosure.withholds(claim) && claim.predicate !== 'HAS_NAME') return null
    const isKept = (id: ClaimId): boolean => !disclosure.leavesOut(id)
    return {
      ...claim,
      object: this.#maskObject(claim),
      role: claim.role === null ? null : disclosure.maskLabel(claim.role),
      quantity: disclosure.showQuantity(claim),
      valid: disclosure.showTime(claim),
      note: disclosure.showNote(claim),
      attributedTo:
        claim.attributedTo !== null && 'text' in claim.attributedTo
          ? { text: disclosure.maskLabel(claim.attributedTo.text) }
          : claim.attributedTo,
      supersedes: claim.supersedes !== null && isKept(claim.supersedes) ? claim.supersedes : null,
      contradicts: claim.contradicts.filter(isKept),
    }
  }

  #maskObject(claim: Claim): Claim['object'] {
    const literal = objectLiteral(claim)
    if (literal?.kind === 'name' && this.#disclosed.disclosure.withholds(claim)) {
      const value = this.#disclosed.disclosure.findPseudonym(claim.subject) ?? ''
      return { literal: { kind: 'name', value, script: 'Latn', language: null, nameKind: 'description' } }
    }
    if (literal?.kind === 'name' || literal?.kind === 'text') {
      return { literal: { ...literal, value: this.#disclosed.disclosure.maskLabel(literal.value) } }
    }
    return claim.object
  }

  async #text(id: SourceId): Promise<MaskedText> {
    const text = await this.#disclosed.readText(id)
    if (text === null) throw new RangeError(`the case has no source ${id}`)
    return text
  }
}
