import { StoreUnavailableError } from '../store-errors.ts'

const LEAST = { major: 5, minor: 26 }

/**
 * Refuses a server too old for the queries: dynamic types came with 5.26. Versions are `5.26.30`, or by the calendar,
 * `2025.04.0`; what follows a hyphen or plus is not looked at.
 *
 * @throws {StoreUnavailableError} when it is older or tells no version
 */
export function checkServerVersion(version: string): void {
  const match = /^(\d+)\.(\d+)(?:[.+-]|$)/.exec(version)
  const major = Number(match?.[1])
  const minor = Number(match?.[2])
  const isRecent = major > LEAST.major || (major === LEAST.major && minor >= LEAST.minor)
  if (match === null || !isRecent) {
    throw new StoreUnavailableError(
      `The Neo4j server has version ${version}, and Trama needs ${LEAST.major}.${LEAST.minor} or later: upgrade the server.`,
    )
  }
}
