import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { awaitPaintedChart, openChartBrowser, readChart } from '../../bench/chart-page.ts'
import type { ChartBrowser } from '../../bench/chart-page.ts'
import { findChromium } from '../../bench/find-chromium.ts'
import { KIND_COLORS } from '../../client/model/palette.ts'
import { explainMissingChromium } from '../client/chromium.ts'

const missing = explainMissingChromium()

/** A page with a chart that says it is ready, and one coloured square. */
function writePage(color: string, left: number, top: number): string {
  const square = `<i style="position:fixed;left:${left}px;top:${top}px;width:20px;height:20px;background:${color}"></i>`
  const chart = '<div data-testid="chart" data-ready="true" data-nodes="7" data-edges="9">chart</div>'
  return `data:text/html,${encodeURIComponent(`<!doctype html>${chart}${square}`)}`
}

describe.skipIf(missing !== null)(`a painted chart${missing === null ? '' : ` (${missing})`}`, () => {
  let browser: ChartBrowser
  beforeAll(async () => {
    browser = await openChartBrowser(findChromium())
  })
  afterAll(() => browser.close())

  it('is one that shows the colour of a kind of node in its middle', async () => {
    await awaitPaintedChart(browser, writePage(KIND_COLORS.Person, 700, 400), 10_000)
    expect(await readChart(browser.page)).toEqual({ nodes: 7, edges: 9 })
  })

  it.each([
    ['shows another colour', '#123456', 700, 400],
    ['shows the colour at its edge alone, as a legend does', KIND_COLORS.Person, 20, 850],
  ])('is none that says it is ready but %s', async (_, color, left, top) => {
    await expect(awaitPaintedChart(browser, writePage(color, left, top), 1000)).rejects.toThrow('No node')
  })
})
