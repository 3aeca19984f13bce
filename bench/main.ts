import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'

import { listBenchmarks, loadBenchmark } from './benchmark.ts'
import { WrongOutcomeError } from './compare-outcomes.ts'
import { describeMachine } from './describe-machine.ts'
import { findRoot } from './find-root.ts'
import { formatLatencies } from './format-latencies.ts'
import { formatTable } from './format-table.ts'
import { describeUsage, readOptions, UsageError } from './options.ts'
import type { Options } from './options.ts'
import { preparePython } from './prepare-python.ts'
import { runBenchmark } from './run-benchmark.ts'
import type { Result, Skip } from './run-benchmark.ts'
import { SideFailedError } from './side-process.ts'

/** What has been measured so far; it is written after each size, so that an end before time loses little. */
interface Report {
  readonly machine: ReturnType<typeof describeMachine>
  readonly results: Result[]
  readonly skips: Skip[]
  readonly failures: { readonly name: string; readonly message: string }[]
}

/**
 * Runs what the command line asks for. `folder` is where to keep results and the virtual environment of Python,
 * `scratch` is empty and removed by the caller.
 *
 * @returns the exit code
 */
export async function main(argv: readonly string[], folder: string, scratch: string): Promise<number> {
  const names = listBenchmarks()
  try {
    const options = readOptions(argv, names)
    if (!options.help) return await runAll(options, folder, scratch)
    process.stdout.write(describeUsage(names))
    return 0
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}

async function runAll(options: Options, folder: string, scratch: string): Promise<number> {
  const json = resolve(options.json ?? join(folder, 'latest.json'))
  const report: Report = { machine: describeMachine(), results: [], skips: [], failures: [] }
  const keep = async (result: Result): Promise<void> => {
    report.results.push(result)
    await writeReport(json, report)
  }
  const programs = join(findRoot(), 'bench', 'python')
  const setting = { folder: join(folder, 'venv'), requirements: join(programs, 'requirements.txt') }
  const findPython = async () => ({ interpreter: await preparePython(setting), programs })
  for (const name of options.names) {
    try {
      report.skips.push(...(await runBenchmark(name, options, { scratch, findPython, keep })))
    } catch (error) {
      report.failures.push({ name, message: explainFailure(error) })
    }
  }
  await writeReport(json, report)
  await printReport(options, report)
  process.stderr.write(`All samples are in ${json}.\n`)
  return report.failures.length === 0 ? 0 : 1
}

/** The benchmark alone has failed; the others go on. What nobody foresaw is told with its stack. */
function explainFailure(error: unknown): string {
  if (!(error instanceof SideFailedError || error instanceof WrongOutcomeError)) console.error(error)
  return error instanceof Error ? error.message : String(error)
}

async function writeReport(json: string, report: Report): Promise<void> {
  await mkdir(dirname(json), { recursive: true })
  await writeFile(json, `${JSON.stringify(report, null, 2)}\n`)
}

async function printReport(options: Options, { machine, results, skips, failures }: Report): Promise<void> {
  const rows = results.flatMap((result) => result.rows)
  process.stdout.write(`\n${Object.values(machine).join(', ')}\n\n${formatTable(rows)}\n`)
  const latencies = formatLatencies(results)
  if (latencies !== '') process.stdout.write(`${latencies}\n`)
  for (const name of options.names) {
    const { operation, peers } = await loadBenchmark(name)
    process.stdout.write(`${name}: ${operation}\n`)
    for (const peer of peers) process.stdout.write(`  Peer, ${peer.name}: ${peer.difference}\n`)
  }
  for (const { name, peer, reason } of skips) {
    process.stdout.write(`Skipped, ${name}${peer === null ? '' : ` beside ${peer}`}: ${reason}\n`)
  }
  for (const { name, message } of failures) process.stdout.write(`Failed, ${name}: ${message}\n`)
}
