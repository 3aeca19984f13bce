import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

import { MEASURES } from '../../../server/analysis/registry.ts'
import { runTramaHere } from './run-trama.ts'

const documentSchema = z.object({
  manifest: z.object({ seed: z.literal(3), undefined: z.array(z.object({ measure: z.string() })) }),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
})

describe('trama measure with every measure', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trama-all-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('gives each that is defined, names the others, and writes JSON where the file is called so', async () => {
    const list = join(folder, 'ties.csv')
    await writeFile(list, 'source,target\na,b\nb,c\nc,a\nc,d\n')
    const out = join(folder, 'all.json')
    const { code, errors } = await runTramaHere(['measure', list, '--measures', 'all', '--seed', '3', '--out', out])
    expect(code, errors).toBe(0)
    const { manifest, rows } = documentSchema.parse(JSON.parse(await readFile(out, 'utf8')))
    const left = manifest.undefined.map(({ measure }) => measure)
    expect(left).toContain('ami')
    expect(Object.keys(rows[0] ?? {}).slice(1)).toEqual(MEASURES.map(({ id }) => id).filter((id) => !left.includes(id)))
    expect(rows.map((row) => row['degree'])).toEqual([2, 2, 3, 1])
    for (const measure of left) expect(errors).toContain(`${measure} is left out:`)
  })
})
