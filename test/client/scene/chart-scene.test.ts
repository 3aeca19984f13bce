import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { layOut } from '../../../client/scene/force-layout.ts'
import { isInside, overlaps } from '../../../client/scene/rectangle.ts'
import type { Rectangle } from '../../../client/scene/rectangle.ts'
import type { DrawnLabel } from '../../../client/scene/scene-labels.ts'
import type { NodeShape, Point, SceneGraph } from '../../../client/scene/scene-model.ts'
import { explainMissingChromium, launchChromium } from '../chromium.ts'
import { colorAt, compareColors, readPixels } from '../read-pixels.ts'
import type { Pixels } from '../read-pixels.ts'
import type {} from './page/page.ts'
import type { SceneEvents } from './page/page.ts'
import { DARK_THEME, LIGHT_THEME } from './page/themes.ts'
import { plantCommunities } from './plant-communities.ts'
import { createEdge, createNode } from './sample-graph.ts'
import { serveScenePage } from './serve-scene-page.ts'

const WHITE = [255, 255, 255]
const BLUE = [0, 114, 178]
const ACCENT = [11, 99, 206]

function growPoint(x: number, y: number, by: number): Rectangle {
  return { left: x - by, top: y - by, right: x + by, bottom: y + by }
}

const missing = explainMissingChromium()

describe.skipIf(missing !== null)(
  `the chart in Chromium${missing === null ? '' : ` (${missing})`}`,
  { timeout: 90_000 },
  () => {
    let browser: Browser
    let served: Awaited<ReturnType<typeof serveScenePage>>
    let page: Page
    let complaints: string[]

    beforeAll(async () => {
      served = await serveScenePage()
      browser = await launchChromium()
    })

    afterAll(async () => {
      await browser.close()
      await served.close()
    })

    beforeEach(async () => {
      complaints = []
      page = await browser.newPage({ viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce' })
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      await page.goto(served.url)
    })

    afterEach(async () => {
      await page.close()
      expect(complaints).toEqual([])
    })

    async function show(graph: SceneGraph): Promise<void> {
      await page.evaluate(
        async ([theme, model]) => {
          const { scene, ready } = window.scenePage.mount(theme)
          scene.setGraph(model)
          await ready
        },
        [LIGHT_THEME, graph] as const,
      )
      await settle()
    }

    /** Two frames and the camera's rest. */
    async function settle(): Promise<void> {
      await page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            setTimeout(
              () =>
                requestAnimationFrame(() =>
                  requestAnimationFrame(() => {
                    resolve()
                  }),
                ),
              200,
            )
          }),
      )
    }

    async function shoot(): Promise<Pixels> {
      return readPixels(page, await page.screenshot())
    }

    async function findNode(id: string): Promise<Point> {
      const point = await page.evaluate((node) => window.scene.viewportPositionOf(node), id)
      if (point === null) throw new Error(`No node ${id}`)
      return point
    }

    async function findEdge(id: string): Promise<Point> {
      const point = await page.evaluate((edge) => window.scene.viewportPositionOfEdge(edge), id)
      if (point === null) throw new Error(`No edge ${id}`)
      return point
    }

    async function readEvents(): Promise<SceneEvents> {
      return page.evaluate(() => window.scenePage.events)
    }

    async function dragAlong(points: readonly Point[]): Promise<void> {
      const [start, ...rest] = points
      if (start === undefined) return
      await page.mouse.move(start.x, start.y)
      await page.mouse.down()
      for (const { x, y } of rest) await page.mouse.move(x, y, { steps: 4 })
      await page.mouse.up()
      await settle()
    }

    test('the six shapes have six silhouettes, each centred on its node', async () => {
      const shapes: NodeShape[] = ['circle', 'rectangle', 'diamond', 'pin', 'hexagon', 'page']
      await show({
        nodes: shapes.map((shape, index) => createNode(shape, index * 150, 0, { shape, size: 24 })),
        edges: [],
      })
      const pixels = await shoot()
      const masks: boolean[][] = []
      for (const shape of shapes) {
        const center = await findNode(shape)
        const mask: boolean[] = []
        for (let y = -45; y <= 45; y += 1) {
          for (let x = -45; x <= 45; x += 1) {
            mask.push(compareColors(colorAt(pixels, center.x + x, center.y + y), WHITE) > 60)
          }
        }
        expect(mask.filter(Boolean).length).toBeGreaterThan(500)
        masks.push(mask)
      }
      masks.forEach((a, index) => {
        for (const b of masks.slice(index + 1)) {
          const different = a.filter((covered, at) => covered !== b[at]).length
          const covered = a.filter((value, at) => value || b[at] === true).length
          expect(different / covered).toBeGreaterThan(0.08)
        }
      })
    })

    /** The share of a horizontal line's middle part that shows the background. */
    function measureGaps(pixels: Pixels, from: Point, to: Point): number {
      let gaps = 0
      let count = 0
      for (let x = from.x + 40; x < to.x - 40; x += 1) {
        const column = [-1, 0, 1].map((dy) => compareColors(colorAt(pixels, x, from.y + dy), WHITE))
        if (Math.max(...column) < 100) gaps += 1
        count += 1
      }
      return gaps / count
    }

    test('solid, dashed and dotted lines differ at every zoom', async () => {
      const lines = ['solid', 'dashed', 'dotted'] as const
      await show({
        nodes: lines.flatMap((line, row) => [
          createNode(`${line}1`, 0, row * 60),
          createNode(`${line}2`, 400, row * 60),
        ]),
        edges: lines.map((line) => createEdge(line, `${line}1`, `${line}2`, { line })),
      })
      for (let step = 0; step < 4; step += 1) {
        const pixels = await shoot()
        const gaps: number[] = []
        for (const line of lines) gaps.push(measureGaps(pixels, await findNode(`${line}1`), await findNode(`${line}2`)))
        const [solid = 1, dashed = 0, dotted = 0] = gaps
        expect(solid).toBe(0)
        expect(dashed).toBeGreaterThan(0.2)
        expect(dashed).toBeLessThan(0.5)
        expect(dotted).toBeGreaterThan(dashed + 0.08)
        expect(dotted).toBeLessThan(0.9)
        await page.evaluate(() => {
          window.scene.zoomOut()
        })
        await settle()
      }
    })

    test('dashes do not crawl: at every zoom the middle of a dashed line is the middle of a gap', async () => {
      await show({
        nodes: [createNode('a', 0, 0), createNode('b', 400, 0)],
        edges: [createEdge('e', 'a', 'b', { line: 'dashed', directed: false })],
      })
      for (let step = 0; step < 5; step += 1) {
        const pixels = await shoot()
        const { x, y } = await findEdge('e')
        const reachGapEnd = (sign: number): number => {
          let distance = 0
          while (distance < 30 && compareColors(colorAt(pixels, x + sign * distance, y), WHITE) < 100) distance += 1
          return distance
        }
        expect(Math.abs(reachGapEnd(1) - reachGapEnd(-1))).toBeLessThanOrEqual(2)
        expect(reachGapEnd(1)).toBeGreaterThanOrEqual(2)
        await page.evaluate(() => {
          window.scene.zoomIn()
        })
        await settle()
      }
    })

    test('the arrowhead stands outside the target of every shape at every zoom', async () => {
      const shapes: NodeShape[] = ['circle', 'rectangle', 'diamond', 'pin', 'hexagon', 'page']
      await show({
        nodes: shapes.flatMap((shape, row) => [
          createNode(`from ${shape}`, 0, row * 70),
          createNode(shape, 260, row * 70, { shape, size: 20, color: '#e69f00' }),
        ]),
        edges: shapes.map((shape) => createEdge(shape, `from ${shape}`, shape)),
      })
      for (let step = 0; step < 3; step += 1) {
        const pixels = await shoot()
        for (const shape of shapes) {
          const { x, y } = await findNode(shape)
          let tallest = 0
          for (let column = x - 60; column < x; column += 1) {
            let black = 0
            for (let row = y - 10; row <= y + 10; row += 1) {
              if (compareColors(colorAt(pixels, column, row), [0, 0, 0]) < 60) black += 1
            }
            tallest = Math.max(tallest, black)
          }
          expect(tallest, `${shape} at step ${step}`).toBeGreaterThanOrEqual(5)
        }
        await page.evaluate(() => {
          window.scene.zoomOut()
        })
        await settle()
      }
    })

    test('selecting draws a ring in the accent colour and leaves the fill alone', async () => {
      await show({ nodes: [createNode('a', 0, 0, { size: 20 }), createNode('b', 200, 0, { size: 20 })], edges: [] })
      const { x, y } = await findNode('a')
      const other = await findNode('b')
      const countAccent = (pixels: Pixels, center: Point): number => {
        let count = 0
        for (let dx = -40; dx <= 40; dx += 1) {
          for (let dy = -40; dy <= 40; dy += 1) {
            if (compareColors(colorAt(pixels, center.x + dx, center.y + dy), ACCENT) < 12) count += 1
          }
        }
        return count
      }
      expect(countAccent(await shoot(), { x, y })).toBe(0)
      await page.evaluate(() => {
        window.scene.select(['a'], [])
      })
      await settle()
      const pixels = await shoot()
      expect(countAccent(pixels, { x, y })).toBeGreaterThan(150)
      expect(countAccent(pixels, other)).toBe(0)
      expect(compareColors(colorAt(pixels, x, y), BLUE)).toBeLessThan(4)
    })

    test('a crossed edge carries a mark on its middle', async () => {
      await show({
        nodes: [createNode('a', 0, 0), createNode('b', 300, 0), createNode('c', 0, 100), createNode('d', 300, 100)],
        edges: [createEdge('plain', 'a', 'b'), createEdge('crossed', 'c', 'd', { crossed: true })],
      })
      const pixels = await shoot()
      const countInk = async (id: string): Promise<number> => {
        const { x, y } = await findEdge(id)
        let count = 0
        for (let dx = -6; dx <= 6; dx += 1) {
          for (const dy of [-5, -4, 4, 5]) if (compareColors(colorAt(pixels, x + dx, y + dy), WHITE) > 100) count += 1
        }
        return count
      }
      expect(await countInk('plain')).toBe(0)
      expect(await countInk('crossed')).toBeGreaterThan(8)
    })

    test('every edge is picked at its middle: parallels, opposites and self loops', async () => {
      await show({
        nodes: [createNode('a', 0, 0), createNode('b', 300, 60), createNode('c', 300, -200)],
        edges: [
          createEdge('e1', 'a', 'b'),
          createEdge('e2', 'a', 'b', { line: 'dashed' }),
          createEdge('e3', 'b', 'a', { line: 'dotted' }),
          createEdge('e4', 'b', 'c', { line: 'dotted' }),
          createEdge('loop1', 'c', 'c'),
          createEdge('loop2', 'c', 'c', { line: 'dashed' }),
        ],
      })
      for (const id of ['e1', 'e2', 'e3', 'e4', 'loop1', 'loop2']) {
        const { x, y } = await findEdge(id)
        await page.mouse.move(x, y)
        await settle()
        await page.mouse.click(x, y)
        await settle()
        expect((await readEvents()).selected.at(-1), id).toEqual({ nodes: [], edges: [id] })
      }
    })

    test('dragging moves a node under the pointer, tells its place and selects nothing', async () => {
      await show({ nodes: [createNode('a', 0, 0), createNode('b', 200, 0)], edges: [createEdge('e', 'a', 'b')] })
      const start = await findNode('a')
      const still = await findNode('b')
      await dragAlong([start, { x: start.x + 120, y: start.y + 90 }])
      const end = await findNode('a')
      expect(Math.hypot(end.x - start.x - 120, end.y - start.y - 90)).toBeLessThan(1)
      expect(await findNode('b')).toEqual(still)
      expect(compareColors(colorAt(await shoot(), end.x, end.y), BLUE)).toBeLessThan(4)
      const { moved, selected } = await readEvents()
      expect(Object.keys(moved.at(-1) ?? {})).toEqual(['a'])
      expect(moved.at(-1)).toEqual({ a: (await page.evaluate(() => window.scene.positions()))['a'] })
      expect(selected).toEqual([])
    })

    test('clicks select, with Control they add and take away, Escape clears', async () => {
      await show({ nodes: [createNode('a', 0, 0), createNode('b', 200, 0)], edges: [] })
      const a = await findNode('a')
      const b = await findNode('b')
      await page.mouse.click(a.x, a.y)
      await settle()
      await settle()
      await page.keyboard.down('Control')
      await page.mouse.click(b.x, b.y)
      await settle()
      await settle()
      expect((await readEvents()).selected.at(-1)?.nodes).toEqual(['a', 'b'])
      await page.mouse.click(a.x, a.y)
      await page.keyboard.up('Control')
      await settle()
      expect((await readEvents()).selected.at(-1)?.nodes).toEqual(['b'])
      await page.keyboard.press('Escape')
      expect((await readEvents()).selected.at(-1)).toEqual({ nodes: [], edges: [] })
    })

    const three = {
      nodes: [createNode('a', 0, 0), createNode('b', 100, 0), createNode('c', 300, 100)],
      edges: [createEdge('e', 'b', 'c')],
    }

    test.each(['Shift', 'tool'])('a lasso drawn with the %s selects what it encloses', async (way) => {
      await show(three)
      const a = await findNode('a')
      const b = await findNode('b')
      if (way === 'tool')
        await page.evaluate(() => {
          window.scene.setTool('lasso')
        })
      else await page.keyboard.down('Shift')
      await dragAlong([
        { x: a.x - 40, y: a.y - 60 },
        { x: b.x + 40, y: b.y - 60 },
        { x: b.x + 40, y: b.y + 50 },
        { x: a.x - 40, y: a.y + 50 },
      ])
      await page.keyboard.up('Shift')
      expect((await readEvents()).selected.at(-1)).toEqual({ nodes: ['a', 'b'], edges: [] })
    })

    test('a box selects what it encloses and does not move the view', async () => {
      await show(three)
      const b = await findNode('b')
      const c = await findNode('c')
      await page.evaluate(() => {
        window.scene.setTool('box')
      })
      await dragAlong([
        { x: b.x - 30, y: b.y + 40 },
        { x: c.x + 40, y: c.y - 40 },
      ])
      expect((await readEvents()).selected.at(-1)).toEqual({ nodes: ['b', 'c'], edges: [] })
      expect(await findNode('b')).toEqual(b)
    })

    test('hovering keeps the neighbours and fades the rest to 15 %', async () => {
      await show(three)
      const a = await findNode('a')
      const c = await findNode('c')
      const { x, y } = await findNode('b')
      await page.mouse.move(x, y)
      await settle()
      const pixels = await shoot()
      const faded = BLUE.map((channel) => channel * 0.15 + 255 * 0.85)
      expect(compareColors(colorAt(pixels, a.x, a.y), faded)).toBeLessThan(6)
      expect(compareColors(colorAt(pixels, c.x, c.y), BLUE)).toBeLessThan(4)
      expect(compareColors(colorAt(pixels, x, y), BLUE)).toBeLessThan(4)
      await page.mouse.move(5, 5)
      await settle()
      expect(compareColors(colorAt(await shoot(), a.x, a.y), BLUE)).toBeLessThan(4)
      expect((await readEvents()).hovered).toEqual(['b', null])
    })

    async function readLabels(): Promise<DrawnLabel[]> {
      return page.evaluate(() => window.scene.drawnLabels())
    }

    /** Sixty nodes in a ring with a hub, named in two scripts at lengths of ten to fifty characters. */
    function createCrowd(): SceneGraph {
      const nodes = Array.from({ length: 60 }, (_, index) => {
        const angle = (index / 59) * Math.PI * 2
        const radius = index === 59 ? 0 : 220 + (index % 3) * 90
        const label =
          index % 4 === 0
            ? `جمعية البحيرة رقم ${index}`
            : `Society of the ${'northern '.repeat(index % 4)}lake ${index}`
        return createNode(`n${index}`, Math.cos(angle) * radius, Math.sin(angle) * radius, {
          label,
          size: 6 + (index % 5) * 3,
        })
      })
      const edges = nodes.slice(0, 59).map(({ id }) => createEdge(`e${id}`, 'n59', id, { label: 'took part in' }))
      return { nodes, edges }
    }

    const OVERLAYS = [
      { left: 8, top: 8, right: 288, bottom: 46 },
      { left: 760, top: 470, right: 992, bottom: 692 },
    ]

    test('after a fit every name lies on the screen, beside the overlays, and over neither a node nor another', async () => {
      const graph = createCrowd()
      await show(graph)
      await page.evaluate((overlays) => {
        window.scene.setOverlays(overlays)
        window.scene.fit()
      }, OVERLAYS)
      await settle()
      const labels = await readLabels()
      expect(labels.filter(({ kind }) => kind === 'node').length).toBeGreaterThan(40)
      const screen = { left: 0, top: 0, right: 1000, bottom: 700 }
      const nodes = await Promise.all(graph.nodes.map(({ id }) => findNode(id)))
      for (const { x, y } of nodes) expect(OVERLAYS.some((box) => overlaps(box, growPoint(x, y, 3)))).toBe(false)
      labels.forEach(({ boxes }, index) => {
        for (const box of boxes) {
          expect(isInside(box, screen)).toBe(true)
          expect(OVERLAYS.some((overlay) => overlaps(overlay, box))).toBe(false)
          expect(nodes.some(({ x, y }) => overlaps(box, growPoint(x, y, 3)))).toBe(false)
          const others = labels.slice(index + 1).flatMap((other) => other.boxes)
          expect(others.some((other) => overlaps(box, other))).toBe(false)
        }
      })
    })

    test('in an overview the groups and the largest nodes are named at every zoom, none over another', async () => {
      const { input, communities } = plantCommunities({ order: 500, communities: 5, inside: 6, outside: 2, seed: 3 })
      const slices = layOut(input, 1, 60)
      let step = slices.next()
      while (step.done !== true) step = slices.next()
      const places = step.value
      const nodes = input.ids.map((id, node) =>
        createNode(id, places[node * 2] ?? 0, places[node * 2 + 1] ?? 0, {
          label: `Person of part ${communities[node] ?? 0}, ${node}`,
          shape: node < 5 ? 'rectangle' : 'circle',
          size: input.sizes[node] ?? 6,
        }),
      )
      const edges = input.links.map(([from, to], index) =>
        createEdge(`e${index}`, input.ids[from] ?? '', input.ids[to] ?? ''),
      )
      await show({ nodes, edges })
      const groups = input.ids.slice(0, 5)
      for (const zoom of ['fit', 'out', 'in'] as const) {
        await page.evaluate((way) => {
          if (way === 'fit') window.scene.fit()
          else if (way === 'out') window.scene.zoomOut()
          else for (let steps = 0; steps < 2; steps += 1) window.scene.zoomIn()
        }, zoom)
        await settle()
        const labels = (await readLabels()).filter(({ kind }) => kind === 'node')
        const boxes = labels.flatMap((label) => label.boxes)
        boxes.forEach((box, index) => {
          expect(boxes.slice(index + 1).some((other) => overlaps(box, other))).toBe(false)
        })
        expect(labels.length, zoom).toBeGreaterThanOrEqual(18)
        if (zoom !== 'in') expect(labels.map(({ id }) => id)).toEqual(expect.arrayContaining(groups))
        const large = nodes.filter(({ id }) => labels.some((label) => label.id === id)).map(({ size }) => size)
        const median = [...input.sizes].sort((a, b) => a - b)[250] ?? 0
        expect(Math.min(...large)).toBeGreaterThan(median)
      }
    })

    test('a few nodes with long names all keep them, also at the edges', async () => {
      const label = 'Association of the lake dwellers'
      const corners = [0, 1, 2, 3].map((index) =>
        createNode(`n${index}`, (index % 2) * 900, (index >> 1) * 600, { label }),
      )
      await show({ nodes: corners, edges: [] })
      expect((await readLabels()).map(({ id }) => id).sort()).toEqual(['n0', 'n1', 'n2', 'n3'])
    })

    test('a smaller container shows the whole chart again, unless the reader has chosen a view', async () => {
      await show(createCrowd())
      const resize = async (height: string): Promise<void> => {
        await page.evaluate((value) => {
          const chart = document.querySelector<HTMLElement>('#chart')
          if (chart !== null) chart.style.height = value
        }, height)
        await settle()
      }
      const listHeights = async (): Promise<number[]> =>
        Promise.all(createCrowd().nodes.map(async ({ id }) => (await findNode(id)).y))
      await resize('350px')
      expect(Math.max(...(await listHeights()))).toBeLessThan(350)
      expect(Math.min(...(await listHeights()))).toBeGreaterThan(0)
      await resize('700px')
      expect(Math.max(...(await listHeights()))).toBeGreaterThan(600)
      await page.evaluate(() => {
        window.scene.focus('n0')
        window.scene.zoomIn()
        window.scene.zoomIn()
      })
      await settle()
      await resize('350px')
      expect(Math.max(...(await listHeights()))).toBeGreaterThan(350)
      expect((await findNode('n0')).y).toBeCloseTo(175, 0)
    })

    test('the name of a line is drawn whole or not at all, and whole while the line is selected', async () => {
      const near = [createNode('a', 0, 0), createNode('b', 70, 0)]
      const far = [createNode('c', 0, 200), createNode('d', 500, 200)]
      const label = 'made a statement about'
      const edges = [createEdge('short', 'a', 'b', { label }), createEdge('long', 'c', 'd', { label })]
      await show({ nodes: [...near, ...far], edges })
      expect((await readLabels()).map(({ id }) => id)).toEqual(['long'])
      await page.evaluate(() => {
        window.scene.select([], ['short'])
      })
      await settle()
      const labels = await readLabels()
      expect(labels.map(({ id }) => id).sort()).toEqual(['long', 'short'])
      const widths = labels.map(
        ({ boxes }) => Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ left }) => left)),
      )
      expect(Math.min(...widths)).toBeGreaterThan(100)
    })

    test('hidden items are not drawn, and appearance changes colour without moving anything', async () => {
      await show(three)
      const before = await page.evaluate(() => window.scene.positions())
      const a = await findNode('a')
      const b = await findNode('b')
      const middle = await findEdge('e')
      await page.evaluate(() => {
        window.scene.setVisibility(new Set(['a']), new Set(['e']))
        window.scene.setAppearance(new Map([['b', { color: '#d55e00', size: 20 }]]))
      })
      await settle()
      const pixels = await shoot()
      expect(colorAt(pixels, a.x, a.y)).toEqual(WHITE)
      expect(colorAt(pixels, middle.x, middle.y)).toEqual(WHITE)
      expect(compareColors(colorAt(pixels, b.x, b.y), [213, 94, 0])).toBeLessThan(4)
      expect(compareColors(colorAt(pixels, b.x + 16, b.y), [213, 94, 0])).toBeLessThan(4)
      expect(await page.evaluate(() => window.scene.positions())).toEqual(before)
    })

    test('a new graph keeps the places of nodes that stay and puts new ones near their neighbours', async () => {
      await show(three)
      const before = await page.evaluate(() => window.scene.positions())
      await page.evaluate(
        (graph) => {
          window.scene.setGraph(graph)
        },
        {
          nodes: [...three.nodes.map((node) => ({ ...node, x: 9000, y: 9000 })), { ...createNode('d', 0, 0), x: NaN }],
          edges: [...three.edges, createEdge('new', 'a', 'd')],
        },
      )
      const after = await page.evaluate(() => window.scene.positions())
      expect(after).toMatchObject(before)
      expect(Math.hypot(after['d']?.x ?? NaN, after['d']?.y ?? NaN)).toBeLessThan(150)
    })

    test('the layout runs in a worker under the content security policy and repeats; it can be cancelled', async () => {
      const ids = Array.from({ length: 30 }, (_, index) => `n${index}`)
      const nodes = ids.map((id) => ({ ...createNode(id, 0, 0), x: NaN }))
      const edges = ids.slice(1).map((id, index) => createEdge(`e${index}`, id, ids[Math.floor(index / 2)] ?? 'n0'))
      await show({ nodes, edges })
      const run = async (seed: number): Promise<unknown> =>
        page.evaluate(async (number) => {
          const outcome = await window.scene.runLayout({ seed: number, iterations: 80 })
          return { outcome, positions: window.scene.positions() }
        }, seed)
      const first = await run(5)
      expect(first).toMatchObject({ outcome: 'finished' })
      expect(await run(6)).not.toEqual(first)
      expect(await run(5)).toEqual(first)
      const cancelled = await page.evaluate(async () => {
        const before = JSON.stringify(window.scene.positions())
        const running = window.scene.runLayout({ seed: 1, iterations: 1_000_000 })
        setTimeout(() => {
          window.scene.cancelLayout()
        }, 300)
        return { outcome: await running, same: JSON.stringify(window.scene.positions()) === before }
      })
      expect(cancelled).toEqual({ outcome: 'cancelled', same: true })
      await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(0)
    })

    test('a theme change repaints background, text and border', async () => {
      await show({ nodes: [createNode('a', 0, 0, { label: 'Rosa سان', size: 20 })], edges: [] })
      const { x, y } = await findNode('a')
      await page.evaluate((theme) => {
        window.scene.setTheme(theme)
      }, DARK_THEME)
      await settle()
      const pixels = await shoot()
      expect(compareColors(colorAt(pixels, 5, 5), [21, 25, 30])).toBe(0)
      let bright = 0
      for (let dx = 24; dx < 110; dx += 1) {
        for (let dy = -10; dy <= 10; dy += 1) {
          if (compareColors(colorAt(pixels, x + dx, y + dy), [230, 233, 237]) < 30) bright += 1
        }
      }
      expect(bright).toBeGreaterThan(40)
    })

    test('kill leaves an empty container and no worker', async () => {
      await show(three)
      const left = await page.evaluate(async () => {
        const running = window.scene.runLayout({ seed: 1, iterations: 1_000_000 })
        window.scene.kill()
        return { outcome: await running, children: document.querySelector('#chart')?.childElementCount }
      })
      expect(left).toEqual({ outcome: 'cancelled', children: 0 })
      await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(0)
    })

    test('a large chart draws hairlines, and a click still finds and marks the edge', async () => {
      const count = 8200
      const nodes = Array.from({ length: count }, (_, index) =>
        createNode(`n${index}`, (index % 90) * 60, Math.floor(index / 90) * 60, { size: 4 }),
      )
      const edges = nodes.slice(1).map(({ id }, index) => createEdge(`e${index}`, `n${index}`, id))
      await show({ nodes, edges })
      await page.evaluate(() => {
        window.scene.focus('n4000')
        for (let step = 0; step < 6; step += 1) window.scene.zoomIn()
      })
      await settle()
      const { x, y } = await findEdge('e4000')
      expect(compareColors(colorAt(await shoot(), x, y), WHITE)).toBeGreaterThan(60)
      await page.mouse.click(x, y)
      await settle()
      expect((await readEvents()).selected.at(-1)).toEqual({ nodes: [], edges: ['e4000'] })
      const pixels = await shoot()
      const column = Array.from({ length: 15 }, (_, row) => colorAt(pixels, x, y - 7 + row))
      expect(column.some((color) => compareColors(color, ACCENT) < 30)).toBe(true)
    })

    test('a page written from right to left changes nothing on the chart', async () => {
      await page.evaluate(() => {
        document.documentElement.dir = 'rtl'
      })
      const label = 'Rosa سان 12'
      await show({ nodes: [createNode('a', 0, 0, { label, size: 20 }), createNode('b', 200, 0)], edges: [] })
      const rightToLeft = await shoot()
      await page.reload()
      await show({ nodes: [createNode('a', 0, 0, { label, size: 20 }), createNode('b', 200, 0)], edges: [] })
      expect(Buffer.compare(Buffer.from((await shoot()).data), Buffer.from(rightToLeft.data))).toBe(0)
    })

    test('an empty chart, a single node and a lone self loop are drawn', async () => {
      await show({ nodes: [], edges: [] })
      await page.evaluate(
        (graph) => {
          window.scene.setGraph(graph)
          window.scene.fit()
        },
        { nodes: [createNode('a', 0, 0)], edges: [createEdge('loop', 'a', 'a', { crossed: true })] },
      )
      await settle()
      const { x, y } = await findNode('a')
      expect(compareColors(colorAt(await shoot(), x, y), BLUE)).toBeLessThan(4)
      await page.evaluate(() => {
        window.scene.setGraph({ nodes: [], edges: [] })
      })
      await settle()
      expect(colorAt(await shoot(), x, y)).toEqual(WHITE)
    })
  },
)
