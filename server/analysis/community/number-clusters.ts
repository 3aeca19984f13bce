/** Numbers clusters from 1 in the order of their first members, whatever numbers the algorithm gave them. */
export function numberClusters(found: ArrayLike<number>): Int32Array {
  const numbers = new Map<number, number>()
  return Int32Array.from(found, (own) => {
    const number = numbers.get(own) ?? numbers.size + 1
    numbers.set(own, number)
    return number
  })
}
