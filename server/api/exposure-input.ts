import type { ProjectionInput } from '../analysis/graph/network.ts'
import type { ProjectionParameters } from '../analysis/graph/projection-parameters.ts'
import type { ProjectionRequest } from '../contract/analysis.ts'
import { findBuiltIn } from '../domain/vocabulary.ts'
import type { CaseStore } from '../store/case-store.ts'
import type { CaseContext } from './case-context.ts'
import { readNetworkInput } from './network-input.ts'
import { readAll } from './read-all.ts'
import { readClocks } from './read-clocks.ts'

/** What exposure draws on beside a network: when events were, who recruited, who suffered what and by which means. */
const FURTHER = ['OCCURRED_ON', 'RECRUITED', 'GUARDED', 'VICTIM_OF', 'HAS_TRAFFICKING_ELEMENT', 'USES_METHOD']
/** Whether somebody was a child is judged at the day of the act, whatever day the case is looked at. */
const MINORITY = ['IS_MINOR', 'BORN_ON']

/** What exposure to branches and recruiters is read from, at the clocks of the request. */
export async function readExposureInput(
  store: CaseStore,
  context: CaseContext,
  request: ProjectionRequest,
  projection: ProjectionParameters,
): Promise<ProjectionInput> {
  const directPredicates = [...projection.directPredicates, ...FURTHER]
  const input = await readNetworkInput(store, context, request, { ...projection, directPredicates })
  const clocks = { ...readClocks(request), asAt: null }
  const predicates = [...context.predicates].filter(([, one]) => MINORITY.includes(findBuiltIn(one))).map(([id]) => id)
  const telling = await readAll((page) => store.readClaims(context.info.id, clocks, { predicates }, page))
  const added = telling.filter(({ predicate }) => !MINORITY.includes(predicate))
  const parents = added.map(({ predicate }) => [predicate, findParent(context, predicate)] as const)
  return {
    ...input,
    claims: [...input.claims, ...telling],
    predicateParents: new Map([...input.predicateParents, ...parents]),
  }
}

function findParent({ predicates }: CaseContext, id: string): string {
  const definition = predicates.get(id)
  return definition === undefined ? id : findBuiltIn(definition)
}
