import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { UploadFolder } from '../../../server/api/imports/upload-folder.ts'
import { ENDPOINTS } from '../../../server/contract/endpoints.ts'
import { LARGEST_UPLOAD } from '../../../server/contract/imports.ts'
import { startTestServer, upload } from '../start-test-server.ts'
import type { TestServer } from '../start-test-server.ts'

let server: TestServer
const listFolder = () => readdirSync(join(server.dataFolder, 'uploads'))

beforeAll(async () => {
  server = await startTestServer('sqlite')
})
afterAll(() => server.close())

describe('uploads', () => {
  it('puts the bytes on the disk for their owner alone and tells their length and hash', async () => {
    const content = Buffer.alloc(3_000_000, 'abc')
    const answer = await upload(server.client, 'people.csv', content)
    expect(answer).toMatchObject({
      name: 'people.csv',
      byteLength: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    })
    const { mode, size } = statSync(join(server.dataFolder, 'uploads', answer.id))
    expect([mode & 0o777, size]).toEqual([0o600, content.length])
    await server.client.call(ENDPOINTS.discardUpload, { params: { uploadId: answer.id } })
    expect(listFolder()).toEqual([])
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\cases\\people.csv', 'people.csv'],
    ['/', 'file'],
  ])('takes the name %s as a label', async (name, label) => {
    const answer = await upload(server.client, name, 'id\n1\n')
    expect(answer.name).toBe(label)
    expect(listFolder()).toEqual([answer.id])
    await server.client.call(ENDPOINTS.discardUpload, { params: { uploadId: answer.id } })
  })

  it('refuses an empty file, and one that is not there', async () => {
    await expect(upload(server.client, 'empty.csv', '')).rejects.toMatchObject({
      problem: { status: 400, type: '/problems/empty-file' },
    })
    const params = { uploadId: '00000000-0000-4000-8000-000000000000' }
    const discard = server.client.call(ENDPOINTS.discardUpload, { params })
    await expect(discard).rejects.toMatchObject({ problem: { status: 404, type: '/problems/unknown-upload' } })
    const started = server.client.call(ENDPOINTS.startImport, { body: { uploads: [params.uploadId] } })
    await expect(started).rejects.toMatchObject({ problem: { status: 404, type: '/problems/unknown-upload' } })
    expect(listFolder()).toEqual([])
  })

  it('refuses a file that is announced as too large before it comes', async () => {
    const cookie = await server.signIn()
    const status = await new Promise<number>((resolve, reject) => {
      const headers = { cookie, origin: server.url, 'content-length': LARGEST_UPLOAD + 1 }
      const sending = request(`${server.url}/api/uploads?name=huge.csv`, { method: 'POST', headers }, (response) => {
        resolve(response.statusCode ?? 0)
        sending.destroy()
      })
      sending.on('error', reject)
      sending.flushHeaders()
    })
    expect(status).toBe(413)
    expect(listFolder()).toEqual([])
  })

  it('keeps nothing of a file that its sender breaks off', async () => {
    const cookie = await server.signIn()
    const headers = { cookie, origin: server.url, 'content-length': 1_000_000 }
    const sending = request(`${server.url}/api/uploads?name=half.csv`, { method: 'POST', headers })
    sending.on('error', () => undefined)
    sending.write('half of it')
    await expect.poll(listFolder).toHaveLength(1)
    sending.destroy()
    await expect.poll(listFolder).toEqual([])
  })
})

describe('the folder of uploads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trama-uploads-'))
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('stops at the limit while bytes come, however many were announced, and keeps nothing', async () => {
    const uploads = new UploadFolder(folder, 1000)
    const content = () => Readable.from([Buffer.alloc(600), Buffer.alloc(600)])
    await expect(uploads.receive('large', content(), null)).rejects.toMatchObject({ status: 413 })
    await expect(uploads.receive('large', content(), 10)).rejects.toMatchObject({ status: 413 })
    expect(readdirSync(folder)).toEqual([])
    expect(await uploads.receive('fits', Readable.from([Buffer.alloc(1000)]), null)).toMatchObject({ byteLength: 1000 })
  })

  it('keeps what is still needed from an earlier run, and nothing else', async () => {
    const earlier = new UploadFolder(folder)
    const needed = await earlier.receive('needed', Readable.from([Buffer.from('a')]), null)
    await earlier.receive('left over', Readable.from([Buffer.from('b')]), null)
    const now = new UploadFolder(folder)
    await now.keepOnly([needed], [])
    expect(readdirSync(folder)).toEqual([needed.id])
    expect(now.find(needed.id)).toEqual(needed)
  })
})
