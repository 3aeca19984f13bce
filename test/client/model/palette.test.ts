import { describe, expect, it } from 'vitest'

import { CLUSTER_COLORS, clusterColor, KIND_COLORS, rampColor } from '../../../client/model/palette.ts'
import { RESOLVE_VARIABLES, SCENE_THEMES, THEME } from '../../../client/panels/theme.ts'
import { DEFAULT_THEME, mergeMantineTheme } from '@mantine/core'

type Rgb = [number, number, number]

function parse(color: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as Rgb
}

/** Relative luminance (WCAG 2.2). */
function luminance(color: string): number {
  const [r, g, b] = parse(color).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

/** Deuteranopia after Viénot, Brettel and Mollon (1999), on linear light, as luminous and blue-yellow parts. */
function distanceToTheColourBlind(a: string, b: string): number {
  const see = (color: string): [number, number] => {
    const [r, g, b1] = parse(color).map((channel) => (channel / 255) ** 2.2) as Rgb
    return [0.292 * r + 0.708 * g, -0.022 * r + 0.022 * g + b1]
  }
  const [la, ba] = see(a)
  const [lb, bb] = see(b)
  return Math.hypot(Math.cbrt(la) - Math.cbrt(lb), Math.cbrt(Math.max(ba, 0)) - Math.cbrt(Math.max(bb, 0)))
}

function pairs<T>(values: readonly T[]): [T, T][] {
  return values.flatMap((a, at) => values.slice(at + 1).map((b): [T, T] => [a, b]))
}

describe('palette', () => {
  it('gives every kind and every cluster a colour of its own, also without red and green', () => {
    for (const colors of [Object.values(KIND_COLORS), CLUSTER_COLORS]) {
      for (const [a, b] of pairs(colors)) {
        expect(distanceToTheColourBlind(a, b), `${a} and ${b}`).toBeGreaterThan(0.08)
      }
    }
  })

  it('leaves clusters beyond the distinct colours to one neutral', () => {
    expect(clusterColor(CLUSTER_COLORS.length)).toBe(clusterColor(CLUSTER_COLORS.length + 5))
    expect(CLUSTER_COLORS).not.toContain(clusterColor(CLUSTER_COLORS.length))
  })

  it('goes ever farther from the background along the ramp', () => {
    for (const scheme of ['light', 'dark'] as const) {
      const { background } = SCENE_THEMES[scheme]
      const steps = [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => contrast(rampColor(share, scheme), background))
      expect(steps).toEqual([...steps].sort((a, b) => a - b))
      expect(rampColor(Number.NaN, scheme)).toBe(rampColor(0, scheme))
      expect(rampColor(7, scheme)).toBe(rampColor(1, scheme))
    }
  })
})

describe('theme', () => {
  const TEXTS = ['text', 'dimmed', 'placeholder', 'error', 'anchor']

  it.each(['light', 'dark'] as const)('reads at AA in the %s scheme', (scheme) => {
    const variables = new Map(Object.entries(RESOLVE_VARIABLES(mergeMantineTheme(DEFAULT_THEME, THEME))[scheme]))
    const read = (name: string): string => variables.get(name) ?? ''
    const grounds = ['--mantine-color-body', '--panel', '--raised', '--hover', '--accent-soft']
    for (const text of TEXTS) {
      for (const ground of grounds) {
        const ratio = contrast(read(`--mantine-color-${text}`), read(ground))
        expect(ratio, `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
      }
    }
    for (const mark of ['--mark', '--mark-active']) {
      expect(contrast(read('--mantine-color-text'), read(mark))).toBeGreaterThanOrEqual(4.5)
    }
    const { text, background, edge, accent } = SCENE_THEMES[scheme]
    expect(contrast(text, background)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(edge, background)).toBeGreaterThanOrEqual(3)
    expect(contrast(accent, background)).toBeGreaterThanOrEqual(3)
  })
})
