import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { createInterface } from 'node:readline'

/** A program that serves pages, in a process of its own. */
export interface WebProgram {
  readonly pid: number
  /** The address that it printed. */
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts a Node program and waits for the first address that it prints.
 *
 * @throws {Error} with what it said, when it ends before
 */
export async function startWebProgram(args: readonly string[]): Promise<WebProgram> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'exit')
  // Whoever started it may fail before stopping it.
  const end = (): void => void child.kill('SIGTERM')
  process.once('exit', end)
  const said: string[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString('utf8')))
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await exited
    process.off('exit', end)
  }
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/u.exec(line)?.[0]
    if (url !== undefined && child.pid !== undefined) return { pid: child.pid, url, stop }
  }
  await stop()
  throw new Error(`${args.join(' ')} ended without an address:\n${said.join('')}`)
}
