import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'

import { openSqliteStore } from '../../server/store/sqlite/sqlite-case-store.ts'
import { makeFolder } from '../contract/sqlite/temporary-folder.ts'
import { chooseRuns } from '../soak.ts'
import { checkAfterCut, digestUndisturbed } from './check-after-cut.ts'
import type { Digests } from './check-after-cut.ts'
import { planImport } from './import-plan.ts'
import { drawMoments } from './moments.ts'
import type { Moment } from './moments.ts'

const PARTS = 12
const PEOPLE = 60
const SCRIPT = fileURLToPath(new URL('import-until-killed.mjs', import.meta.url))

describe('an import into SQLite whose process is killed', () => {
  const plan = planImport(PARTS, PEOPLE)
  let digests: Digests

  beforeAll(async () => {
    digests = await digestUndisturbed(plan)
    expect(digests.base).not.toBe(digests.whole)
  })

  it.each(drawMoments(chooseRuns(5, 60), PARTS, 40, 1))(
    'goes on as if nothing had been: $delayMs ms after "$line"',
    { timeout: 120_000 },
    async (moment) => {
      const folder = await makeFolder()
      const lines = await killImport(folder, moment)
      const store = openSqliteStore({ file: join(folder, 'trama.db'), clock: () => new Date() })
      onTestFinished(() => store.close())
      await checkAfterCut(store, plan, digests, lines)
    },
  )
})

/** What the process said before it was killed. */
async function killImport(folder: string, moment: Moment): Promise<string[]> {
  const args = [SCRIPT, folder, String(PARTS), String(PEOPLE), moment.ending]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (line === moment.line) void setTimeout(moment.delayMs).then(() => child.kill('SIGKILL'))
  }
  await ended
  return lines
}
