import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { once } from 'node:events'

import type { Express } from 'express'

/** How many ports after the first are tried when it is taken. */
const PORTS_TRIED = 50

/** Longer than any piece of work holds up the event loop, or clients would find the connection they kept gone. */
const KEEP_ALIVE_MS = 120_000

/** No port could be had; `code` is the system's reason. */
export class PortUnavailableError extends Error {
  override readonly name = 'PortUnavailableError'
  constructor(
    readonly port: number,
    readonly code: string,
  ) {
    super(
      code === 'EADDRINUSE'
        ? `Ports ${port} to ${port + PORTS_TRIED} are all taken. Give another with --port.`
        : `Port ${port} cannot be used (${code}). Give another with --port, 1024 or higher.`,
    )
  }
}

/**
 * Listens on 127.0.0.1 at `port` or the next free one; 0 takes any. Rejects with PortUnavailableError.
 */
export async function listen(app: Express, port: number): Promise<Server> {
  const last = port === 0 ? 0 : Math.min(port + PORTS_TRIED, 65_535)
  for (let candidate = port; ; candidate += 1) {
    const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, app)
    try {
      server.listen(candidate, '127.0.0.1')
      await once(server, 'listening')
      return server
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
      if (code !== 'EADDRINUSE' || candidate >= last) throw new PortUnavailableError(port, code)
    }
  }
}

/** Port the server listens on. */
export function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('the server does not listen on a port')
  return address.port
}

/** Stops listening and ends what is still open, event streams too. */
export async function stopListening(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
