import type { DisruptionFinding } from '../contract/disruption.ts'
import type { Cell } from './write-csv.ts'

type PlanView = DisruptionFinding['plans'][number]

const FIGURES = ['largest', 'efficiency', 'reach', 'components'] as const

/** A row for each plan and removal, from 0, with who was taken away; random plans have the mean and nine in ten. */
export function tabulateDisruption({ plans }: DisruptionFinding): Cell[][] {
  const spread = FIGURES.flatMap((figure) => [`${figure}:low`, `${figure}:high`])
  return [
    ['plan', 'removal', 'id', 'label', ...FIGURES, ...spread],
    ...plans.flatMap((one, place) => tabulatePlan(`${place + 1} ${namePlan(one)}`, one)),
  ]
}

function tabulatePlan(name: string, { removed, shapes, low, high }: PlanView): Cell[][] {
  return shapes.map((shape, removal) => {
    const entity = removal === 0 ? undefined : removed[removal - 1]
    const spread = FIGURES.flatMap((figure) => [low?.[removal]?.[figure] ?? null, high?.[removal]?.[figure] ?? null])
    return [name, removal, entity?.id ?? null, entity?.label ?? null, ...FIGURES.map((one) => shape[one]), ...spread]
  })
}

/** Plans side by side, in a few lines. */
export function summariseDisruption(finding: DisruptionFinding): string[] {
  const { nodes, ties, leftOut, ungraded, unvalidatedTies, plans, caveat } = finding
  return [
    `${nodes} nodes, ${ties} ties; ${leftOut.people} left out because protected`,
    ...(ungraded ? ['Some ties rest on ungraded material.'] : []),
    ...(unvalidatedTies > 0 ? [`${unvalidatedTies} ties are unvalidated.`] : []),
    ...plans.flatMap((one, place) => describePlan(place + 1, one)),
    caveat,
  ]
}

function describePlan(number: number, one: PlanView): string[] {
  const { shapes, area, ended } = one
  const [first, last] = [shapes[0], shapes.at(-1)]
  const left = `largest part ${show(first?.largest)} to ${show(last?.largest)}`
  const efficiency = `efficiency ${show(first?.efficiency)} to ${show(last?.efficiency)}`
  const robustness = area === null ? '' : `, robustness ${show(area.largest)}`
  const line = `${number} ${namePlan(one)}: ${shapes.length - 1} removed, ${left}, ${efficiency}${robustness}`
  return ended === null ? [line] : [line, `  ${ended.message}`]
}

function namePlan({ plan }: PlanView): string {
  return plan.kind === 'ranking' ? `${plan.measure}${plan.recompute ? '' : ', measured once'}` : plan.kind
}

function show(share: number | undefined): string {
  return (share ?? 0).toFixed(3)
}
