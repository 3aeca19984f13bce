import type { CaseInfo } from '../domain/case-record.ts'
import type { CaseId } from '../domain/ids.ts'
import type { Disclosures } from './disclosure/disclosures.ts'

/** How a case may be called. */
export type CaseLabel = Pick<CaseInfo, 'name' | 'description'>

/**
 * Names and descriptions of cases as they may be shown. Masking them needs to know who is protected in the case, which
 * is dear to find out; so each is kept for as long as its case receives nothing new.
 */
export class CaseLabels {
  readonly #disclosures: Disclosures
  readonly #kept = new Map<CaseId, { info: CaseInfo; label: Promise<CaseLabel> }>()

  constructor(disclosures: Disclosures) {
    this.#disclosures = disclosures
  }

  /** Rejects with UnknownCaseError. */
  get(info: CaseInfo, isUnmasked: boolean): Promise<CaseLabel> {
    if (isUnmasked) return Promise.resolve(info)
    const kept = this.#kept.get(info.id)
    if (kept !== undefined && isSame(kept.info, info)) return kept.label
    const label = this.#mask(info)
    this.#kept.set(info.id, { info, label })
    label.catch(() => this.#kept.delete(info.id))
    return label
  }

  /** Forgets cases that are gone. */
  keepOnly(infos: readonly CaseInfo[]): void {
    const there = new Set(infos.map((info) => info.id))
    for (const id of this.#kept.keys()) if (!there.has(id)) this.#kept.delete(id)
  }

  async #mask({ id, name, description }: CaseInfo): Promise<CaseLabel> {
    const { disclosure } = await this.#disclosures.get(id, false)
    return { name: disclosure.maskLabel(name), description: disclosure.maskLabel(description) }
  }
}

function isSame(a: CaseInfo, b: CaseInfo): boolean {
  return a.revision === b.revision && a.name === b.name && a.description === b.description
}
