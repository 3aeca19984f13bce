import { chromium } from 'playwright-core'
import type { Browser, BrowserServer, CDPSession, Page } from 'playwright-core'

import { KIND_COLORS } from '../client/model/palette.ts'
import type { Outcome } from './benchmark.ts'

/** Pins the software renderer, so that it is the same work on every machine. */
const ARGUMENTS = ['--headless', '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']

/** Fewer pixels in the colours of nodes are no chart. */
const LEAST_PIXELS = 200
const VIEWPORT = { width: 1440, height: 900 }

/** The middle of the chart. The legend, at the edge, shows the colours while the chart is still empty. */
const MIDDLE = { x: 480, y: 200, width: 480, height: 400, scale: 1 }

/** A Chromium with nothing cached and one empty page. */
export interface ChartBrowser {
  readonly pid: number
  readonly page: Page
  /** Takes screenshots without the waiting that Playwright adds. */
  readonly session: CDPSession
  close(): Promise<void>
}

export async function openChartBrowser(executablePath: string): Promise<ChartBrowser> {
  const server: BrowserServer = await chromium.launchServer({ executablePath, args: ARGUMENTS })
  const browser: Browser = await chromium.connect(server.wsEndpoint())
  const page = await browser.newPage({ viewport: VIEWPORT, colorScheme: 'light', locale: 'en-GB' })
  const { pid } = server.process()
  if (pid === undefined) throw new Error('Chromium has no process')
  return {
    pid,
    page,
    session: await page.context().newCDPSession(page),
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

/**
 * Opens an address and waits until the page says that its chart is drawn and a screenshot shows nodes in their colours.
 *
 * @throws {Error} when none are to be seen in time, two minutes unless given
 */
export async function awaitPaintedChart(
  { page, session }: ChartBrowser,
  url: string,
  longestWaitMs = 120_000,
): Promise<void> {
  await page.goto(url, { waitUntil: 'commit' })
  await page.locator('[data-testid=chart][data-ready=true]').waitFor({ timeout: longestWaitMs })
  for (const start = performance.now(); performance.now() - start < longestWaitMs;) {
    const { data } = await session.send('Page.captureScreenshot', { format: 'png', clip: MIDDLE })
    if ((await countColored(page, data)) >= LEAST_PIXELS) return
  }
  throw new Error(`No node is to be seen at ${url}.`)
}

/** What the page says that its chart holds. */
export async function readChart(page: Page): Promise<Outcome> {
  const chart = page.locator('[data-testid=chart]')
  const read = async (name: string): Promise<number> => Number(await chart.getAttribute(name))
  return { nodes: await read('data-nodes'), edges: await read('data-edges') }
}

/** How many pixels of an image, in base 64, are in the colour of some kind of node; the page decodes it. */
function countColored(page: Page, encoded: string): Promise<number> {
  const colors = Object.values(KIND_COLORS).map((hex) => Number.parseInt(hex.slice(1), 16))
  return page.evaluate(countInPage, { encoded, colors })
}

/** Runs in the page. */
async function countInPage(image: { encoded: string; colors: readonly number[] }): Promise<number> {
  const bytes = Uint8Array.from(atob(image.encoded), (character) => character.charCodeAt(0))
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  if (context === null) return 0
  context.drawImage(bitmap, 0, 0)
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
  const wanted = new Set(image.colors)
  let count = 0
  for (let at = 0; at < data.length; at += 4) {
    const color = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0)
    if (wanted.has(color)) count += 1
  }
  return count
}
