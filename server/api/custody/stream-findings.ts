import type { CaseId } from '../../domain/ids.ts'
import type { FindingHeader, FindingRow } from '../../store/case-findings.ts'
import type { CaseStore, Page } from '../../store/case-store.ts'

/** Headers read at once. */
const PAGE_SIZE = 200

/** All findings of a case as they are kept, the newest first, one at a time in memory. */
export async function* streamFindings(store: CaseStore, caseId: CaseId): AsyncGenerator<FindingRow> {
  let after: string | null = null
  do {
    const page: Page<FindingHeader> = await store.listFindings(caseId, { after, limit: PAGE_SIZE })
    for (const { id } of page.items) {
      const row = await store.readFinding(caseId, id)
      if (row !== null) yield row
    }
    after = page.next
  } while (after !== null)
}
