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
    describeResamples(finding),
    describeMembership(finding),
    ...networkValues.map(({ measure, value, range }) => `${measure}: ${value}${describeRange(range)}`),
    ...clusterings.map(describeClustering),
    `Grades weighed by ${manifest.projection.gradeWeights}. Seed ${manifest.seed}, version ${manifest.version}.`,
    `Input ${manifest.inputHash}`,
  ]
}

/** The same for programs. */
export function describeFinding(finding: FindingView, files: { readonly file: string; readonly ties: string | null }) {
  const { manifest, network, leftOut, ungraded, unvalidatedTies, membership, networkValues, clusterings } = finding
  return { ...files, network, leftOut, ungraded, unvalidatedTies, membership, networkValues, clusterings, manifest }
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

function describeResamples({ manifest: { resamples, resamplesWanted } }: FindingView): string {
  if (resamplesWanted === 0) return 'No resamples were asked for, so that nothing is known of how sure the ranks are.'
  const short = resamples < resamplesWanted ? ', fewer because the network is large' : ''
  return `${resamples} of ${resamplesWanted} resamples made of each way of resampling${short}.`
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
