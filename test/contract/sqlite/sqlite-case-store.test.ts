import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

import { describe, expect, it, onTestFinished } from 'vitest'

import { NOW } from '../../../server/domain/clocks.ts'
import type { CaseStore } from '../../../server/store/case-store.ts'
import { openDatabase } from '../../../server/store/sqlite/driver.ts'
import { lockDataFolder } from '../../../server/store/sqlite/data-folder-lock.ts'
import { openSqliteStore } from '../../../server/store/sqlite/sqlite-case-store.ts'
import type { SqliteStoreOptions } from '../../../server/store/sqlite/sqlite-case-store.ts'
import { StoreUnavailableError } from '../../../server/store/store-errors.ts'
import { makeBatch, makeFact, makeName, makePerson, makeSource } from '../build-records.ts'
import { chooseRuns } from '../../soak.ts'
import { appendAll, collectRecords, openCase, readAllClaims } from '../store-bench.ts'
import { makeFolder } from './temporary-folder.ts'

const CLOCK = (): Date => new Date('2024-03-01T08:00:00.000Z')

async function openStore(options: Partial<SqliteStoreOptions> = {}): Promise<CaseStore> {
  const file = options.file ?? join(await makeFolder(), 'trama.db')
  const store = openSqliteStore({ clock: CLOCK, ...options, file })
  onTestFinished(() => store.close())
  return store
}

describe('the SQLite file', () => {
  it('gives everything back when opened again, and receivedAt goes on from where it was', async () => {
    const file = join(await makeFolder(), 'trama.db')
    const first = await openStore({ file })
    const caseId = await openCase(first)
    const before = await appendAll(first, caseId, makePerson('p1'), makeName('c1', 'p1', 'Nadir'))
    await first.writePositions(caseId, 'main', { p1: { x: 1, y: 2 } })
    await first.appendLog({ action: 'imported', caseId, actor: 'analyst-1', purpose: null, detail: {} })
    const info = await first.getCase(caseId)
    await first.close()

    const second = await openStore({ file })
    expect(await second.getCase(caseId)).toEqual(info)
    expect(await collectRecords(second, caseId)).toHaveLength(2)
    expect(await second.searchNames(caseId, NOW, 'nadir', 10)).toHaveLength(1)
    expect(await second.readPositions(caseId, 'main')).toEqual({ p1: { x: 1, y: 2 } })
    const after = await appendAll(second, caseId, makePerson('p2'))
    expect(after > before).toBe(true)
    const entry = await second.appendLog({ action: 'imported', caseId, actor: 'analyst-1', purpose: null, detail: {} })
    expect(entry.sequence).toBe(2)
  })

  it('is complete in itself once closed', async () => {
    const folder = await makeFolder()
    const store = await openStore({ file: join(folder, 'trama.db') })
    const caseId = await openCase(store)
    await appendAll(store, caseId, makePerson('p1'))
    await store.close()
    await copyFile(join(folder, 'trama.db'), join(folder, 'copy.db'))
    const copy = await openStore({ file: join(folder, 'copy.db') })
    expect(await collectRecords(copy, caseId)).toEqual([makePerson('p1')])
  })

  it('finishes the writing under way before it closes, then refuses every call', async () => {
    const file = join(await makeFolder(), 'trama.db')
    const store = await openStore({ file })
    const caseId = await openCase(store)
    const appending = appendAll(store, caseId, ...Array.from({ length: 1500 }, (_, index) => makePerson(`p${index}`)))
    await Promise.all([store.close(), store.close()])
    await expect(appending).resolves.toMatch(/^2024/)
    await expect(store.listCases()).rejects.toBeInstanceOf(StoreUnavailableError)
    await expect(store.createCase('late', '')).rejects.toBeInstanceOf(StoreUnavailableError)
    expect(await collectRecords(await openStore({ file }), caseId)).toHaveLength(1500)
  })

  it('loses nothing when the disk is full, and goes on when there is room again', async () => {
    const file = join(await makeFolder(), 'trama.db')
    const store = await openStore({ file, maxPages: 120 })
    const caseId = await openCase(store)
    await appendAll(store, caseId, makePerson('p1'), makeName('c1', 'p1', 'Nadir'))
    const note = { kind: 'text', value: 'x'.repeat(2000), language: null } as const
    const notes = Array.from({ length: 500 }, (_, index) => makeFact(`n${index}`, 'p1', 'HAS_NOTE', note))
    const bytes = new Uint8Array(1_000_000)
    for (const batch of [makeBatch(notes), makeBatch([makeSource('s1', bytes)], [bytes])]) {
      await expect(store.append(caseId, batch)).rejects.toBeInstanceOf(StoreUnavailableError)
      expect(await collectRecords(store, caseId)).toHaveLength(2)
    }
    await appendAll(store, caseId, makePerson('p2'))
    await store.close()

    const roomy = await openStore({ file })
    await appendAll(roomy, caseId, ...notes)
    expect(await collectRecords(roomy, caseId)).toHaveLength(503)
    expect(await readAllClaims(roomy, caseId)).toHaveLength(501)
  })

  it('refuses a file that is no database, of another program, or of a later version', async () => {
    const folder = await makeFolder()
    await writeFile(join(folder, 'text.db'), 'not a database '.repeat(500))
    for (const [name, sql] of [
      ['foreign.db', 'CREATE TABLE song (title TEXT)'],
      ['later.db', 'PRAGMA user_version = 999; PRAGMA application_id = 1416782189; CREATE TABLE x (y)'],
    ] as const) {
      const database = openDatabase(join(folder, name), { busyTimeoutMs: 0 })
      database.exec(sql)
      database.close()
    }
    for (const name of ['text.db', 'foreign.db', 'later.db', join('gone', 'trama.db')]) {
      expect(() => openSqliteStore({ file: join(folder, name), clock: CLOCK }), name).toThrow(StoreUnavailableError)
    }
    expect(() => openSqliteStore({ file: join(folder, 'later.db'), clock: CLOCK })).toThrow(/later version/)
  })

  it('has a log that not even a statement on the file can change', async () => {
    const file = join(await makeFolder(), 'trama.db')
    const store = await openStore({ file })
    await store.appendLog({ action: 'signed-in', caseId: null, actor: 'analyst-1', purpose: null, detail: {} })
    await store.close()
    const database = openDatabase(file, { busyTimeoutMs: 0 })
    onTestFinished(() => {
      database.close()
    })
    expect(() => database.run('UPDATE log SET body = ?', ['{}'])).toThrow(/only grows/)
    expect(() => database.run('DELETE FROM log', [])).toThrow(/only grows/)
  })
})

describe('a process that is killed', () => {
  const moments = Array.from({ length: chooseRuns(2, 60) }, (_, run) => 1 + ((run * 37 + 40) % 83))

  it.each(moments)('leaves every batch it acknowledged: killed after %d', { timeout: 60_000 }, async (moment) => {
    const folder = await makeFolder()
    const child = startChild('append-until-killed.mjs', folder)
    const acknowledged: string[] = []
    for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
      acknowledged.push(line)
      if (acknowledged.length === moment + 1) child.kill('SIGKILL')
    }
    const [caseId, ...people] = acknowledged
    expect(people.length).toBeGreaterThanOrEqual(moment)
    const store = await openStore({ file: join(folder, 'trama.db') })
    const kept = new Set((await collectRecords(store, caseId as never)).map((record) => record.id))
    expect(people.filter((id) => !kept.has(id as never))).toEqual([])
    await appendAll(store, caseId as never, makePerson('after'))
  })

  it('gives up its data folder', { timeout: 60_000 }, async () => {
    const folder = await makeFolder()
    const child = startChild('hold-lock.mjs', folder)
    const lines = createInterface({ input: child.stdout ?? process.stdin })
    expect((await once(lines, 'line'))[0]).toBe('locked')
    expect(lockDataFolder(folder)).toBeNull()
    child.kill('SIGKILL')
    await once(child, 'exit')
    const lock = lockDataFolder(folder)
    expect(lock).not.toBeNull()
    lock?.release()
  })
})

describe('the lock of a data folder', () => {
  it('is held once, also within one process, until released', async () => {
    const folder = await makeFolder()
    const lock = lockDataFolder(folder)
    expect(lock).not.toBeNull()
    expect(lockDataFolder(folder)).toBeNull()
    lock?.release()
    const again = lockDataFolder(folder)
    expect(again).not.toBeNull()
    again?.release()
  })

  it('says when there is no such folder', async () => {
    const folder = join(await makeFolder(), 'gone')
    expect(() => lockDataFolder(folder)).toThrow(StoreUnavailableError)
  })
})

function startChild(script: string, folder: string): ChildProcess {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const child = spawn(process.execPath, [path, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child
}
