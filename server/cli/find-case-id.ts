import { ENDPOINTS } from '../contract/endpoints.ts'
import type { ApiClient } from './api-client.ts'
import { CommandError, EXIT } from './exit-codes.ts'

/** Id of the case of that name, or of that id. Throws CommandError when there is none. */
export async function findCaseId(client: ApiClient, nameOrId: string): Promise<string> {
  const { cases } = await client.call(ENDPOINTS.listCases)
  const found = cases.find((one) => one.name === nameOrId) ?? cases.find((one) => one.id === nameOrId)
  if (found !== undefined) return found.id
  const names = cases.map((one) => `"${one.name}"`).join(', ')
  throw new CommandError(EXIT.notFound, `There is no case "${nameOrId}". There are: ${names === '' ? 'none' : names}.`)
}
