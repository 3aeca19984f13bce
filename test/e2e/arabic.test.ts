import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { peruCase } from '../../fixtures/cases/two-news-reports/case.ts'
import { explainMissingChromium } from '../client/chromium.ts'
import { nameCase } from '../server/start-test-server.ts'
import type { App } from './open-app.ts'
import { awaitChart, startApp } from './open-app.ts'

const LIMIT = 120_000
const skip = explainMissingChromium()

describe.skipIf(skip !== null)(`the page in Arabic (${skip ?? 'runs'})`, { timeout: LIMIT }, () => {
  let app: App
  let caseId: string
  const { entityIds } = peruCase()

  beforeAll(async () => {
    app = await startApp('sqlite')
    caseId = await app.server.importCase(peruCase().batch, nameCase('arabic'))
  }, LIMIT)
  afterAll(() => app.close())

  const openInArabic = async () => {
    const opened = await app.open(`/?case=${caseId}&node=${entityIds.losGallegos}`)
    await awaitChart(opened.page)
    await opened.page.getByRole('button', { name: 'Language' }).click()
    await opened.page.getByRole('menuitem', { name: 'العربية' }).click()
    await opened.page.getByRole('button', { name: 'الترتيب' }).waitFor()
    return opened
  }

  it('is mirrored: rail right of the chart, inspector left, nothing beyond the edge', async () => {
    const { page, context, complaints } = await openInArabic()
    const html = page.locator('html')
    expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual(['ar', 'rtl'])
    const chart = await findBox(page.getByTestId('chart'))
    const rail = await findBox(page.getByRole('checkbox', { name: 'حدث' }))
    const inspector = await findBox(page.getByRole('complementary').getByRole('heading', { name: 'Los Gallegos' }))
    expect(rail.x).toBeGreaterThan(chart.x + chart.width)
    expect(inspector.x + inspector.width).toBeLessThan(chart.x)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('stays Arabic on the next visit, with a chart that is not mirrored', async () => {
    const { page, context } = await openInArabic()
    await page.reload()
    await awaitChart(page)
    await page.getByRole('button', { name: 'المصادر' }).waitFor()
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    expect(await page.getByTestId('chart').evaluate((element) => getComputedStyle(element).direction)).toBe('ltr')
    await context.close()
  })

  it('keeps a Latin name to itself in an Arabic sentence, and digits Latin', async () => {
    const { page, context } = await openInArabic()
    await page.getByRole('searchbox', { name: 'البحث عن الأسماء' }).fill('zzz (1)')
    await page.getByText('لا اسم يطابق «\u2068zzz (1)\u2069».').waitFor()
    expect(await readText(page)).toMatch(/المعروض 51 من 51/)
    expect(await readText(page)).not.toMatch(/[٠-٩]/)
    await context.close()
  })

  it('reads a claim between two Latin names from right to left, so that nobody turns it round', async () => {
    const { page, context } = await openInArabic()
    await page.getByRole('button', { name: 'الترتيب' }).click()
    await page.getByRole('button', { name: 'تشغيل المقاييس' }).click()
    const row = page.getByRole('row', { name: /Two captured suspects/ })
    await row.getByRole('button', { expanded: false }).first().click({ timeout: 60_000 })
    const claim = page.getByTestId('tie-claim').first().locator('bdi')
    expect(await claim.innerText()).toBe('\u2068Two captured suspects\u2069 عضو في \u2068Los Gallegos\u2069')
    expect(await claim.evaluate((element) => element.matches(':dir(rtl)'))).toBe(true)
    await context.close()
  })
})

async function findBox(locator: Locator): Promise<{ x: number; width: number }> {
  const box = await locator.first().boundingBox()
  if (box === null) throw new Error('not on the screen')
  return box
}

function readText(page: Page): Promise<string> {
  return page.locator('body').innerText()
}
