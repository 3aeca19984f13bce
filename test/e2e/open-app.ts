import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'

import { launchChromium } from '../client/chromium.ts'
import { colorAt, readPixels } from '../client/read-pixels.ts'
import type { Pixels } from '../client/read-pixels.ts'
import { startTestServer } from '../server/start-test-server.ts'
import type { Backend, TestServer } from '../server/start-test-server.ts'

/** The whole program with a browser before it. */
export interface App {
  readonly server: TestServer
  readonly browser: Browser
  /** Opens a signed-in page of its own; `path` is the address below the server's. */
  open(path?: string, options?: OpenOptions): Promise<AppPage>
  close(): Promise<void>
}

export type OpenOptions = Parameters<Browser['newContext']>[0] & {
  /** Notes in sessionStorage how far the layout was when the chart was first drawn. */
  readonly watch?: boolean
}

export interface AppPage {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong meanwhile: script errors, refused content, requests to anywhere else. */
  readonly complaints: readonly string[]
}

/** Starts the program on an empty store and a Chromium. */
export async function startApp(backend: Backend): Promise<App> {
  const server = await startTestServer(backend)
  const browser = await launchChromium()
  return {
    server,
    browser,
    open: async (path = '/', { watch = false, ...options } = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options })
      const page = await context.newPage()
      if (watch) await page.addInitScript(noteFirstPaint)
      const complaints = listen(page, server.url)
      await page.goto(server.issueLink())
      if (path !== '/') await page.goto(server.url + path)
      return { page, context, complaints }
    },
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}

/** Runs in the page. */
function noteFirstPaint(): void {
  const observer = new MutationObserver(() => {
    const chart = document.querySelector('[data-testid=chart][data-ready=true]')
    if (chart === null) return
    sessionStorage.setItem('layout-at-first-paint', chart.getAttribute('data-layout') ?? '')
    observer.disconnect()
  })
  observer.observe(document, { subtree: true, childList: true, attributes: true })
}

function listen(page: Page, ownUrl: string): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`script error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(ownUrl) && !/^(?:data|blob):/u.test(url)) complaints.push(`request to ${url}`)
  })
  return complaints
}

/** Waits until the chart is drawn and laid out; a large case takes longer where other suites run beside. */
export async function awaitChart(page: Page, timeout = 60_000): Promise<void> {
  await page.locator('[data-testid=chart][data-ready=true][data-layout=done]').waitFor({ timeout })
}

/** Pixels of the chart as the page shows it. */
export async function readChart(page: Page): Promise<Pixels> {
  return readPixels(page, await page.getByTestId('chart').screenshot())
}

/** How many pixels are within a small distance of a colour `#rrggbb`. */
export function countColor(pixels: Pixels, hex: string, tolerance = 12): number {
  const wanted = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  let count = 0
  for (let at = 0; at < pixels.data.length; at += 4) {
    const near = wanted.every((value, channel) => Math.abs((pixels.data[at + channel] ?? 0) - value) <= tolerance)
    if (near) count += 1
  }
  return count
}

/** Share of pixels in which two images differ; 1 for images of unlike size. */
export function compareImages(a: Pixels, b: Pixels): number {
  if (a.width !== b.width || a.height !== b.height) return 1
  let differing = 0
  for (let at = 0; at < a.data.length; at += 4) {
    const far = [0, 1, 2].some((channel) => Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)) > 40)
    if (far) differing += 1
  }
  return (differing * 4) / a.data.length
}

/** Brightness of the background, 0 to 255. */
export function backgroundOf(pixels: Pixels): number {
  const [red, green, blue] = colorAt(pixels, pixels.width - 5, pixels.height - 5)
  return (red + green + blue) / 3
}

/** Types into the search and presses Enter at once, as people do: the first hit opens when it is there. */
export async function searchAndOpen(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search names' }).fill(text)
  await page.keyboard.press('Enter')
}

/** The heading of whatever the inspector shows. */
export async function expectInspected(page: Page, name: string): Promise<void> {
  const heading = page.getByRole('complementary').getByRole('heading', { level: 2, name })
  await heading.waitFor({ timeout: 10_000 })
  expect(await heading.count()).toBe(1)
}
