import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { createRandom } from '../../server/analysis/create-random.ts'
import { ApiClient } from '../../server/cli/api-client.ts'
import { readServerAddress } from '../../server/cli/data-folder.ts'
import { ENDPOINTS } from '../../server/contract/endpoints.ts'
import type { Graph } from '../../server/contract/graph.ts'
import type { Benchmark, Setting, Task } from '../benchmark.ts'
import { awaitPaintedChart, openChartBrowser, readChart } from '../chart-page.ts'
import type { ChartBrowser } from '../chart-page.ts'
import { fillStore } from '../fill-store.ts'
import type { BareGraph } from '../page/bare-graph.ts'
import { provideChartPages } from '../provide-chart-pages.ts'
import { startWebProgram } from '../web-program.ts'
import type { WebProgram } from '../web-program.ts'

export const BENCHMARK: Benchmark = {
  operation:
    'From the start of the built program on a data folder with a made-up case about so many people to a screenshot ' +
    'that shows its chart, in a headless Chromium that is open already and has nothing cached.',
  unit: 'people',
  sizes: [400, 2000],
  pace: () => ({ warmUps: 1, mostRuns: 5 }),
  peers: [
    {
      name: 'sigma page',
      difference:
        'serves a bare page from a bare Node server, which draws the same nodes and lines by sigma as it comes, laid ' +
        'out beforehand; it has no store, sign-in, masking, panels, shapes, line styles, legend or layout.',
      async prepare(setting) {
        const data = await writeGraph(setting)
        const server = join(setting.provided['root'] ?? '', 'bench', 'page', 'serve.mjs')
        return openChart(setting, [server, setting.provided['page'] ?? '', data])
      },
    },
  ],
  provide: provideChartPages,
  async prepare(setting) {
    return openChart(setting, await fillDataFolder(setting))
  },
}

/** Starts a program that prints an address and opens that address. */
function openChart({ provided }: Setting, args: readonly string[]): Task {
  let browser: ChartBrowser | null = null
  let program: WebProgram | null = null
  return {
    async before() {
      browser = await openChartBrowser(provided['chromium'] ?? '')
    },
    async run() {
      program = await startWebProgram(args)
      if (browser !== null) await awaitPaintedChart(browser, program.url)
    },
    inspect: () => (browser === null ? {} : readChart(browser.page)),
    async after() {
      await browser?.close()
      await program?.stop()
      program = null
    },
    crew() {
      const pids = [browser?.pid, program?.pid].filter((pid) => pid !== undefined)
      return { own: false, others: pids.map((pid) => ({ pid, memory: true })) }
    },
  }
}

/** Makes a data folder with a case, and gives the arguments that start the program on it. */
async function fillDataFolder({ size, folder, provided }: Setting): Promise<string[]> {
  const dataFolder = join(folder, 'data')
  await mkdir(dataFolder)
  const { store } = await fillStore(dataFolder, size)
  await store.close()
  const program = join(provided['root'] ?? '', 'scripts', 'trama.mjs')
  return [program, 'serve', '--data-dir', dataFolder, '--port', '0', '--no-demo']
}

/** Asks the program for the graph that its chart shows, and gives the folder with that graph laid out at random. */
async function writeGraph(setting: Setting): Promise<string> {
  const args = await fillDataFolder(setting)
  const program = await startWebProgram(args)
  try {
    const graph = await readGraph(join(setting.folder, 'data'))
    await writeFile(join(setting.folder, 'graph.json'), JSON.stringify(placeAtRandom(graph)))
    return setting.folder
  } finally {
    await program.stop()
  }
}

async function readGraph(dataFolder: string): Promise<Graph> {
  const address = readServerAddress(dataFolder)
  if (address === null) throw new Error('the program left no word of its address')
  const client = new ApiClient(address)
  const { cases } = await client.call(ENDPOINTS.listCases)
  return client.call(ENDPOINTS.getGraph, { params: { caseId: cases[0]?.id ?? '' } })
}

function placeAtRandom({ nodes, edges }: Graph): BareGraph {
  const random = createRandom(nodes.length)
  return {
    nodes: nodes.map(({ id, label, kind }) => ({ id, label, kind, x: random(), y: random() })),
    edges: edges.map(({ id, source, target }) => ({ id, source, target })),
  }
}
