import { randomUUID } from 'node:crypto'

import type { Integer } from 'neo4j-driver'

import type {
  BackendAnswer,
  BackendMeasure,
  BackendNetwork,
  BackendReport,
  BackendWork,
  NetworkBackend,
} from '../network-backend.ts'
import { BackendUnavailableError } from '../store-errors.ts'
import { fromInteger, toInteger } from './convert-values.ts'
import { explainMissing, GDS_MEASURES } from './gds-measures.ts'
import type { GdsMeasure, GdsSubject } from './gds-measures.ts'
import { countParts, listRows, numberClusters, placeTies } from './gds-network.ts'
import { isProcedureMissing } from './explain-failure.ts'
import type { Transactions } from './transactions.ts'
import { solvesEquation } from './verify-scores.ts'

/** What every projected network of this program begins with. */
export const GRAPH_PREFIX = 'trama-'

interface ScoreRow extends Record<string, unknown> {
  readonly node: Integer
  readonly score: number
}
interface TieRow extends Record<string, unknown> {
  readonly one: Integer
  readonly other: Integer
}

/** Measures by the Graph Data Science library of the database, one thread each, so that a re-run gives the same bits. */
export function openGdsBackend(transactions: Transactions): NetworkBackend {
  return {
    async measure(network, measures, work) {
      work.signal?.throwIfAborted()
      const version = await readVersion(transactions)
      const graph = `${GRAPH_PREFIX}${randomUUID()}`
      const subject = { nodes: network.nodes, ...countParts(network), seed: work.seed }
      const run = { transactions, graph, network, subject, work }
      try {
        return { backend: 'gds', version, answers: await answerAll(run, measures) } satisfies BackendReport
      } finally {
        await transactions.write((transaction) => transaction.run('analysis/gds-drop', { graph }))
      }
    },
  }
}

interface GdsRun {
  readonly transactions: Transactions
  readonly graph: string
  readonly network: BackendNetwork
  readonly subject: GdsSubject
  readonly work: BackendWork
}

async function readVersion(transactions: Transactions): Promise<string> {
  try {
    const [row] = await transactions.read((transaction) => transaction.run<{ version: string }>('analysis/gds-version'))
    return row?.version ?? 'unknown'
  } catch (error) {
    if (!isProcedureMissing(error)) throw error
    const message =
      'This Neo4j has no Graph Data Science library: install it there (docs/gds.md), or compute without --backend gds.'
    throw new BackendUnavailableError(message, { cause: error })
  }
}

async function answerAll(run: GdsRun, measures: readonly BackendMeasure[]): Promise<BackendAnswer[]> {
  const taken = measures.map((measure) => ({ measure, rule: findRule(measure, run.subject) }))
  if (taken.some(({ rule }) => typeof rule !== 'string')) await project(run)
  const answers: BackendAnswer[] = []
  for (const [place, { measure, rule }] of taken.entries()) {
    run.work.onProgress?.(measure.id, place, taken.length)
    answers.push(typeof rule === 'string' ? { id: measure.id, refused: rule } : await answer(run, measure, rule))
  }
  return answers
}

/** How a measure is had here, or why it is not. */
function findRule({ id, parameters }: BackendMeasure, subject: GdsSubject): GdsMeasure | string {
  const rule = GDS_MEASURES[id]
  if (rule === undefined) return explainMissing(id)
  if (subject.tiedParts === 0) return 'the library takes no network without ties'
  return rule.refuse?.(parameters, subject) ?? rule
}

/** The whole network in one message: pairs of places and strengths, and nodes without ties by themselves. */
async function project({ transactions, graph, network, work }: GdsRun): Promise<void> {
  const rows = listRows(network)
  await transactions.write((transaction) => transaction.run('analysis/gds-project', { graph, rows }), work.signal)
}

async function answer(run: GdsRun, { id, parameters }: BackendMeasure, rule: GdsMeasure): Promise<BackendAnswer> {
  const { transactions, graph, network, subject, work } = run
  const { randomSeed, ...settings } = rule.configure?.(parameters, subject) ?? {}
  const whole = {
    concurrency: toInteger(1),
    ...(typeof randomSeed === 'number' ? { randomSeed: toInteger(randomSeed) } : {}),
  }
  const configuration = { ...wholeNumbers(settings), ...whole }
  const ask = <Row extends Record<string, unknown>>(): Promise<Row[]> =>
    transactions.write((transaction) => transaction.run<Row>(rule.query, { graph, configuration }), work.signal)
  if (rule.gives === 'tie-flag') {
    const rows = await ask<TieRow>()
    const pairs = rows.map(({ one, other }): [number, number] => [fromInteger(one), fromInteger(other)])
    return { id, values: placeTies(network, pairs) }
  }
  const scores = new Float64Array(network.nodes)
  for (const { node, score } of await ask<ScoreRow>()) scores[fromInteger(node)] = score
  if (rule.gives === 'node-flag') return { id, values: Uint8Array.from(scores) }
  if (rule.gives === 'cluster') return { id, values: numberClusters(scores) }
  const values = rule.scale?.(scores, parameters, subject) ?? scores
  if (rule.verify === undefined || solvesEquation(rule.verify, network, values, parameters)) return { id, values }
  return { id, refused: 'what the library gives does not solve the equation that defines it closely enough' }
}

/** Counts of rounds and levels are whole numbers to the library. */
function wholeNumbers(settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const whole = new Set(['maxIterations', 'maxLevels'])
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, whole.has(name) ? toInteger(Number(value)) : value]),
  )
}
