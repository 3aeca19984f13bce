import { readFile } from 'node:fs/promises'

import { expect, test } from 'vitest'

import { BACKUP_LIMITS, backupManifestSchema } from '../../../../server/contract/backup-schema.ts'
import { CASE_FILE_LIMITS } from '../../../../server/contract/limits.ts'

test('docs/backup.md names every key of the manifest and every limit as the program has it', async () => {
  const page = await readFile(new URL('../../../../docs/backup.md', import.meta.url), 'utf8')
  for (const key of Object.keys(backupManifestSchema.shape)) expect(page).toContain(`\`${key}\``)
  const { cases, entries, findingBytes, lines, recordBytes, rowBytes, totalBytes } = BACKUP_LIMITS
  for (const number of [cases, entries, lines]) expect(page).toContain(number.toLocaleString('en'))
  for (const bytes of [recordBytes, totalBytes]) expect(page).toContain(`${(bytes / 2 ** 30).toLocaleString('en')} GiB`)
  for (const bytes of [rowBytes, findingBytes, CASE_FILE_LIMITS.sourceBytes])
    expect(page).toContain(`${bytes / 2 ** 20} MiB`)
})
