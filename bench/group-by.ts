/** The items by what `readKey` says of them, both in the order in which they come. */
export function groupBy<K, T>(items: Iterable<T>, readKey: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = readKey(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
