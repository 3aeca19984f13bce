import type { EntityRef } from '../../contract/common.ts'
import { objectEntity, objectLiteral } from '../../domain/claim.ts'
import type { Claim, KnownClaim } from '../../domain/claim.ts'
import { chooseLabel } from '../../domain/choose-label.ts'
import { foldName } from '../../domain/fold-name.ts'
import type { EntityId, SourceId } from '../../domain/ids.ts'
import type { NameLiteral } from '../../domain/literal.ts'
import { listLiterals } from '../case-context.ts'
import type { CaseContext } from '../case-context.ts'
import { listMasked } from './list-masked.ts'
import { maskText } from './mask-text.ts'
import type { Cover, MaskedText } from './mask-text.ts'
import { NameMatcher } from './name-matcher.ts'
import { buildNamePatterns } from './name-patterns.ts'
import type { MaskedIdentity } from './name-patterns.ts'
import { assignPseudonyms, formatCount } from './pseudonym.ts'

const WITHHELD = '[…]'

/** Decides what of a case may be shown. Everything that leaves the API passes through one of these. */
export class Disclosure {
  readonly context: CaseContext
  readonly unmasked: boolean
  readonly #pseudonyms: ReadonlyMap<EntityId, string>
  readonly #matcher: NameMatcher
  readonly #stretches: ReadonlyMap<SourceId, readonly Cover[]>

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
      label: label === null ? `(${id})` : this.isMasked(id) ? label : this.maskLabel(label),
      masked: this.isMasked(id),
    }
  }

  /** Whether a claim's own value would tell who a masked entity is. */
  withholds(claim: Claim): boolean {
    if (this.context.predicates.get(claim.predicate)?.identifying !== true) return false
    const object = objectEntity(claim)
    return this.isMasked(claim.subject) || (object !== null && this.isMasked(object))
  }

  /** Free text (a role, a note, a title, a description) with every masked name covered. */
  maskLabel(text: string): string {
    return maskText(text, this.#matcher).text
  }

  /** A source's text with masked names and identifying passages covered. */
  maskSource(id: SourceId, text: string): MaskedText {
    return maskText(text, this.#matcher, this.#stretches.get(id) ?? [])
  }

  /** Whether the text holds the name of somebody masked. */
  mentionsMasked(text: string): boolean {
    return this.#matcher.findIn(text).length > 0
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
      if (literal?.kind === 'name' && disclosure.mentionsMasked(excerpt.quote)) continue
      const list = stretches.get(excerpt.source) ?? []
      list.push({ start: excerpt.start, end: excerpt.end, replacement: WITHHELD })
      stretches.set(excerpt.source, list)
    }
  }
  return stretches
}
