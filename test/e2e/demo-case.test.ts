import { readFileSync } from 'node:fs'

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { KIND_COLORS } from '../../client/model/palette.ts'
import { peruCase } from '../../fixtures/cases/two-news-reports/case.ts'
import { explainMissingChromium } from '../client/chromium.ts'
import { BACKENDS, explainSkip, nameCase, SAMPLED_BACKENDS } from '../server/start-test-server.ts'
import type { App } from './open-app.ts'
import {
  awaitChart,
  backgroundOf,
  compareImages,
  countColor,
  expectInspected,
  readChart,
  searchAndOpen,
  startApp,
} from './open-app.ts'

const LIMIT = 120_000

/** The sentence of the French report behind BRANCH_OF. */
const BRANCH_QUOTE = readBranchQuote()

/** The quote that was asked for, in its source's text. */
const LIT_UP = 'mark[data-active=true]'

describe.each(BACKENDS)('the demo case in Chromium on %s', (backend) => {
  const skip = explainSkip(backend) ?? explainMissingChromium()
  describe.skipIf(skip !== null)(`(${skip ?? 'runs'})`, { timeout: LIMIT }, () => {
    let app: App
    let caseId: string
    const { entityIds } = peruCase()

    beforeAll(async () => {
      app = await startApp(backend)
      caseId = await app.server.importCase(peruCase().batch, nameCase('demo'))
    }, LIMIT)
    afterAll(() => app.close())

    const openCase = async (query = '', options = {}) => {
      const opened = await app.open(`/?case=${caseId}${query}`, options)
      await awaitChart(opened.page)
      return opened
    }

    it('draws every node and line, in the colours of their kinds, with nothing from elsewhere', async () => {
      const { page, context, complaints } = await openCase()
      const chart = page.getByTestId('chart')
      const { records } = peruCase().batch
      const entities = records.filter((record) => record.type === 'entity').length
      expect(await chart.getAttribute('data-nodes')).toBe(String(entities))
      const pixels = await readChart(page)
      for (const [kind, color] of Object.entries(KIND_COLORS)) {
        expect(countColor(pixels, color), kind).toBeGreaterThan(60)
      }
      expect(complaints).toEqual([])
      await context.close()
    })

    it('paints before it has been laid out, and reopens where it was left', async () => {
      const fresh = await app.server.importCase(peruCase().batch, nameCase('never opened'))
      const { page, context } = await app.open('/', { watch: true })
      await page.goto(`${app.server.url}/?case=${fresh}`)
      await awaitChart(page)
      expect(await page.evaluate(() => sessionStorage.getItem('layout-at-first-paint'))).toBe('running')
      const left = await readChart(page)
      await awaitSavedPositions(app, context, fresh)
      await page.reload()
      await awaitChart(page)
      expect(compareImages(left, await readChart(page))).toBeLessThan(0.01)
      await context.close()
    })

    it('finds one place by its Arabic and its Latin name', async () => {
      const { page, context } = await openCase()
      for (const name of ['سان مارتن', 'san martin']) {
        await searchAndOpen(page, name)
        await expectInspected(page, 'San Martín de Porres')
        expect(new URL(page.url()).searchParams.get('node')).toBe(entityIds.sanMartin)
      }
      await context.close()
    })

    it('shows that Los Gallegos is a branch of Tren de Aragua: dashed, with the quote lit up in its source', async () => {
      const { page, context } = await openCase()
      await searchAndOpen(page, 'Los Gallegos')
      await expectInspected(page, 'Los Gallegos')
      const claim = page.getByRole('article', { name: 'is a branch of' })
      expect(await claim.innerText()).toMatch(/Tren de Aragua/)
      expect(await claim.innerText()).toMatch(/dashed line/)
      const quote = claim.getByRole('button', { name: /Tren de Aragua.*French/ })
      await quote.click()
      await page.locator(LIT_UP).first().waitFor()
      const lit = (await page.locator(LIT_UP).allInnerTexts()).join('')
      expect(lit).toBe(BRANCH_QUOTE)
      expect(await isInView(page)).toBe(true)
      await context.close()
    })

    // What the screen does with an answer does not depend on the store that gave it.
    if (!SAMPLED_BACKENDS.includes(backend)) return

    it('shows Arabic from right to left', async () => {
      const { page, context } = await openCase()
      await searchAndOpen(page, 'san martin')
      const arabic = page
        .locator('[dir=rtl], [lang=ar]')
        .filter({ hasText: /\p{Script=Arabic}{3}/u })
        .first()
      await arabic.waitFor()
      expect(await arabic.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
      await context.close()
    })

    it('keeps officials and victims on the chart, masked where they must be, and out of the ranking', async () => {
      const { page, context } = await openCase()
      await page.getByRole('button', { name: 'Ranking' }).click()
      await page.getByRole('button', { name: 'Run the measures' }).click()
      const table = page.getByRole('table', { name: 'Ranking' })
      await table.getByRole('row', { name: /Six arrested suspects/ }).waitFor({ timeout: 60_000 })
      const text = await page.getByRole('region', { name: 'Questions, findings and sources' }).innerText()
      expect(text).toMatch(/Two captured suspects/)
      for (const absent of ['Rivaflor', 'Castelmar', 'Oquedal', 'Policía', 'V-', 'M-']) {
        expect(await table.innerText()).not.toContain(absent)
      }
      expect(text).toMatch(/7 people or groups of people are left out/)
      await searchAndOpen(page, 'Anselmo Rivaflor')
      await expectInspected(page, 'Anselmo Rivaflor Ondarte')
      const graph = await (await context.request.get(`${app.server.url}/api/cases/${caseId}/graph`)).text()
      expect(graph).toMatch(/"M-[0-9A-Z]{4} \(6\)"/)
      await context.close()
    })

    it('exports the ranking to CSV', async () => {
      const { page, context } = await openCase('&dock=ranking')
      await page.getByRole('button', { name: 'Run the measures' }).click()
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Export CSV' }).click({ timeout: 60_000 })
      const csv = readFileSync(await (await download).path(), 'utf8')
      expect(csv).toMatch(/Six arrested suspects/)
      expect(csv).not.toMatch(/Rivaflor/)
      await context.close()
    })

    it('finds no path between the two stories, and says why', async () => {
      const query = `&node=${entityIds.sixSuspects}&node=${entityIds.losGallegos}`
      const { page, context } = await openCase(query)
      await page.getByRole('complementary').getByRole('button', { name: /path/i }).first().click()
      await page
        .getByText(/no (computed )?path/i)
        .first()
        .waitFor()
      await context.close()
    })

    it('sizes and colours the chart by a measure and by clusters', async () => {
      const { page, context } = await openCase('&dock=ranking')
      const before = await readChart(page)
      await page.getByRole('button', { name: 'Run the measures' }).click()
      await page.getByRole('row', { name: /Six arrested suspects/ }).waitFor({ timeout: 60_000 })
      await page.getByRole('combobox', { name: 'Colour' }).selectOption({ label: 'Degree' })
      await page.waitForTimeout(500)
      expect(countColor(await readChart(page), KIND_COLORS.Event)).toBeLessThan(
        countColor(before, KIND_COLORS.Event) / 4,
      )
      await context.close()
    })

    it('has a dark theme and speaks Spanish', async () => {
      const { page, context } = await openCase('', { colorScheme: 'light' })
      expect(backgroundOf(await readChart(page))).toBeGreaterThan(220)
      await page.getByRole('button', { name: 'Light or dark' }).click()
      await page.getByRole('menuitem', { name: 'Dark' }).click()
      await page.waitForTimeout(500)
      expect(backgroundOf(await readChart(page))).toBeLessThan(60)
      await page.getByRole('button', { name: 'Language' }).click()
      await page.getByRole('menuitem', { name: 'Español' }).click()
      await page.getByRole('button', { name: /Fuentes/ }).waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe('es')
      await context.close()
    })

    it('hides a kind and says how much is shown', async () => {
      const { page, context } = await openCase()
      await page.getByRole('checkbox', { name: 'Event' }).uncheck()
      await page.getByText(/Shown 39 of 51/).waitFor()
      await page.waitForTimeout(300)
      expect(countColor(await readChart(page), KIND_COLORS.Event)).toBeLessThan(400)
      await context.close()
    })

    it('shows names of the masked only for a purpose, under a banner', async () => {
      const { page, context } = await openCase(`&node=${entityIds.children}`)
      const heading = page.getByRole('complementary').getByRole('heading', { level: 2 })
      expect(await heading.innerText()).toMatch(/^M-/)
      await page.getByRole('button', { name: 'See names of the masked' }).click()
      const dialog = page.getByRole('dialog')
      const show = dialog.getByRole('button', { name: 'Show names' })
      await dialog.getByRole('textbox', { name: 'Purpose' }).fill('short')
      expect(await show.isDisabled()).toBe(true)
      await dialog.getByRole('textbox', { name: 'Purpose' }).fill('preparing the hearing on Monday')
      await show.click()
      await page.getByText('preparing the hearing on Monday').first().waitFor()
      await page
        .getByRole('complementary')
        .getByRole('heading', { level: 2, name: /^(?!M-)/ })
        .waitFor()
      expect(await heading.innerText()).not.toMatch(/^M-/)
      await context.close()
    })

    it('leads somebody without a session to the address that signs in', async () => {
      const context = await app.browser.newContext()
      const page = await context.newPage()
      await page.goto(`${app.server.url}/?token=used-before`)
      await page
        .getByText(/npm start|address/i)
        .first()
        .waitFor()
      expect(await page.getByTestId('chart').count()).toBe(0)
      await context.close()
    })
  })
})

/** Whether the lit-up quote comes to lie within the window. */
async function isInView(page: Page): Promise<boolean> {
  const lies = page.waitForFunction((selector) => {
    const box = document.querySelector(selector)?.getBoundingClientRect()
    return box !== undefined && box.top >= 0 && box.bottom <= window.innerHeight
  }, LIT_UP)
  return lies.then(
    () => true,
    () => false,
  )
}

/** Waits until the program has kept where the chart's nodes lie. */
async function awaitSavedPositions(app: App, context: BrowserContext, caseId: string): Promise<void> {
  const url = `${app.server.url}/api/cases/${caseId}/views/main/positions`
  await expect.poll(async () => (await context.request.get(url)).text(), { timeout: 20_000 }).toContain('"x"')
}

function readBranchQuote(): string | undefined {
  const { records } = peruCase().batch
  const branch = records.find((record) => record.type === 'claim' && record.predicate === 'BRANCH_OF')
  const cited = branch?.type === 'claim' ? branch.excerpts : []
  return records.flatMap((record) => (record.type === 'excerpt' && cited.includes(record.id) ? [record.quote] : []))[0]
}
