import { once } from 'node:events'

import type { Rooms, ServeOptions } from './rooms.ts'
import type { Terminal } from './terminal.ts'

/** Serves until the signal aborts, then closes everything in order. */
export async function serve(
  rooms: Rooms,
  terminal: Terminal,
  options: ServeOptions,
  signal: AbortSignal,
): Promise<void> {
  const server = await rooms.startServer(options, (step) => {
    terminal.tell(step)
  })
  try {
    terminal.tell(`Trama ${rooms.version} · ${server.storeDescription} · data folder ${options.dataFolder}`)
    terminal.tell('Open this address; it signs in once. Ctrl-C stops the program.')
    terminal.print(server.issueLink())
    if (!signal.aborted) await once(signal, 'abort')
    terminal.tell('Stopping …')
  } finally {
    await server.close()
  }
}
