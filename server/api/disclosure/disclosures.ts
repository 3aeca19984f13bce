import type { Clocks } from '../../domain/clocks.ts'
import { NOW } from '../../domain/clocks.ts'
import type { CaseId, SourceId } from '../../domain/ids.ts'
import type { CaseStore } from '../../store/case-store.ts'
import { ConcurrencyLimit } from '../../store/concurrency-limit.ts'
import { CaseContexts } from '../case-context.ts'
import type { CaseContext } from '../case-context.ts'
import { Disclosure } from './disclosure.ts'
import type { MaskedText } from './mask-text.ts'
import { NO_MASKING } from './masking.ts'
import type { Masking } from './masking.ts'
import { readMasking } from './read-masking.ts'

const KEPT_TEXTS = 64
/** Cases whose masking is read at a time: whoever lists cases asks for all of theirs at once. */
const MOST_LOADING = 4

/** One disclosure with the source texts it has covered. */
export class DisclosedCase {
  readonly disclosure: Disclosure
  readonly #store: CaseStore
  readonly #texts = new Map<SourceId, Promise<MaskedText | null>>()

  constructor(store: CaseStore, disclosure: Disclosure) {
    this.#store = store
    this.disclosure = disclosure
  }

  get context(): CaseContext {
    return this.disclosure.context
  }

  /** The source's text as it may be shown; null when there is no such source. */
  readText(id: SourceId): Promise<MaskedText | null> {
    const kept = this.#texts.get(id)
    if (kept !== undefined) return kept
    const text = this.#load(id, NOW)
    this.#texts.set(id, text)
    text.catch(() => this.#texts.delete(id))
    const oldest = this.#texts.keys().next()
    if (this.#texts.size > KEPT_TEXTS && oldest.done !== true) this.#texts.delete(oldest.value)
    return text
  }

  async #load(id: SourceId, clocks: Clocks): Promise<MaskedText | null> {
    const bytes = await this.#store.readSourceBytes(this.context.info.id, clocks, id)
    return bytes === null ? null : this.disclosure.maskSource(id, decodeSource(bytes))
  }
}

/** Text of a source: UTF-8, a byte order mark kept, so that the offsets of excerpts hold. */
export function decodeSource(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}

/** Gives the disclosure of a case, masked or not, as of its newest revision. */
export class Disclosures {
  readonly #store: CaseStore
  readonly #contexts: CaseContexts
  readonly #loading = new ConcurrencyLimit(MOST_LOADING)
  readonly #made = new WeakMap<CaseContext, { masked?: Promise<DisclosedCase>; unmasked?: Promise<DisclosedCase> }>()

  constructor(store: CaseStore) {
    this.#store = store
    this.#contexts = new CaseContexts(store)
  }

  /** Rejects with UnknownCaseError. */
  async get(caseId: CaseId, unmasked: boolean): Promise<DisclosedCase> {
    const context = await this.#contexts.get(caseId)
    const made = this.#made.get(context) ?? {}
    this.#made.set(context, made)
    if (unmasked) return (made.unmasked ??= Promise.resolve(this.#disclose(context, NO_MASKING)))
    return (made.masked ??= this.#loading
      .run(async () => this.#disclose(context, await readMasking(this.#store, context)))
      .catch((error: unknown) => {
        delete made.masked
        throw error
      }))
  }

  /** Keeps no name of a case that was erased. */
  forget(caseId: CaseId): void {
    this.#contexts.forget(caseId)
  }

  #disclose(context: CaseContext, masking: Masking): DisclosedCase {
    return new DisclosedCase(this.#store, new Disclosure(context, masking))
  }
}
