import type { EntityRef } from '../../contract/common.ts'
import { objectEntity, objectLiteral } from '../../domain/claim.ts'
import type { Claim, KnownClaim } from '../../domain/claim.ts'
import type { Interval } from '../../domain/partial-date.ts'
import type { Excerpt } from '../../domain/source.ts'
import { chooseLabel } from '../../domain/choose-label.ts'
import { foldName } from '../../domain/fold-name.ts'
import type { EntityId, SourceId } from '../../domain/ids.ts'
import type { NameLiteral } from '../../domain/literal.ts'
import { listLiterals } from '../case-context.ts'
import type { CaseContext } from '../case-context.ts'
import { isOrDescendsFrom } from './is-or-descends-from.ts'
import { listMasked } from './list-masked.ts'
import { maskText } from './mask-text.ts'
import type { Cover, MaskedText } from './mask-text.ts'
import { NameMatcher } from './name-matcher.ts'
import { buildNamePatterns } from './name-patterns.ts'
import type { MaskedIdentity } from './name-patterns.ts'
import { assignPseudonyms, formatCount } from './pseudonym.ts'

const WITHHELD = '[…]'
const ALL_TIME: Interval = { from: null, to: null }
const KEPT_LABELS = 50_000

/** Decides what of a case may be shown. Everything that leaves the API passes through one of these. */
export class Disclosure {
  readonly context: CaseContext
  readonly unmasked: boolean
  readonly #pseudonyms: ReadonlyMap<EntityId, string>
  readonly #matcher: NameMatcher
  readonly #stretches: ReadonlyMap<SourceId, readonly Cover[]>
  readonly #labels = new Map<string, string>()

  /** `unmasked` shows everything; only a stated and logged purpose may ask for it. */
  constructor(context: CaseContext, unmasked: boolean) {
    this.context = context
    this.unmasked = unmasked
    this.#pseudonyms = labelPseudonyms(context, unmasked ? new Map() : listMasked(context))
    this.#matcher = new NameMatcher(
      unmasked ? [] : buildNamePatterns(listIdentities(context, this.#pseudonyms), listShownNames(context, this)),
    )
    this.#stretches = unmasked ? new Map() : findIdentifyingStretches(context, this)
  }

  /** How many entities stand under a pseudonym. */
  get maskedCount(): number {
    return this.#pseudonyms.size
  }

  /** Masked entities whose code begins like this; a name finds none of them. */
  findByPseudonym(text: string): EntityId[] {
    const wanted = foldName(text)
    if (wanted === '') return []
    return [...this.#pseudonyms].filter(([, label]) => foldName(label).startsWith(wanted)).map(([id]) => id)
  }

  isMasked(id: EntityId): boolean {
    return this.#pseudonyms.has(id)
  }

  /** The entity under the name it may be shown by, chosen from the claims of the moment. */
  refer(id: EntityId, claims: readonly KnownClaim[], script: string): EntityRef {
    const entity = this.context.entities.get(id)
    const names = listLiterals(claims, 'HAS_NAME', 'name')
    const label = this.#pseudonyms.get(id) ?? chooseLabel(names, script)
    return {
      id,
      kind: entity?.kind ?? 'Concept',
      subkind: entity?.subkind ?? null,
      label: label === null ? `(${id})` : this.isMasked(id) ? label : this.#showName(id, label),
      masked: this.isMasked(id),
    }
  }

  /** Somebody whose name is a victim's too goes by the id: under the pseudonym they would be taken for the victim. */
  #showName(id: EntityId, name: string): string {
    const covered = maskText(name, this.#matcher)
    const [span] = covered.spans
    const isWhole = span?.start === 0 && span.end === covered.text.length
    return isWhole ? `(${id})` : covered.text
  }

  /** Whether a claim's own value would tell who a masked entity is. */
  withholds(claim: Claim): boolean {
    if (this.context.predicates.get(claim.predicate)?.identifying !== true) return false
    const object = objectEntity(claim)
    return this.isMasked(claim.subject) || (object !== null && this.isMasked(object))
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
    const masked = maskText(text, this.#matcher).text
    if (this.#labels.size < KEPT_LABELS) this.#labels.set(text, masked)
    return masked
  }

  /** An excerpt's translation; no passage covered in the original is shown in another language. */
  maskTranslation({ source, start, end, translation }: Excerpt): Excerpt['translation'] {
    if (translation === null) return null
    const isCovered = this.#stretches.get(source)?.some((cover) => cover.start < end && start < cover.end) ?? false
    const text = isCovered ? WITHHELD : this.maskLabel(translation.text)
    return { ...translation, text, author: this.maskLabel(translation.author) }
  }

  /** A source's text with masked names and identifying passages covered. */
  maskSource(id: SourceId, text: string): MaskedText {
    return maskText(text, this.#matcher, this.#stretches.get(id) ?? [])
  }

  /** Whether the text holds a name of this masked entity. */
  mentions(id: EntityId, text: string): boolean {
    return this.#matcher.findIn(text).some((match) => match.replacement === this.#pseudonyms.get(id))
  }
}

function labelPseudonyms(context: CaseContext, letters: ReadonlyMap<EntityId, string>): ReadonlyMap<EntityId, string> {
  const labels = new Map<EntityId, string>()
  for (const [id, code] of assignPseudonyms(letters)) {
    const active = (context.bySubject.get(id) ?? []).filter((claim) => claim.status === 'active')
    labels.set(id, code + formatCount(listLiterals(active, 'HAS_COUNT', 'count')[0]))
  }
  return labels
}

function listIdentities(context: CaseContext, pseudonyms: ReadonlyMap<EntityId, string>): MaskedIdentity[] {
  return [...pseudonyms].map(([id, pseudonym]) => {
    const claims = context.bySubject.get(id) ?? []
    return {
      isPerson: context.entities.get(id)?.kind === 'Person',
      names: listLiterals(claims, 'HAS_NAME', 'name'),
      identifiers: listLiterals(claims, 'HAS_IDENTIFIER', 'text').map((literal) => literal.value),
      birthdays: listLiterals(claims, 'BORN_ON', 'date').map((literal) => literal.value),
      pseudonym,
    }
  })
}

/** Names by which people, groups and places may be shown; events and things are often named after people. */
function listShownNames(context: CaseContext, disclosure: Disclosure): NameLiteral[] {
  const spared = new Set<string | undefined>(['Person', 'Group', 'Location'])
  return [...context.bySubject].flatMap(([id, claims]) =>
    disclosure.isMasked(id) || !spared.has(context.entities.get(id)?.kind)
      ? []
      : listLiterals(claims, 'HAS_NAME', 'name'),
  )
}

/**
 * Passages quoted for a claim that identifies somebody masked. A passage quoted for a name is covered whole only where
 * covering the name itself finds nothing, as when the text inflects it.
 */
function findIdentifyingStretches(
  context: CaseContext,
  disclosure: Disclosure,
): ReadonlyMap<SourceId, readonly Cover[]> {
  const stretches = new Map<SourceId, Cover[]>()
  for (const claim of context.claims.values()) {
    if (!disclosure.withholds(claim)) continue
    const literal = objectLiteral(claim)
    if (literal?.kind === 'name' && literal.nameKind === 'description') continue
    for (const excerptId of claim.excerpts) {
      const excerpt = context.excerpts.get(excerptId)
      if (excerpt === undefined) continue
      if (literal?.kind === 'name' && disclosure.mentions(claim.subject, excerpt.quote)) continue
      const list = stretches.get(excerpt.source) ?? []
      list.push({ start: excerpt.start, end: excerpt.end, replacement: WITHHELD })
      stretches.set(excerpt.source, list)
    }
  }
  return stretches
}
