import { ENTITY_KINDS, SUBKINDS } from '../../domain/entity.ts'
import type { Entity } from '../../domain/entity.ts'
import { nameEntity } from './content-id.ts'

export type EntityForm = Pick<Entity, 'kind' | 'subkind'>

/** Every kind with each of its subkinds: an entity's form is a place in this list. */
const FORMS: readonly EntityForm[] = ENTITY_KINDS.flatMap((kind): EntityForm[] => {
  const subkinds = SUBKINDS[kind]
  return subkinds.length === 0 ? [{ kind, subkind: null }] : subkinds.map((subkind) => ({ kind, subkind }))
})

/** Where a node was first named, and what of. */
export interface IndexedNode {
  readonly file: number
  readonly row: number
  /** 64 bits of the row's content. */
  readonly content: bigint
  readonly form: EntityForm
}

/** Words of 32 bits of one place: four of the id, two of the content, row, and file with form. */
const WIDTH = 8
const FORM_BITS = 6
const FIRST_PLACES = 1024
/** Share of places that are taken before the table grows. */
const FULLEST = 0.6

/**
 * The nodes of an import by the hash of their ids: an open-addressed table in one typed array, 32 bytes a place, so
 * that a million nodes take 64 MiB and no JavaScript string.
 */
export class EntityIndex {
  #places = FIRST_PLACES
  #words = new Uint32Array(FIRST_PLACES * WIDTH)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Adds a node unless its id is there already. `file` counts from 0 to at most 2^26 - 2. */
  add(digest: Buffer, node: IndexedNode): void {
    if (this.#size >= this.#places * FULLEST) this.#grow()
    const at = this.#find(digest)
    if (this.#words[at + 7] !== 0) return
    const form = FORMS.findIndex((one) => one.kind === node.form.kind && one.subkind === node.form.subkind)
    for (let word = 0; word < 4; word += 1) this.#words[at + word] = digest.readUInt32LE(word * 4)
    this.#words[at + 4] = Number(node.content & 0xffffffffn)
    this.#words[at + 5] = Number(node.content >> 32n)
    this.#words[at + 6] = node.row
    this.#words[at + 7] = ((node.file + 1) << FORM_BITS) | form
    this.#size += 1
  }

  get(digest: Buffer): IndexedNode | null {
    const at = this.#find(digest)
    const last = this.#words[at + 7] ?? 0
    if (last === 0) return null
    const form = FORMS[last & ((1 << FORM_BITS) - 1)]
    if (form === undefined) return null
    const content = (BigInt(this.#words[at + 5] ?? 0) << 32n) | BigInt(this.#words[at + 4] ?? 0)
    return { file: (last >>> FORM_BITS) - 1, row: this.#words[at + 6] ?? 0, content, form }
  }

  /** The entity of that id as a record, or null. */
  getEntity(digest: Buffer): Entity | null {
    const node = this.get(digest)
    return node === null ? null : { type: 'entity', id: nameEntity(digest), ...node.form }
  }

  #find(digest: Buffer): number {
    const one = digest.readUInt32LE(0)
    const two = digest.readUInt32LE(4)
    const three = digest.readUInt32LE(8)
    const four = digest.readUInt32LE(12)
    const words = this.#words
    let at = (one & (this.#places - 1)) * WIDTH
    while (words[at + 7] !== 0) {
      if (words[at] === one && words[at + 1] === two && words[at + 2] === three && words[at + 3] === four) return at
      at = (at + WIDTH) % words.length
    }
    return at
  }

  #grow(): void {
    const old = this.#words
    this.#places *= 2
    this.#words = new Uint32Array(this.#places * WIDTH)
    for (let from = 0; from < old.length; from += WIDTH) {
      if (old[from + 7] === 0) continue
      let at = ((old[from] ?? 0) & (this.#places - 1)) * WIDTH
      while (this.#words[at + 7] !== 0) at = (at + WIDTH) % this.#words.length
      this.#words.set(old.subarray(from, from + WIDTH), at)
    }
  }
}
