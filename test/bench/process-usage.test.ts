import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'

import { describe, expect, it } from 'vitest'

import { forgetPeaks, readCpuOf, readPeaks } from '../../bench/process-usage.ts'

const MIB = 1024 * 1024

/** Starts a child of its own that fills 64 MiB and works for a while, then says so and waits. */
const PARENT = `
const { spawn } = require('node:child_process')
const child = spawn(process.execPath, ['-e', process.argv[1]], { stdio: ['pipe', 'inherit', 'inherit'] })
process.stdin.on('end', () => child.kill()).resume()`
const CHILD = `
const kept = Buffer.alloc(64 * 1024 * 1024, 1)
for (const start = Date.now(); Date.now() - start < 300; );
console.log(kept.length)
setInterval(() => kept.length, 1000)`

describe.skipIf(process.platform !== 'linux')('usage of other processes (told by Linux alone)', () => {
  it('counts descendants, in processor time and in memory, and forgets a peak', async () => {
    const parent = spawn(process.execPath, ['-e', PARENT, CHILD], { stdio: ['pipe', 'pipe', 'inherit'] })
    const pids = [parent.pid ?? 0]
    try {
      await once(parent.stdout, 'data')
      expect(readCpuOf(pids)).toBeGreaterThan(30)
      expect(readPeaks(pids)).toBeGreaterThan(100 * MIB)
      expect(forgetPeaks(pids)).toBe(true)
    } finally {
      parent.stdin.end()
      await once(parent, 'exit')
    }
  })

  it('says that a process which is gone has used nothing', () => {
    expect(readCpuOf([2 ** 30])).toBe(0)
    expect(readPeaks([2 ** 30])).toBe(0)
  })
})
