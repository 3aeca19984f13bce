import type { EntityKind } from '../../server/domain/entity.ts'

export type ColorScheme = 'light' | 'dark'

/**
 * Okabe and Ito, "Color Universal Design" (2008): eight colours that stay distinct for all common kinds of colour
 * vision. Black is left to text and lines.
 */
export const OKABE_ITO = {
  orange: '#e69f00',
  skyBlue: '#56b4e9',
  bluishGreen: '#009e73',
  yellow: '#f0e442',
  blue: '#0072b2',
  vermillion: '#d55e00',
  reddishPurple: '#cc79a7',
  /** Not one of the eight; the customary neutral beside them. */
  grey: '#999999',
} as const

/** Colours of kinds. Shape says the kind too; object and concept share a shape and differ by colour and by name. */
export const KIND_COLORS: Readonly<Record<EntityKind, string>> = {
  Person: OKABE_ITO.blue,
  Group: OKABE_ITO.orange,
  Location: OKABE_ITO.bluishGreen,
  Event: OKABE_ITO.reddishPurple,
  Object: OKABE_ITO.skyBlue,
  Concept: OKABE_ITO.yellow,
}

/** Colours of clusters, largest first; what is beyond them is grey and told apart by its number alone. */
export const CLUSTER_COLORS: readonly string[] = [
  OKABE_ITO.blue,
  OKABE_ITO.orange,
  OKABE_ITO.bluishGreen,
  OKABE_ITO.reddishPurple,
  OKABE_ITO.skyBlue,
  OKABE_ITO.vermillion,
  OKABE_ITO.yellow,
]

/** Colour of whatever a measure or clustering does not cover. */
export const UNCOVERED_COLORS: Readonly<Record<ColorScheme, string>> = { light: '#c3c8cf', dark: '#545c67' }

/** Colours of nodes and lines that have a property, which a mark tells too, and of the nodes that do not. */
export const FLAG_COLOR = OKABE_ITO.vermillion
export const UNFLAGGED_COLOR = OKABE_ITO.grey

/** Stands after the name of whatever has the property that colours tell. */
export const FLAG_MARK = '▲'

type Rgb = readonly [number, number, number]

/** The two ends of the sequential blue: more is farther from the background. */
const RAMPS: Readonly<Record<ColorScheme, readonly [Rgb, Rgb]>> = {
  light: [
    [190, 213, 235],
    [8, 48, 107],
  ],
  dark: [
    [38, 66, 99],
    [190, 222, 250],
  ],
}

/**
 * A colour on a single-hue ramp.
 *
 * @param share in [0, 1]; values outside are taken as the nearer end
 */
export function rampColor(share: number, scheme: ColorScheme): string {
  const [low, high] = RAMPS[scheme]
  const at = Number.isFinite(share) ? Math.min(Math.max(share, 0), 1) : 0
  const channels = [0, 1, 2].map((channel) => {
    const from = low[channel] ?? 0
    const to = high[channel] ?? 0
    return Math.round(from + (to - from) * at)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${channels.join('')}`
}

/** The colour of the cluster at a place in the order of size, from 0. */
export function clusterColor(place: number): string {
  return CLUSTER_COLORS[place] ?? OKABE_ITO.grey
}
