import { prepareLabel } from './label-text.ts'
import type { LabelText } from './label-text.ts'
import type { SceneTheme } from './scene-model.ts'

/** CSS pixels. */
export const NODE_LABEL_SIZE = 13
export const EDGE_LABEL_SIZE = 11
const MAX_NODE_LABEL_WIDTH = 190

/** Text of a canvas: how to set it up, measure it once and draw it with a halo. */
export class LabelPainter {
  private readonly prepared = new Map<string, LabelText>()

  constructor(private readonly context: CanvasRenderingContext2D) {}

  /** Forgets all measures, because the font has changed or has only now arrived. */
  forget(): void {
    this.prepared.clear()
  }

  /** Sets the font of the texts that follow. */
  useFont(theme: SceneTheme, size: number, bold: boolean): void {
    this.context.font = `${bold ? 600 : 400} ${size}px ${theme.fontFamily}`
  }

  /** Cleans, cuts and measures a text in the current font; remembered until `forget`. */
  prepare(raw: string, maxWidth = MAX_NODE_LABEL_WIDTH): LabelText {
    const key = `${this.context.font}|${Math.round(maxWidth)}|${raw}`
    const known = this.prepared.get(key)
    if (known !== undefined) return known
    const prepared = prepareLabel(raw, maxWidth, (text) => this.context.measureText(text).width)
    this.prepared.set(key, prepared)
    return prepared
  }

  /**
   * Draws a text whose box is centred at (x, y). Direction and alignment are set explicitly, because a canvas
   * otherwise takes them from the page.
   */
  draw({ text, direction }: LabelText, x: number, y: number, color: string, halo: string): void {
    const { context } = this
    context.direction = direction
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.lineJoin = 'round'
    context.lineWidth = 3.5
    context.strokeStyle = halo
    context.fillStyle = color
    context.strokeText(text, x, y)
    context.fillText(text, x, y)
  }
}

/** Loads the weights and scripts that the labels need; resolves also where a font is missing or does not arrive. */
export async function awaitFonts(theme: SceneTheme, sample: string): Promise<void> {
  const timeout = new Promise<void>((resolve) => setTimeout(resolve, 2000))
  const fonts = [400, 600].map((weight) => document.fonts.load(`${weight} 13px ${theme.fontFamily}`, sample))
  await Promise.race([Promise.allSettled(fonts), timeout])
}
