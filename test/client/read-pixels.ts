import type { Page } from 'playwright-core'

/** Pixels of an image: four bytes each (red, green, blue, alpha), rows from the top. */
export interface Pixels {
  width: number
  height: number
  data: Uint8ClampedArray
}

/**
 * Decodes a PNG inside the browser, so that no image library is needed.
 *
 * @param page any open page; nothing on it changes
 * @param png for instance what `page.screenshot()` returned
 */
export async function readPixels(page: Page, png: Buffer): Promise<Pixels> {
  const { width, height, base64 } = await page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
    if (context === null) throw new Error('No 2D canvas to decode with')
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, image.width, image.height)
    let binary = ''
    for (let at = 0; at < data.length; at += 32768) {
      binary += String.fromCharCode(...data.subarray(at, at + 32768))
    }
    return { width: image.width, height: image.height, base64: btoa(binary) }
  }, png.toString('base64'))
  return { width, height, data: new Uint8ClampedArray(Buffer.from(base64, 'base64')) }
}

/** The colour at a point, 0 to 255 each; outside the image all are 0. */
export function colorAt({ width, height, data }: Pixels, x: number, y: number): [number, number, number] {
  const column = Math.round(x)
  const row = Math.round(y)
  if (column < 0 || row < 0 || column >= width || row >= height) return [0, 0, 0]
  const at = (row * width + column) * 4
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
}

/** The largest difference of two colours in any channel. */
export function compareColors(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((channel, index) => Math.abs(channel - (b[index] ?? 0))))
}
