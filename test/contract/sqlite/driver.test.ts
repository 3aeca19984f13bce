import { mkdir, readdir, readlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, it, onTestFinished } from 'vitest'

import { openDatabase, releaseFiles, SqlBusyError } from '../../../server/store/sqlite/driver.ts'
import type { SqlDatabase } from '../../../server/store/sqlite/driver.ts'
import { StoreUnavailableError } from '../../../server/store/store-errors.ts'
import { makeFolder } from './temporary-folder.ts'

async function openFile(folder?: string): Promise<SqlDatabase> {
  const database = openDatabase(join(folder ?? (await makeFolder()), 'x.db'), { busyTimeoutMs: 0 })
  onTestFinished(() => {
    database.close()
  })
  return database
}

describe('the SQLite driver', () => {
  it('binds booleans, which would abort the process, as 1 and 0', async () => {
    const database = await openFile()
    expect(database.get('SELECT ? AS yes, ? AS no, typeof(?) AS type', [true, false, true])).toEqual({
      yes: 1,
      no: 0,
      type: 'integer',
    })
  })

  it('binds one lone buffer, which would abort the process', async () => {
    const database = await openFile()
    database.exec('CREATE TABLE file (bytes BLOB)')
    const bytes = Uint8Array.from([0, 1, 0, 255, 254])
    database.run('INSERT INTO file VALUES (?)', [bytes])
    const row = database.get('SELECT bytes, length(bytes) AS length FROM file', [])
    expect(row?.['length']).toBe(5)
    expect(new Uint8Array(row?.['bytes'] as Uint8Array)).toEqual(bytes)
  })

  it('binds a part of a larger buffer as that part', async () => {
    const database = await openFile()
    const part = Uint8Array.from([9, 1, 2, 9]).subarray(1, 3)
    expect(database.get('SELECT hex(?) AS hex', [part])).toEqual({ hex: '0102' })
  })

  it('refuses to write text that would stop at its NUL when read, or lose a lone surrogate', async () => {
    const database = await openFile()
    database.exec('CREATE TABLE note (text TEXT)')
    for (const text of ['before\0after', 'half \ud83d of a pair']) {
      expect(() => database.run('INSERT INTO note VALUES (?)', [text])).toThrow(TypeError)
    }
    database.run('INSERT INTO note VALUES (?)', ['astral 😀'])
    expect(database.all('SELECT text FROM note', [])).toEqual([{ text: 'astral 😀' }])
  })

  it('compares with the whole of a text that holds a NUL', async () => {
    const database = await openFile()
    database.exec(`CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('before')`)
    expect(database.get('SELECT text FROM note WHERE text = ?', ['before\0after'])).toBeNull()
  })

  it('gives rows without the driver’s own column', async () => {
    const database = await openFile()
    expect(database.get('SELECT 1 AS a', [])).toEqual({ a: 1 })
    expect(database.all('SELECT 1 AS a', [])).toEqual([{ a: 1 }])
  })

  it('keeps whole numbers whole and exact up to 2^53, and refuses those beyond', async () => {
    const database = await openFile()
    const most = Number.MAX_SAFE_INTEGER
    expect(database.get('SELECT ? AS n, typeof(?) AS type', [most, most])).toEqual({ n: most, type: 'integer' })
    expect(database.get('SELECT ? AS n, typeof(?) AS type', [0.1, 0.1])).toEqual({ n: 0.1, type: 'real' })
    for (const value of [most + 1, -most - 1, 2 ** 60, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => database.get('SELECT ? AS n', [value])).toThrow(RangeError)
    }
  })

  it('refuses to round a whole number that it reads', async () => {
    const database = await openFile()
    expect(() => database.get('SELECT 9007199254740993 AS n', [])).toThrow(RangeError)
    expect(() => database.all('SELECT -9007199254740993 AS n', [])).toThrow(RangeError)
  })

  it('refuses a call with too few or too many parameters, which would take those of the call before', async () => {
    const database = await openFile()
    const sql = 'SELECT ? AS a, ? AS b'
    database.get(sql, [1, 2])
    expect(() => database.get(sql, [3])).toThrow(TypeError)
    expect(() => database.get(sql, [3, 4, 5])).toThrow(TypeError)
  })

  it('gives the number of the row it added', async () => {
    const database = await openFile()
    database.exec('CREATE TABLE item (no INTEGER PRIMARY KEY, name TEXT)')
    expect(database.run('INSERT INTO item (name) VALUES (?)', ['a'])).toBe(1)
    expect(database.run('INSERT INTO item (name) VALUES (?)', ['b'])).toBe(2)
  })

  it('says that another process is writing', async () => {
    const folder = await makeFolder()
    const [one, other] = [await openFile(folder), await openFile(folder)]
    one.exec('BEGIN IMMEDIATE')
    expect(() => {
      other.exec('BEGIN IMMEDIATE')
    }).toThrow(SqlBusyError)
    one.close()
    other.exec('BEGIN IMMEDIATE')
    expect(other.inTransaction).toBe(true)
  })

  it('says that the disk is full, and takes back the transaction', async () => {
    const database = await openFile()
    database.exec('CREATE TABLE item (text TEXT); PRAGMA max_page_count = 8')
    database.run('INSERT INTO item VALUES (?)', ['kept'])
    database.exec('BEGIN')
    expect(() => {
      for (let index = 0; index < 100; index += 1) database.run('INSERT INTO item VALUES (?)', ['x'.repeat(1000)])
    }).toThrow(StoreUnavailableError)
    expect(database.inTransaction).toBe(false)
    expect(database.all('SELECT text FROM item', [])).toEqual([{ text: 'kept' }])
  })

  it('says that a file is no database, not there, or closed', async () => {
    const folder = await makeFolder()
    await writeFile(join(folder, 'x.db'), 'no database at all, but long enough to look into'.repeat(100))
    const database = await openFile(folder)
    expect(() => database.all('SELECT * FROM sqlite_schema', [])).toThrow(StoreUnavailableError)
    database.close()
    expect(() => database.all('SELECT 1 AS a', [])).toThrow(StoreUnavailableError)
    expect(() => openDatabase(join(folder, 'gone', 'x.db'), { busyTimeoutMs: 0 })).toThrow(StoreUnavailableError)
    await mkdir(join(folder, 'folder.db'))
    expect(() => openDatabase(join(folder, 'folder.db'), { busyTimeoutMs: 0 })).toThrow(StoreUnavailableError)
  })

  it('lets mistakes in a statement pass as they are', async () => {
    const database = await openFile()
    expect(() => database.all('SELECT * FROM missing_table', [])).toThrow(/no such table/)
    expect(() => database.all('SELECT * FROM missing_table', [])).not.toThrow(StoreUnavailableError)
  })

  it.skipIf(process.platform !== 'linux')('gives up every file once closed', async () => {
    const folder = await makeFolder()
    const database = await openFile(folder)
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE item (text TEXT)')
    database.run('INSERT INTO item VALUES (?)', ['kept'])
    database.all('SELECT text FROM item', [])
    expect(await listOpenFiles(folder)).not.toEqual([])
    database.close()
    await releaseFiles()
    expect(await listOpenFiles(folder)).toEqual([])
  })
})

async function listOpenFiles(folder: string): Promise<string[]> {
  const handles = await readdir('/proc/self/fd')
  const files = await Promise.all(handles.map((handle) => readlink(`/proc/self/fd/${handle}`).catch(() => '')))
  return files.filter((file) => file.startsWith(folder))
}
