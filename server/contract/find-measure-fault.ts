import type { MeasureList } from './analysis.ts'

export type MeasureParameterValues = Readonly<Record<string, Readonly<Record<string, number | boolean>>>>

/** Why a run cannot be asked for, in one sentence that says what there is. */
export interface MeasureFault {
  readonly kind: 'unknown-measure' | 'unknown-parameter'
  readonly message: string
}

/**
 * The first thing wrong with the measures of a run and their parameters, by name and type; null when nothing is.
 * Ranges are each measure's own affair.
 */
export function findMeasureFault(
  known: MeasureList['measures'],
  asked: readonly string[],
  parameters: MeasureParameterValues,
): MeasureFault | null {
  const byId = new Map(known.map((measure) => [measure.id, measure]))
  for (const id of [...asked, ...Object.keys(parameters)]) {
    if (byId.has(id)) continue
    return { kind: 'unknown-measure', message: `There is no measure "${id}". Use: ${[...byId.keys()].join(', ')}.` }
  }
  for (const [id, given] of Object.entries(parameters)) {
    if (!asked.includes(id)) {
      const message = `Parameters are given for ${id}, which is not asked for. Ask for it, or leave them out.`
      return { kind: 'unknown-parameter', message }
    }
    const message = explainParameters(id, byId.get(id)?.parameters ?? {}, given)
    if (message !== null) return { kind: 'unknown-parameter', message }
  }
  return null
}

function explainParameters(
  id: string,
  defaults: Readonly<Record<string, number | boolean>>,
  given: Readonly<Record<string, number | boolean>>,
): string | null {
  for (const [name, value] of Object.entries(given)) {
    const standard = Object.hasOwn(defaults, name) ? defaults[name] : undefined
    if (standard === undefined) return `${id} has no parameter "${name}". ${listParameters(id, defaults)}`
    if (typeof standard !== typeof value) {
      const wanted = typeof standard === 'boolean' ? 'true or false' : 'a number'
      return `${id}.${name} is ${String(value)}; it must be ${wanted} (default: ${String(standard)}).`
    }
  }
  return null
}

function listParameters(id: string, defaults: Readonly<Record<string, number | boolean>>): string {
  const listed = Object.entries(defaults).map(([name, standard]) => `${name} (default: ${String(standard)})`)
  return listed.length === 0 ? `${id} takes none.` : `It takes: ${listed.join(', ')}.`
}
