import type { EdgeListOutcome, EdgeListRun } from './rooms.ts'

/** What a reader of the table must know of how the list was read: what was dropped, merged, passed over and assumed. */
export function describeEdgeList({ ids, ties, counts }: EdgeListOutcome, run: EdgeListRun): string[] {
  const { loneNodes, loops, parallel, reversed, ignoredColumns } = counts
  const added = run.weighted ? ', their weights added' : ''
  return [
    `${run.path}: ${ids.length} nodes, ${ties} ${run.directed ? 'directed' : 'undirected'} ties from ${counts.rows} rows`,
    ...tellIf(loneNodes, `${loneNodes} row(s) name a node without a tie`),
    ...tellIf(loops, `${loops} row(s) tie a node to itself; dropped`),
    ...tellIf(parallel, `${parallel} row(s) repeat a tie; merged into it${added}`),
    ...tellIf(reversed, `${reversed} row(s) give a tie the other way round; merged into it${added}`),
    ...tellIf(ignoredColumns.length, `Columns not read: ${ignoredColumns.join(', ')}`),
    describeWeights(run.weighted, counts.hasWeightColumn),
    'Ungraded: a plain list says nothing of its sources, and every tie in it counts in full.',
  ]
}

function describeWeights(weighted: boolean, hasColumn: boolean): string {
  if (weighted) {
    return (
      'Weights are read as strength, never as distance. Each measure says what strength means to it ' +
      '(trama measures); paths count ties unless --parameter <measure>.weighted=true.'
    )
  }
  return hasColumn
    ? 'The column weight is not read: every tie has strength 1. To read it, give --weighted.'
    : 'Every tie has strength 1.'
}

function tellIf(count: number, sentence: string): string[] {
  return count === 0 ? [] : [sentence]
}
