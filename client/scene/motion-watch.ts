/** Milliseconds without a camera update after which it counts as resting. */
const REST = 140

/** Tells when a movement begins and, once nothing has moved for a while, that it has ended. */
export class MotionWatch {
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(private readonly onChange: (moving: boolean) => void) {}

  /** Records one step of a movement. */
  touch(): void {
    if (this.timer === null) this.onChange(true)
    else clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.timer = null
      this.onChange(false)
    }, REST)
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }
}
