import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import { afterAll, expect, it } from 'vitest'

import { peruCase } from '../../../fixtures/cases/two-news-reports/case.ts'
import { Disclosures } from '../../../server/api/disclosure/disclosures.ts'
import type { CaseId } from '../../../server/domain/ids.ts'
import { openSqliteStore } from '../../../server/store/sqlite/sqlite-case-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'trama-forget-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

it('lets go of a case that was erased, and of no other', async () => {
  const store = openSqliteStore({ file: join(folder, 'trama.db'), clock: () => new Date() })
  const disclosures = new Disclosures(store)
  const load = async (name: string): Promise<{ id: CaseId; kept: WeakRef<object> }> => {
    const { id } = await store.createCase(name, '')
    await store.append(id, peruCase().batch)
    const { context } = await disclosures.get(id, false)
    return { id, kept: new WeakRef(context.protections) }
  }
  const [erased, other] = [await load('erased'), await load('other')]
  await store.eraseCase(erased.id, { actor: 'somebody', purpose: 'the court ordered it' })
  disclosures.forget(erased.id)
  // What a weak reference gave is held until the turn ends.
  await setTimeout(10)
  collectGarbage()
  expect(erased.kept.deref()).toBeUndefined()
  expect(other.kept.deref()).toBeDefined()
  await store.close()
})
