import type { FindingComparison } from '../contract/findings.ts'

type Difference = FindingComparison['asked'][number]
type Change = NonNullable<FindingComparison['input']['changes']>[number]

/** Ids of what changed that a line tells. */
const MOST_IDS = 10

/** What a comparison of two findings says, a line a fact. */
export function describeComparison(comparison: FindingComparison): string[] {
  const { then, now, asked, version } = comparison
  return [
    describeOutcome(comparison),
    `First: ${then}. Second: ${now}.`,
    ...(version.then === version.now ? [] : [`Program: version ${version.then}, now ${version.now}.`]),
    ...asked.map((one) => `Asked: ${describeDifference(one)}`),
    ...describeInput(comparison.input),
    ...describeResult(comparison.result),
  ]
}

function describeOutcome({ outcome, task, result }: FindingComparison): string {
  if (outcome === 'identical') return `Identical: ${task} gives the same result to the last bit (${result.now}).`
  if (outcome === 'same-values') return `The same values: of ${task} only what is told of the run itself differs.`
  return `Different: ${task} gives another result (${result.then}, now ${result.now}).`
}

function describeInput({ same, changes, then, now }: FindingComparison['input']): string[] {
  if (same) return [`Material: the same (${then}).`]
  const hashes = `Material: another (${then}, now ${now}).`
  if (changes === null) return [hashes, 'What changed in it cannot be told: it was too large to be kept.']
  return [hashes, ...changes.map(describeChange)]
}

function describeChange({ kind, counts, ...ids }: Change): string {
  const parts = (['came', 'went', 'changed'] as const).flatMap((what) => {
    if (counts[what] === 0) return []
    const listed = ids[what].slice(0, MOST_IDS).join(', ')
    return [`${counts[what]} ${what} (${listed}${counts[what] > MOST_IDS ? ', …' : ''})`]
  })
  return `  ${kind}: ${parts.join('; ')}`
}

function describeResult({ differences, count }: FindingComparison['result']): string[] {
  if (count === null) return ['Where the results differ cannot be told: one was too large to be kept.']
  const more = count > differences.length ? [`  … and ${count - differences.length} more`] : []
  return [...differences.map((one) => `  ${describeDifference(one)}`), ...more]
}

function describeDifference({ path, then, now }: Difference): string {
  return `${path}: ${then === undefined ? 'not there' : String(then)}, now ${now === undefined ? 'not there' : String(now)}`
}
