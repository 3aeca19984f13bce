import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const SETUP_MODULE = new URL('../../scripts/setup.mjs', import.meta.url).href

async function describeCheck(version: string): Promise<string> {
  const program = `
    import { checkNode } from ${JSON.stringify(SETUP_MODULE)}
    try { checkNode(${JSON.stringify(version)}); console.log('fits') } catch (error) { console.log(error.message) }`
  return (await run(process.execPath, ['--input-type=module', '--eval', program])).stdout.trim()
}

test.each(['20.19.0', '20.20.2', '22.13.0', '24.0.0', '26.1.0'])('Node %s fits', async (version) => {
  expect(await describeCheck(version)).toBe('fits')
})

test.each(['18.20.0', '20.18.3', '21.7.0', '22.12.0', '23.9.0'])(
  'Node %s is refused in one sentence',
  async (version) => {
    expect(await describeCheck(version)).toMatch(
      new RegExp(`^Trama needs Node 20\\.19 .*this is Node ${version}.*\\.$`),
    )
  },
)
