import fc from 'fast-check'
import { expect, test } from 'vitest'

import { computeRowWindow } from '../../../client/model/row-window.ts'

const ROW = 32

const requests = fc
  .record({
    count: fc.integer({ min: 0, max: 5000 }),
    viewHeight: fc.integer({ min: 0, max: 900 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    openShare: fc.option(fc.double({ min: 0, max: 0.999, noNaN: true }), { nil: null }),
    openHeight: fc.integer({ min: 0, max: 2000 }),
  })
  .map(({ count, viewHeight, share, openShare, openHeight }) => {
    const open = openShare === null || count === 0 ? null : { index: Math.floor(openShare * count), height: openHeight }
    const whole = count * ROW + (open?.height ?? 0)
    return { count, viewHeight, scrolled: share * whole, rowHeight: ROW, open, whole }
  })

test('rows drawn and the room around them are together as high as all rows', () => {
  fc.assert(
    fc.property(requests, ({ whole, ...request }) => {
      const { first, end, above, below } = computeRowWindow(request)
      const isOpenDrawn = request.open !== null && request.open.index >= first && request.open.index < end
      const drawn = (end - first) * ROW + (isOpenDrawn ? (request.open?.height ?? 0) : 0)
      expect(above + drawn + below).toBeCloseTo(whole, 6)
      expect(above).toBeGreaterThanOrEqual(0)
      expect(below).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('whatever is in sight is drawn, and not much more', () => {
  fc.assert(
    fc.property(requests, ({ whole, ...request }) => {
      const { first, end, above, below } = computeRowWindow(request)
      expect(above).toBeLessThanOrEqual(request.scrolled + 1e-6)
      expect(whole - below).toBeGreaterThanOrEqual(Math.min(whole, request.scrolled + request.viewHeight) - 1e-6)
      expect(end - first).toBeLessThan(request.viewHeight / ROW + 40)
    }),
  )
})
