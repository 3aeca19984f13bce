import type { BranchState, TieState } from '../../analysis/withdrawal/withdrawal.ts'
import type { EntityRef } from '../../contract/common.ts'
import type { WithdrawalView } from '../../contract/withdrawal.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { FinishedTask } from '../start-task.ts'
import { viewLeftOut } from './exposure/view-parts.ts'

type Finished = Pick<FinishedTask<'withdraw'>, 'request' | 'result' | 'durationMs'>
type Refer = (id: EntityId) => EntityRef

/** Everybody whom a withdrawal names. */
export function listWithdrawalEntities({ result: { withdrawal } }: Finished): EntityId[] {
  const { ties, paths, rankings, branches } = withdrawal
  return [
    ...ties.flatMap(({ a, b }) => [a, b]),
    ...paths.flatMap(({ from, to, before, after }) => [from, to, ...(before ?? []), ...(after ?? [])]),
    ...rankings.flatMap(({ rows }) => rows.map((row) => row.id)),
    ...branches.flatMap(({ id, before, after }) => [id, ...listBranch(before), ...listBranch(after)]),
  ]
}

/** A finished withdrawal as it may be shown; keys of origins name speakers and are counted. */
export function viewWithdrawal({ result, request, durationMs }: Finished, refer: Refer): WithdrawalView {
  const { inputHash, seed, version, parameters } = result.manifest
  const { sources, origins, claims, measures } = parameters
  const { ties, paths, rankings, branches, overview, excluded, ...rest } = result.withdrawal
  const counts = { origins: origins.length, claims: claims.length, measures: measures.map((one) => one.id) }
  return {
    ...rest,
    manifest: { inputHash, projection: request, seed, version, durationMs, sources: [...sources], ...counts },
    ties: ties.map(({ a, b, fate, before, after }) => {
      return { a: refer(a), b: refer(b), fate, before: viewTie(before), after: after === null ? null : viewTie(after) }
    }),
    paths: paths.map(({ from, to, fate, before, after }) => {
      const nodes = { before: before?.map(refer) ?? null, after: after?.map(refer) ?? null }
      return { from: refer(from), to: refer(to), fate, ...nodes }
    }),
    rankings: rankings.map(({ measure, rows }) => {
      return { measure, rows: rows.map(({ id, before, after }) => ({ entity: refer(id), before, after })) }
    }),
    undefined: rest.undefined.map((gap) => ({ ...gap })),
    branches: branches.map(({ id, before, after }) => {
      return { entity: refer(id), before: viewBranch(before, refer), after: viewBranch(after, refer) }
    }),
    overview: overview.map((one) => ({ ...one })),
    leftOut: viewLeftOut(excluded),
  }
}

function viewTie({ strength, support, origins }: TieState): WithdrawalView['ties'][number]['before'] {
  return { strength, support, origins: origins.length }
}

function viewBranch({ status, branch }: BranchState, refer: Refer): WithdrawalView['branches'][number]['before'] {
  return { status, branch: branch === null ? null : refer(branch) }
}

function listBranch({ branch }: BranchState): EntityId[] {
  return branch === null ? [] : [branch]
}
