import type { SceneTheme } from './scene-model.ts'

/** How far a lock reaches from its centre, CSS pixels. */
export const LOCK_REACH = 6

/**
 * Draws a padlock of about 9 by 10 CSS pixels centred at (x, y): filled for a masked name, outlined for a protected
 * person whose name is shown.
 */
export function drawLock(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  protection: 'masked' | 'protected',
  theme: SceneTheme,
): void {
  const body = new Path2D()
  body.roundRect(x - 4, y - 0.5, 8, 6, 1)
  const shackle = new Path2D()
  shackle.arc(x, y - 1.5, 2.4, Math.PI, 0)
  shackle.moveTo(x - 2.4, y - 1.5)
  shackle.lineTo(x - 2.4, y)
  shackle.moveTo(x + 2.4, y - 1.5)
  shackle.lineTo(x + 2.4, y)
  context.lineJoin = 'round'
  context.strokeStyle = theme.halo
  context.lineWidth = 4
  context.stroke(body)
  context.stroke(shackle)
  context.strokeStyle = theme.text
  context.fillStyle = protection === 'masked' ? theme.text : theme.background
  context.lineWidth = 1.3
  context.fill(body)
  context.stroke(body)
  context.stroke(shackle)
}
