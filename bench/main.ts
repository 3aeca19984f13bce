import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'

import { listBenchmarks, loadBenchmark } from './benchmark.ts'
import { formatTable } from './format-table.ts'
import type { Row } from './format-table.ts'
import { describeUsage, readOptions, UsageError } from './options.ts'
import type { Options } from './options.ts'
import { runContest } from './run-contest.ts'
import { SideFailedError } from './side-process.ts'
import { summarise } from './statistics.ts'
import type { Samples } from './statistics.ts'

interface Result extends Row {
  readonly samples: Samples
}

/**
 * Runs what the command line asks for. `folder` is where to keep results, `scratch` is empty and removed by the caller.
 *
 * @returns the exit code
 */
export async function main(argv: readonly string[], folder: string, scratch: string): Promise<number> {
  try {
    const names = listBenchmarks()
    const options = readOptions(argv, names)
    if (options.help) process.stdout.write(describeUsage(names))
    else await runAll(options, options.json ?? join(folder, 'latest.json'), scratch)
    return 0
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SideFailedError)) throw error
    process.stderr.write(`${error.message}\n`)
    return error instanceof UsageError ? 2 : 1
  }
}

async function runAll(options: Options, json: string, scratch: string): Promise<void> {
  const machine = describeMachine()
  const results: Result[] = []
  for (const name of options.names) results.push(...(await runBenchmark(name, options, scratch)))
  process.stdout.write(`\n${Object.values(machine).join(', ')}; ${options.runs} runs each\n\n${formatTable(results)}\n`)
  for (const name of options.names) {
    const { operation, peer, difference } = await loadBenchmark(name)
    process.stdout.write(`${name}: ${operation} Peer, ${peer}: ${difference}\n`)
  }
  await mkdir(dirname(resolve(json)), { recursive: true })
  await writeFile(json, `${JSON.stringify({ machine, runs: options.runs, results }, null, 2)}\n`)
  process.stderr.write(`All samples are in ${resolve(json)}.\n`)
}

async function runBenchmark(name: string, options: Options, scratch: string): Promise<Result[]> {
  const { peer, unit, sizes } = await loadBenchmark(name)
  const results: Result[] = []
  for (const size of sizes) {
    process.stderr.write(`${name}, ${size.toLocaleString('en')} ${unit} …`)
    const { runs, profile } = options
    const samples = await runContest({ name, size, runs, folder: scratch, profile })
    const summary = summarise(samples)
    process.stderr.write(` ${summary.ratio.median.toPrecision(3)} times the peer\n`)
    results.push({ name, size, unit, peer, summary, samples })
  }
  return results
}

function describeMachine() {
  const [first] = cpus()
  return {
    date: new Date().toISOString().slice(0, 10),
    node: `Node ${process.versions.node}`,
    system: `${platform()} ${release()}`,
    processor: `${availableParallelism()} × ${first?.model.trim() ?? 'unknown processor'}`,
    memory: `${(totalmem() / 1024 ** 3).toFixed(0)} GiB`,
    load: `load ${(loadavg()[0] ?? 0).toFixed(1)}`,
  }
}
