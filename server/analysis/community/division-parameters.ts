import { InvalidParameterError } from '../graph/projection-parameters.ts'

/** `resolution` is above 0, and higher for smaller clusters; unweighted, every tie counts as 1. */
export type DivisionParameters = Record<'resolution', number> & Record<'weighted', boolean>

/** Throws InvalidParameterError for a resolution that is not above 0. */
export function checkResolution(resolution: number): void {
  if (!(resolution > 0)) throw new InvalidParameterError(`resolution is ${resolution}; it must be above 0`)
}
