import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'

import { runCommand } from '../../../server/cli/program.ts'
import { joinRooms } from '../../../server/main.ts'

const ROOT = resolve(import.meta.dirname, '../../..')

export interface Outcome {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

/** Starts the `trama` command as a person would, with nothing in its environment but what is given. */
export function spawnTrama(argv: readonly string[], environment: Record<string, string> = {}): ChildProcess {
  const { PATH, HOME } = process.env
  return spawn(process.execPath, [resolve(ROOT, 'scripts/trama.mjs'), ...argv], {
    env: { PATH, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs the `trama` command to its end. */
export async function runTrama(argv: readonly string[], environment: Record<string, string> = {}): Promise<Outcome> {
  const child = spawnTrama(argv, environment)
  const [output, errors] = await Promise.all([readAll(child.stdout), readAll(child.stderr), once(child, 'close')])
  return { code: child.exitCode, output, errors }
}

/** Runs the command in this process, which spares a start a time: with the same rooms, on a terminal nobody watches. */
export async function runTramaHere(argv: readonly string[], signal = new AbortController().signal): Promise<Outcome> {
  const [output, errors]: [string[], string[]] = [[], []]
  const tell = (line: string): number => errors.push(`${line}\n`)
  const print = (line: string): number => output.push(`${line}\n`)
  const terminal = { print, tell, tellStep: tell, showProgress: () => undefined, clearProgress: () => undefined }
  const code = await runCommand(argv, joinRooms(), terminal, signal)
  return { code, output: output.join(''), errors: errors.join('') }
}

/** Waits for the first line on standard output: the address of a server. */
export async function awaitLine(child: ChildProcess): Promise<string> {
  let seen = ''
  for await (const chunk of child.stdout ?? []) {
    seen += String(chunk)
    if (seen.includes('\n')) return seen.slice(0, seen.indexOf('\n'))
  }
  throw new Error(`the program ended without a line: ${seen}`)
}

async function readAll(stream: ChildProcess['stdout']): Promise<string> {
  return stream === null ? '' : text(stream)
}
