import { layOut } from './force-layout.ts'
import type { LayoutReply, LayoutRequest } from './layout-message.ts'

/** The least advance that is worth a message. */
const REPORTED_SHARE = 0.01

/** Runs one layout and reports its progress. It is cancelled by terminating the worker. */
self.addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  const slices = layOut(data.input, data.seed, data.iterations)
  let step = slices.next()
  let reported = 0
  while (step.done !== true) {
    if (step.value - reported >= REPORTED_SHARE) {
      reported = step.value
      reply({ kind: 'progress', share: reported })
    }
    step = slices.next()
  }
  reply({ kind: 'done', coordinates: step.value })
})

function reply(message: LayoutReply): void {
  self.postMessage(message)
}
