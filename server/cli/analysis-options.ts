import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'

import type { MeasureList } from '../contract/analysis.ts'
import { findMeasureFault } from '../contract/find-measure-fault.ts'
import { CommandError, EXIT } from './exit-codes.ts'

export type ParameterValues = Readonly<Record<string, Readonly<Record<string, number | boolean>>>>

export interface MeasureOptions {
  readonly measures: readonly string[]
  readonly parameter: ParameterValues
  readonly seed: number
  readonly out: string
}

/** Adds the options that say what is computed and where the table goes. */
export function withMeasures(command: Command): Command {
  return command
    .requiredOption('--measures <ids>', 'measures, parted by commas; "trama measures" lists them', readList)
    .requiredOption('--out <file>', 'file to write: a table as CSV, or with the ending .json all there is')
    .option(
      '--parameter <measure.name=value>',
      'a parameter of a measure, such as betweenness.normalised=true; may be repeated',
      readParameter,
      {},
    )
    .option('--seed <number>', 'seed of whatever is drawn at random', readWholeNumber(0xffff_ffff), 1)
}

/** Throws CommandError for measures and parameters that there are not. */
export function checkMeasures(known: MeasureList['measures'], options: MeasureOptions): void {
  const fault = findMeasureFault(known, options.measures, options.parameter)
  if (fault !== null) throw new CommandError(EXIT.usage, fault.message)
}

/** Items parted by commas, each once; repeated options add up. */
export function readList(text: string, before: readonly string[] = []): readonly string[] {
  const items = text.split(',').map((item) => item.trim())
  if (items.includes('')) throw new InvalidArgumentError('items are parted by single commas')
  return [...new Set([...before, ...items])]
}

/** A reader of whole numbers from 0 to `most`. */
export function readWholeNumber(most: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (/^\d{1,16}$/u.test(text) && number <= most) return number
    throw new InvalidArgumentError(`a whole number from 0 to ${most} is wanted`)
  }
}

export function readNumber(text: string): number {
  const number = Number(text)
  if (text.trim() !== '' && Number.isFinite(number)) return number
  throw new InvalidArgumentError('a number is wanted')
}

/** `measure.name=value`, where the value is true, false or a number. */
export function readParameter(text: string, before: ParameterValues): ParameterValues {
  const [, measure, name, value] = /^([a-z][a-z0-9-]*)\.([A-Za-z][A-Za-z0-9]*)=(.+)$/u.exec(text) ?? []
  if (measure === undefined || name === undefined || value === undefined) {
    throw new InvalidArgumentError('it reads measure.name=value, such as betweenness.normalised=true')
  }
  return { ...before, [measure]: { ...before[measure], [name]: readValue(value) } }
}

function readValue(text: string): number | boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  const number = Number(text)
  if (text.trim() !== '' && Number.isFinite(number)) return number
  throw new InvalidArgumentError('the value is true, false or a number')
}
