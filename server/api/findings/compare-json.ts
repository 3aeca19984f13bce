type Leaf = string | number | boolean | null
type Json = Leaf | readonly Json[] | { readonly [key: string]: Json }

export interface JsonDifference {
  /** Members and ids, parted by slashes. */
  readonly path: string
  /** Left out where the first has nothing there; lists and objects are told by how much they hold. */
  readonly then?: Leaf
  readonly now?: Leaf
}

export interface JsonDifferences {
  /** The first of them. */
  readonly listed: readonly JsonDifference[]
  readonly count: number
}

/**
 * Where two JSON values differ. Items of a list are found by their `id`, `measure`, pair `a` and `b` or first part
 * where each has one of its own, else by their places, so that one who moved up a ranking does not shift all others.
 *
 * @param most most differences that are listed; all are counted
 * @param passOver names of members that are not looked into
 */
export function compareJson(
  then: unknown,
  now: unknown,
  most: number,
  passOver: ReadonlySet<string> = new Set(),
): JsonDifferences {
  const comparison = new Comparison(most, passOver)
  comparison.compare('', then as Json, now as Json)
  return { listed: comparison.listed, count: comparison.count }
}

class Comparison {
  readonly listed: JsonDifference[] = []
  count = 0
  readonly #most: number
  readonly #passOver: ReadonlySet<string>

  constructor(most: number, passOver: ReadonlySet<string>) {
    this.#most = most
    this.#passOver = passOver
  }

  compare(path: string, then: Json | undefined, now: Json | undefined): void {
    if (then === now) return
    if (isList(then) && isList(now)) this.#compareLists(path, then, now)
    else if (isObject(then) && isObject(now)) this.#compareMembers(path, new Map(Object.entries(then)), now)
    else this.#add(path, then, now)
  }

  #compareLists(path: string, then: readonly Json[], now: readonly Json[]): void {
    const [keysThen, keysNow] = [listKeys(then), listKeys(now)]
    if (keysThen === null || keysNow === null) {
      for (let place = 0; place < Math.max(then.length, now.length); place += 1) {
        this.compare(join(path, String(place)), then[place], now[place])
      }
      return
    }
    const index = new Map(keysNow.map((key, place) => [key, now[place] as Json]))
    this.#compareMembers(path, new Map(keysThen.map((key, place) => [key, then[place] as Json])), index)
    const stayed = keysThen.filter((key) => index.has(key))
    const kept = new Set(stayed)
    const inOrder = keysNow.filter((key) => kept.has(key)).every((key, place) => key === stayed[place])
    if (!inOrder) this.#add(join(path, '(order)'), `${then.length} items`, `${now.length} items`)
  }

  #compareMembers(path: string, then: ReadonlyMap<string, Json>, now: ReadonlyMap<string, Json> | object): void {
    const others = now instanceof Map ? (now as ReadonlyMap<string, Json>) : new Map<string, Json>(Object.entries(now))
    for (const key of new Set([...then.keys(), ...others.keys()])) {
      if (!this.#passOver.has(key)) this.compare(join(path, key), then.get(key), others.get(key))
    }
  }

  #add(path: string, then: Json | undefined, now: Json | undefined): void {
    this.count += 1
    if (this.listed.length >= this.#most) return
    const parts = {
      ...(then === undefined ? {} : { then: tell(then) }),
      ...(now === undefined ? {} : { now: tell(now) }),
    }
    this.listed.push({ path, ...parts })
  }
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}/${key}`
}

/** A value, or how much a list or an object holds. */
function tell(value: Json): Leaf {
  if (isList(value)) return `${value.length} items`
  return isObject(value) ? `${Object.keys(value).length} members` : value
}

/** What tells the items of a list apart; null where it does not. */
function listKeys(items: readonly Json[]): string[] | null {
  const keys = items.map(keyOf)
  if (keys.includes(null) || new Set(keys).size < keys.length) return null
  return keys.filter((key) => key !== null)
}

function keyOf(item: Json): string | null {
  if (isList(item)) return typeof item[0] === 'string' && item.length === 2 ? item[0] : null
  if (!isObject(item)) return null
  const { id, measure, a, b } = item
  if (typeof id === 'string') return id
  if (typeof measure === 'string') return measure
  return typeof a === 'string' && typeof b === 'string' ? `${a} ${b}` : null
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

function isObject(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
