import { prepareLabel, prepareLines } from './label-text.ts'
import type { LabelText, TextDirection } from './label-text.ts'
import type { Rectangle } from './rectangle.ts'
import type { SceneTheme } from './scene-model.ts'

/** CSS pixels. */
export const NODE_LABEL_SIZE = 13
export const EDGE_LABEL_SIZE = 11

/** Names up to this width stay on one line; longer ones take two lines of at most this width. */
const NAME_LINE_WIDTH = 132
const NAME_LINE_HEIGHT = NODE_LABEL_SIZE + 3

/** A name in one or two lines, CSS pixels. */
export interface NameText {
  lines: readonly LabelText[]
  direction: TextDirection
  width: number
  height: number
}

/** Text of a canvas: how to set it up, measure it once and draw it with a halo. */
export class LabelPainter {
  private readonly prepared = new Map<string, LabelText>()
  private readonly names = new Map<string, NameText>()

  constructor(private readonly context: CanvasRenderingContext2D) {}

  /** Forgets all measures, because the font has changed or has only now arrived. */
  forget(): void {
    this.prepared.clear()
    this.names.clear()
  }

  /** Sets the font of the texts that follow. */
  useFont(theme: SceneTheme, size: number, bold: boolean): void {
    this.context.font = `${bold ? 600 : 400} ${size}px ${theme.fontFamily}`
  }

  /** Cleans, cuts and measures a text in the current font; remembered until `forget`. */
  prepare(raw: string, maxWidth: number): LabelText {
    const key = `${this.context.font}|${Math.round(maxWidth)}|${raw}`
    const known = this.prepared.get(key)
    if (known !== undefined) return known
    const prepared = prepareLabel(raw, maxWidth, (text) => this.context.measureText(text).width)
    this.prepared.set(key, prepared)
    return prepared
  }

  /** The same for the name of a node, which may take two lines. */
  prepareName(raw: string): NameText {
    const key = `${this.context.font}|${raw}`
    const known = this.names.get(key)
    if (known !== undefined) return known
    const lines = prepareLines(raw, NAME_LINE_WIDTH, (text) => this.context.measureText(text).width)
    const name = {
      lines,
      direction: lines[0]?.direction ?? 'ltr',
      width: Math.max(0, ...lines.map(({ width }) => width)),
      height: lines.length * NAME_LINE_HEIGHT,
    }
    this.names.set(key, name)
    return name
  }

  /** Draws a name in its box: the lines start at the side that its node is on, or are centred above or below it. */
  drawName({ lines }: NameText, box: Rectangle, nodeX: number, color: string, halo: string): void {
    lines.forEach((line, index) => {
      const y =
        box.top + NAME_LINE_HEIGHT * (index + 0.5) + (box.bottom - box.top - lines.length * NAME_LINE_HEIGHT) / 2
      const half = line.width / 2 + 1
      const middle = (box.left + box.right) / 2
      const x = nodeX <= box.left ? box.left + half : nodeX >= box.right ? box.right - half : middle
      this.draw(line, x, y, color, halo)
    })
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
