import type { FindingView } from '../contract/analysis.ts'

const NEVER_RANKED =
  'Victims, witnesses, minors, the acquitted, officials and counsel are never ranked and never lie on a path.'

/** The sentences that every output of a run carries. */
export function summariseFinding(finding: FindingView): string[] {
  const { manifest, network, networkValues, clusterings } = finding
  return [
    `${network.nodes} nodes, ${network.ties} ties, ${network.components} components`,
    describeLeftOut(finding),
    ...describeMaterial(finding),
    ...describeResamples(finding),
    ...describeCoverage(finding),
    describeMembership(finding),
    ...networkValues.map(({ measure, value, range }) => `${measure}: ${value}${describeRange(range)}`),
    ...clusterings.map(describeClustering),
    ...finding.rankings.map(describeRanking),
    `Grades weighed by ${manifest.projection.gradeWeights}. Seed ${manifest.seed}, version ${manifest.version}.`,
    `Input ${manifest.inputHash}`,
  ]
}

/** The same for programs. */
export function describeFinding(finding: FindingView, files: { readonly file: string; readonly ties: string | null }) {
  const { manifest, network, leftOut, ungraded, unvalidatedTies, membership, networkValues, clusterings } = finding
  const { coverageRecorded, resampling, rankings, tieFlags } = finding
  const stability = { coverageRecorded, resampling, rankings, tieFlags }
  return {
    ...{ ...files, network, leftOut, ungraded, unvalidatedTies, membership, networkValues, clusterings },
    ...{ ...stability, manifest },
  }
}

function describeLeftOut({ leftOut: { people, byGround } }: FindingView): string {
  const grounds = Object.entries(byGround).map(([ground, count]) => `${ground} ${count}`)
  const isOverlapping = Object.values(byGround).reduce((sum, count) => sum + count, 0) > people
  const counted = grounds.length === 0 ? '' : ` (${grounds.join(', ')}${isOverlapping ? '; some on several' : ''})`
  const who = people === 1 ? 'One person or group of people is' : `${people} people or groups of people are`
  return `${who} left out${counted}. ${NEVER_RANKED}`
}

function describeMaterial({ ungraded, unvalidatedTies, network }: FindingView): string[] {
  return [
    ...(ungraded ? ['Ungraded: some of the material carries no grade and weighs in full.'] : []),
    ...(unvalidatedTies > 0
      ? [`Unvalidated: of ${unvalidatedTies} of the ${network.ties} ties no claim was confirmed by an analyst.`]
      : []),
  ]
}

function describeResamples({ resampling }: FindingView): string[] {
  if (resampling === null) {
    return ['No resamples were asked for, so that nothing is known of how sure the ranks are.']
  }
  const { made, byWay, originsLeftOut, origins } = resampling
  const ways = Object.entries(byWay).map(([way, count]) => `${way} ${count}`)
  return [`${made} resamples: ${ways.join(', ')}. ${originsLeftOut} of ${origins} origins left out one by one.`]
}

/** Bosses are often absent from taps: whoever was watched longer has more ties to show. */
function describeCoverage({ coverageRecorded, rows }: FindingView): string[] {
  if (!coverageRecorded) return ['Nothing is recorded of who was tapped or watched from when to when.']
  const measures = rows.flatMap((row) => row.unequal)
  return [...new Set(measures)].map((measure) => {
    const count = measures.filter((one) => one === measure).length
    return `${measure}: ${count} ranks compare people of whom one was tapped or watched over twice as long as the other.`
  })
}

/** How firm a ranking is as a whole, for those who read no table. */
function describeRanking({ measure, depths, tau, stableShare }: FindingView['rankings'][number]): string {
  const tops = depths.map(({ depth, overlap, orderKept }) => {
    const [mean, least, kept] = [overlap.mean, overlap.least, orderKept].map(tellShare)
    return `first ${depth}: ${mean} the same on average, ${least} at least, order kept in ${kept}`
  })
  const whole = tau === null ? [] : [`tau-b ${tau.mean.toFixed(2)} on average, ${tau.least.toFixed(2)} at least`]
  const stable = stableShare === null ? [] : [`${tellShare(stableShare)} of the ranks are stable`]
  return `${measure} in the resamples: ${[...stable, ...tops, ...whole].join('; ')}`
}

function tellShare(share: number): string {
  return `${Math.round(share * 100)} %`
}

function describeMembership({ membership: { people, groups, ambiguous } }: FindingView): string {
  return `Asserted membership: ${people} people in ${groups} groups; ${ambiguous} in several at once, counted in none.`
}

function describeRange(range: FindingView['networkValues'][number]['range']): string {
  return range === null ? '' : ` (${range.low} to ${range.high} in the resamples)`
}

function describeClustering({ measure, clusters, modularity, agreement }: FindingView['clusterings'][number]): string {
  const parts = [
    `${clusters} clusters`,
    ...(modularity === null ? [] : [`modularity ${modularity}`]),
    ...(agreement === null ? [] : [`agreement ${agreement} with those of the resamples`]),
  ]
  return `${measure}: ${parts.join(', ')}`
}
