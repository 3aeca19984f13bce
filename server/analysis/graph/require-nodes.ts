import type { EntityId } from '../../domain/ids.ts'
import { explainAbsence } from './explain-absence.ts'
import type { AbsenceReason } from './explain-absence.ts'
import type { Network, ProjectionInput } from './network.ts'
import { InvalidParameterError } from './projection-parameters.ts'
import type { ProjectionParameters } from './projection-parameters.ts'

const ABSENT: Readonly<Record<AbsenceReason, string>> = {
  listed: 'it is',
  'not-known-then': 'no person or group of that id is known at these dates',
  'not-a-node-kind': 'it is of no kind that this network has as nodes',
  protected: 'whoever is protected is never part of a network',
}

/** Throws InvalidParameterError for the first id that is no node of a network. It says why, by the id and no name. */
export function requireNodes(
  network: Network,
  input: ProjectionInput,
  projection: ProjectionParameters,
  ids: Iterable<EntityId>,
): void {
  const nodes = new Set(network.nodes.map((node) => node.id))
  for (const id of ids) {
    if (nodes.has(id)) continue
    const { reason } = explainAbsence(input, projection, id)
    throw new InvalidParameterError(`"${id}" is no node of this network: ${ABSENT[reason]}`)
  }
}
