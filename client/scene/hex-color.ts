/** Red, green and blue from 0 to 1. */
export type Rgb = [number, number, number]

/**
 * Parses #rgb or #rrggbb (an alpha part is ignored).
 *
 * @returns black for anything else, so that a wrong colour is seen and no frame is lost
 */
export function parseHexColor(color: string): Rgb {
  const digits = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(color)?.[1]
  if (digits === undefined) return [0, 0, 0]
  const width = digits.length < 6 ? 1 : 2
  const scale = width === 1 ? 15 : 255
  const parse = (part: number): number => parseInt(digits.slice(part * width, (part + 1) * width), 16) / scale
  return [parse(0), parse(1), parse(2)]
}
