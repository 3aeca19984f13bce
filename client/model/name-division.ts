/** What the parts of a division are called: connected parts are no clusters. */
export function nameDivision(measure: string): 'cluster' | 'part' {
  return measure === 'components' ? 'part' : 'cluster'
}
