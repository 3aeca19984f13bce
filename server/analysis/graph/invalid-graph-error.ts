export type GraphFault = 'loop' | 'parallel' | 'unknown-node' | 'repeated-node' | 'strength'

/** The parts make no simple graph. */
export class InvalidGraphError extends Error {
  override readonly name = 'InvalidGraphError'
  constructor(
    readonly fault: GraphFault,
    message: string,
  ) {
    super(message)
  }
}
