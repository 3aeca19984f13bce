import type { CaseId } from '../domain/ids.ts'
import type { ApiDependencies } from './dependencies.ts'
import type { DisclosedCase } from './disclosure/disclosures.ts'
import type { ApiSession } from './session/session-registry.ts'

/** The case as this session may see it now. Rejects with UnknownCaseError. */
export function disclosureFor(
  { disclosures, sessions }: Pick<ApiDependencies, 'disclosures' | 'sessions'>,
  caseId: string,
  session: ApiSession,
): Promise<DisclosedCase> {
  const id = caseId as CaseId
  return disclosures.get(id, sessions.isUnmasked(session, id))
}
