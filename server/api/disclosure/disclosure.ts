import type { EntityRef } from '../../contract/common.ts'
import { chooseLabel } from '../../domain/choose-label.ts'
import { objectEntity } from '../../domain/claim.ts'
import type { Claim } from '../../domain/claim.ts'
import type { Entity } from '../../domain/entity.ts'
import { foldName } from '../../domain/fold-name.ts'
import type { ClaimId, EntityId, SourceId } from '../../domain/ids.ts'
import type { NameLiteral } from '../../domain/literal.ts'
import type { Interval } from '../../domain/partial-date.ts'
import type { Excerpt } from '../../domain/source.ts'
import type { CaseContext } from '../case-context.ts'
import { WITHHELD } from './find-stretches.ts'
import { isOrDescendsFrom } from './is-or-descends-from.ts'
import { maskText } from './mask-text.ts'
import type { MaskedText } from './mask-text.ts'
import type { Masking } from './masking.ts'

const ALL_TIME: Interval = { from: null, to: null }
const KEPT_LABELS = 50_000

/** Decides what of a case may be shown. Everything that leaves the API passes through one of these. */
export class Disclosure {
  readonly context: CaseContext
  readonly #masking: Masking
  readonly #labels = new Map<string, string>()

  constructor(context: CaseContext, masking: Masking) {
    this.context = context
    this.#masking = masking
  }

  /** How many entities stand under a pseudonym. */
  get maskedCount(): number {
    return this.#masking.pseudonyms.size
  }

  /** Masked entities whose code begins like this; a name finds none of them. */
  findByPseudonym(text: string): EntityId[] {
    const wanted = foldName(text)
    if (wanted === '') return []
    return [...this.#masking.pseudonyms].filter(([, label]) => foldName(label).startsWith(wanted)).map(([id]) => id)
  }

  isMasked(id: EntityId): boolean {
    return this.#masking.pseudonyms.has(id)
  }

  /** The entity under the name it may be shown by, chosen from its names of the moment. */
  refer(entity: Pick<Entity, 'id' | 'kind' | 'subkind'>, names: readonly NameLiteral[], script: string): EntityRef {
    const { id, kind, subkind } = entity
    const pseudonym = this.#masking.pseudonyms.get(id)
    const name = pseudonym === undefined ? chooseLabel(names, script) : null
    const label = pseudonym ?? (name === null ? `(${id})` : this.#showName(id, name))
    return { id, kind, subkind, label, masked: pseudonym !== undefined }
  }

  /** What somebody masked is shown as; null for whoever is not. */
  findPseudonym(id: EntityId): string | null {
    return this.#masking.pseudonyms.get(id) ?? null
  }

  /** Somebody whose name is a victim's too goes by the id: under the pseudonym they would be taken for the victim. */
  #showName(id: EntityId, name: string): string {
    const covered = maskText(name, this.#masking.matcher)
    const [span] = covered.spans
    const isWhole = span?.start === 0 && span.end === covered.text.length
    return isWhole ? `(${id})` : covered.text
  }

  /** Whether a claim's own value would tell who a masked entity is. */
  withholds(claim: Pick<Claim, 'predicate' | 'subject' | 'object'>): boolean {
    if (this.context.predicates.get(claim.predicate)?.identifying !== true) return false
    const object = objectEntity(claim)
    return this.isMasked(claim.subject) || (object !== null && this.isMasked(object))
  }

  /** Whether a masked copy of the case goes without the claim: of those that would identify, only names stay, as codes. */
  leavesOut(id: ClaimId): boolean {
    return this.#masking.leftOut.has(id)
  }

  /** Whether a claim's time tells when somebody masked was born: a minor is one until the eighteenth birthday. */
  hidesTime(claim: Claim): boolean {
    return this.isMasked(claim.subject) && isOrDescendsFrom(this.context.predicates.get(claim.predicate), 'IS_MINOR')
  }

  /** When a claim holds, as it may be shown. */
  showTime(claim: Claim): Interval {
    return this.withholds(claim) || this.hidesTime(claim) ? ALL_TIME : claim.valid
  }

  /** A claim's note; what is said beside a withheld value may repeat it. */
  showNote(claim: Claim): string | null {
    return claim.note === null || this.withholds(claim) ? null : this.maskLabel(claim.note)
  }

  showQuantity(claim: Claim): Claim['quantity'] {
    const { quantity } = claim
    if (quantity === null || this.withholds(claim)) return null
    return { value: quantity.value, unit: this.maskLabel(quantity.unit) }
  }

  /** Free text (a role, a note, a title, a description) with every masked name covered. */
  maskLabel(text: string): string {
    const known = this.#labels.get(text)
    if (known !== undefined) return known
    const masked = maskText(text, this.#masking.matcher).text
    if (this.#labels.size < KEPT_LABELS) this.#labels.set(text, masked)
    return masked
  }

  /** An excerpt's translation; no passage covered in the original is shown in another language. */
  maskTranslation({ source, start, end, translation }: Excerpt): Excerpt['translation'] {
    if (translation === null) return null
    const isCovered =
      this.#masking.stretches.get(source)?.some((cover) => cover.start < end && start < cover.end) ?? false
    const text = isCovered ? WITHHELD : this.maskLabel(translation.text)
    return { ...translation, text, author: this.maskLabel(translation.author) }
  }

  /** A source's text with masked names and identifying passages covered. */
  maskSource(id: SourceId, text: string): MaskedText {
    return maskText(text, this.#masking.matcher, this.#masking.stretches.get(id) ?? [])
  }
}
