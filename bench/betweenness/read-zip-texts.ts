import { nameEntry } from '../../server/ingest/case-file/check-entry.ts'
import { openZip } from '../../server/ingest/case-file/open-archive.ts'
import { readEntry } from '../../server/ingest/case-file/read-entry.ts'

/** The entries of a trusted archive whose names are wanted, as text. */
export async function readZipTexts(path: string, isWanted: (name: string) => boolean): Promise<string[]> {
  const zip = await openZip({ path }, path)
  const texts: string[] = []
  try {
    for await (const entry of zip.eachEntry()) {
      if (!isWanted(nameEntry(entry))) continue
      const bytes = await readEntry(zip, entry, { signal: undefined, onBytes: () => undefined })
      texts.push(new TextDecoder().decode(bytes))
    }
  } finally {
    zip.close()
  }
  return texts
}
