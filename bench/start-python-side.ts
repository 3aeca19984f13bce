import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

import { SideFailedError } from './side-process.ts'
import type { SideProcess } from './side-process.ts'
import type { SampledRun } from './take-sample.ts'

export interface PythonProgram {
  /** Name of the side. */
  readonly side: string
  readonly interpreter: string
  readonly program: string
  /** Path that the program gets as its one argument. */
  readonly input: string
}

/** Starts the process of a side that runs in Python; bench/python/worker.py is the other end of the line. */
export async function startPythonSide({ side, interpreter, program, input }: PythonProgram): Promise<SideProcess> {
  const child = spawn(interpreter, ['-u', program, input], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, PYTHONNOUSERSITE: '1', PYTHONDONTWRITEBYTECODE: '1' },
  })
  const exited = once(child, 'close')
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  // A program that died closes its input early; that it gave no answer says more than this error.
  child.stdin.on('error', () => undefined)

  async function readAnswer(): Promise<unknown> {
    const { value, done } = (await answers.next()) as IteratorResult<string, undefined>
    if (done === true) throw new SideFailedError(`The process of "${side}" ended early.`)
    return JSON.parse(value)
  }

  await readAnswer()
  return {
    async takeSample() {
      child.stdin.write('sample\n')
      return (await readAnswer()) as SampledRun
    },
    async stop() {
      child.stdin.end()
      await exited
    },
  }
}
