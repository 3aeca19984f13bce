import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import Papa from 'papaparse'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { CLUSTER_COLORS } from '../../client/model/palette.ts'
import { syntheticCase } from '../../fixtures/synthetic/synthesise.ts'
import { adjustedMutualInformation } from '../../server/analysis/community/adjusted-mutual-information.ts'
import type { FindingView } from '../../server/contract/analysis.ts'
import type { EntityId } from '../../server/domain/ids.ts'
import { explainMissingChromium } from '../client/chromium.ts'
import { colorAt, compareColors } from '../client/read-pixels.ts'
import type { Pixels } from '../client/read-pixels.ts'
import { runTramaHere } from '../server/cli/run-trama.ts'
import { explainSkip, nameCase, SAMPLED_BACKENDS } from '../server/start-test-server.ts'
import { measureSeparation } from './measure-separation.ts'
import { awaitChart, expectInspected, readChart, searchAndOpen, startApp } from './open-app.ts'
import type { App } from './open-app.ts'

const LIMIT = 300_000
const RUN_LIMIT = 120_000

const { batch, truth } = syntheticCase()
const branchOf = new Map(truth.branches.flatMap(({ group, members }) => members.map((id) => [id, group] as const)))
const protectedPeople = [
  ...truth.victims,
  ...truth.minors,
  ...truth.witnesses,
  ...truth.officials,
  ...truth.counsel,
  ...truth.acquitted,
  truth.coercedRecruiter,
]

describe.each(SAMPLED_BACKENDS)('demo case 2 in Chromium on %s', (backend) => {
  const skip = explainSkip(backend) ?? explainMissingChromium()
  describe.skipIf(skip !== null)(`(${skip ?? 'runs'})`, { timeout: LIMIT }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'trama-large-'))
    const caseName = nameCase('large')
    let app: App
    let caseId: string
    let opened: Awaited<ReturnType<App['open']>>
    let finding: FindingView

    beforeAll(async () => {
      app = await startApp(backend)
      caseId = await app.server.importCase(batch, caseName)
      opened = await app.open(`/?case=${caseId}&dock=ranking`)
      await awaitChart(opened.page, RUN_LIMIT)
      await opened.page.getByRole('button', { name: 'Run the measures' }).click()
      await opened.page.getByTestId('network-strip').waitFor({ timeout: RUN_LIMIT })
      finding = await readFinding(app, opened.context, opened.page)
    }, LIMIT)
    afterAll(async () => {
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    })

    it('settles into visibly separate branches', async () => {
      const url = `${app.server.url}/api/cases/${caseId}/views/main/positions`
      const read = async () => {
        const response = await opened.context.request.get(url)
        return ((await response.json()) as { positions: Record<string, { x: number; y: number }> }).positions
      }
      await expect.poll(async () => Object.keys(await read()).length, { timeout: 30_000 }).toBeGreaterThan(400)
      const positions = await read()
      const members = [...branchOf].flatMap(([id, group]) => {
        const position = positions[id]
        return position === undefined ? [] : [{ ...position, group }]
      })
      expect(members).toHaveLength(branchOf.size)
      const separation = measureSeparation(members)
      console.info(`${backend}: silhouette of the planted branches on the chart ${separation.toFixed(3)}`)
      expect(separation).toBeGreaterThan(0.25)
    })

    it('lists every planted broker above the median of betweenness', async () => {
      const { page } = opened
      const order = [...finding.rows].sort((a, b) => (a.ranks['betweenness'] ?? 0) - (b.ranks['betweenness'] ?? 0))
      const places = truth.brokers.map(({ person }) => order.findIndex((row) => row.entity.id === person))
      console.info(`${backend}: places of the brokers among ${order.length}: ${places.map((at) => at + 1).join(', ')}`)
      expect(Math.min(...places)).toBeGreaterThanOrEqual(0)
      expect(Math.max(...places)).toBeLessThan(order.length / 2)
      await sortBy(page, 'Betweenness')
      const first = page.getByRole('table', { name: 'Ranking' }).locator('tbody').getByRole('row').first()
      expect(await first.innerText()).toContain(order[0]?.entity.label)
    })

    it('lists none of the protected, and says how many they are and why one of them is not there', async () => {
      const { page, context } = opened
      const listed = new Set(finding.rows.map((row) => row.entity.id))
      expect(protectedPeople.filter((id) => listed.has(id))).toEqual([])
      const tied = new Set(finding.ties.flatMap((tie) => [tie.a, tie.b]))
      expect(protectedPeople.filter((id) => tied.has(id))).toEqual([])
      const count = new Set(protectedPeople).size
      expect(await page.getByTestId('left-out').innerText()).toMatch(new RegExp(`^${count} people`))
      const label = await readLabel(app, context, caseId, truth.officials[0])
      await page.getByRole('button', { name: 'Why is somebody not listed?' }).click()
      await page.getByLabel('Name of whom you miss').fill(label)
      await page.getByLabel('Name of whom you miss').press('Enter')
      const answer = page.getByText('is protected (official')
      await answer.waitFor()
      expect(await answer.innerText()).toContain(label)
      await page.keyboard.press('Escape')
    })

    it('colours the chart by cluster, and says how well clusters agree with asserted membership', async () => {
      const { page } = opened
      const placed = finding.rows.filter((row) => branchOf.has(row.entity.id as EntityId))
      const planted = placed.map((row) => String(branchOf.get(row.entity.id as EntityId)))
      const found = placed.map((row) => row.values['leiden'] ?? -1)
      const agreement = adjustedMutualInformation(planted, found)
      console.info(`${backend}: AMI of the clusters with the planted branches ${agreement.toFixed(3)}`)
      expect(agreement).toBeGreaterThan(0.8)
      const asserted = finding.networkValues.find((one) => one.measure === 'ami')?.value ?? Number.NaN
      expect(await page.getByTestId('network-strip').innerText()).toContain(String(Number(asserted.toPrecision(3))))

      // Colours of clusters are colours of kinds too, so that it is single nodes that have to be looked at.
      await page.getByRole('combobox', { name: 'Colour' }).selectOption({ label: 'Clusters (Leiden)' })
      for (const { entity, color } of chooseFromClusters(finding, 5)) {
        await searchAndOpen(page, entity.label)
        await expectInspected(page, entity.label)
        await expect.poll(async () => readMiddle(await readChart(page)), { timeout: 15_000 }).toBe(color)
      }
    })

    it('gives the same numbers on the screen, over the API, and by both commands', async () => {
      const { page } = opened
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export CSV' }).click(),
      ])
      const screen = readColumn(await download.path(), 'Id', 'Betweenness')
      const api = new Map(finding.rows.map((row) => [row.entity.id, row.values['betweenness']]))
      expect(screen).toEqual(api)

      const path = (file: string): string => join(folder, `${backend}-${file}`)
      const analyse = ['analyse', '--case', caseName, '--measures', 'betweenness,leiden', '--resamples', '0']
      const data = ['--data-dir', app.server.dataFolder]
      const run = await runTramaHere([...analyse, ...data, '--out', path('a.csv'), '--ties', path('ties.csv')])
      expect(run).toMatchObject({ code: 0 })
      expect(readColumn(path('a.csv'), 'id', 'betweenness')).toEqual(api)

      const measure = ['measure', path('ties.csv'), '--weighted', '--measures', 'betweenness,leiden']
      expect(await runTramaHere([...measure, '--out', path('m.csv')])).toMatchObject({ code: 0 })
      expect(readColumn(path('m.csv'), 'id', 'betweenness')).toEqual(api)
      const clusters = new Map(finding.rows.map((row) => [row.entity.id, row.values['leiden']]))
      expect(readColumn(path('m.csv'), 'id', 'leiden')).toEqual(clusters)
    })

    it('needs nothing from elsewhere and complains of nothing', () => {
      expect(opened.complaints).toEqual([])
    })
  })
})

async function sortBy(page: Page, measure: string): Promise<void> {
  const table = page.getByRole('table', { name: 'Ranking' })
  const head = table.getByRole('columnheader', { name: new RegExp(measure, 'u') })
  if ((await head.getAttribute('aria-sort')) !== 'descending') await head.getByRole('button').first().click()
  expect(await head.getAttribute('aria-sort')).toBe('descending')
}

async function readFinding(app: App, context: BrowserContext, page: Page): Promise<FindingView> {
  const run = new URL(page.url()).searchParams.get('run') ?? ''
  const response = await context.request.get(`${app.server.url}/api/jobs/${run}/finding`)
  return (await response.json()) as FindingView
}

async function readLabel(app: App, context: BrowserContext, caseId: string, id: string | undefined): Promise<string> {
  const response = await context.request.get(`${app.server.url}/api/cases/${caseId}/graph`)
  const { nodes } = (await response.json()) as { nodes: { id: string; label: string }[] }
  const label = nodes.find((node) => node.id === id)?.label
  if (label === undefined) throw new Error(`the chart has no ${String(id)}`)
  return label
}

/** A person of each of the largest clusters whose name is nobody else's, with the colour that the cluster has to have. */
function chooseFromClusters(finding: FindingView, count: number) {
  const clusters = new Map<number, FindingView['rows'][number]['entity'][]>()
  for (const { entity, values } of finding.rows) {
    const number = values['leiden'] ?? -1
    clusters.set(number, [...(clusters.get(number) ?? []), entity])
  }
  const largest = [...clusters].sort(([a, many], [b, few]) => few.length - many.length || a - b).slice(0, count)
  return largest.map(([, members], place) => {
    const entity = members.find(({ kind, label }) => kind === 'Person' && /^[A-Z][a-z]+ [A-Z][a-z]+$/u.test(label))
    if (entity === undefined) throw new Error('a cluster has nobody with a plain name')
    return { entity, color: CLUSTER_COLORS[place] }
  })
}

/** The cluster colour nearest to the pixel in the middle, where the chart brings whoever was searched. */
function readMiddle(pixels: Pixels): string | undefined {
  const found = colorAt(pixels, pixels.width / 2, pixels.height / 2)
  const distance = (hex: string): number =>
    compareColors(
      found,
      [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)),
    )
  return [...CLUSTER_COLORS].sort((one, other) => distance(one) - distance(other))[0]
}

/** Numbers of one column of a CSV file, by another column. */
function readColumn(path: string, key: string, column: string): Map<string, number> {
  const text = readFileSync(path, 'utf8').replace(/^\ufeff/u, '')
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
  return new Map(
    data.flatMap((row) => (row[column] === undefined ? [] : [[row[key] ?? '', Number(row[column])] as const])),
  )
}
