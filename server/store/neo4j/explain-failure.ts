import { Neo4jError } from 'neo4j-driver'

import { StoreUnavailableError } from '../store-errors.ts'

/** Where a store is, for messages; never the password. */
export interface Address {
  readonly uri: string
  readonly user: string
  readonly database: string | undefined
}

/**
 * Turns a failure of the server into one sentence with a remedy. What is no failure of the server, such as an error
 * of ours thrown inside a transaction or a mistake in a query, comes back as it is.
 */
export function explainFailure(error: unknown, address: Address): unknown {
  if (!(error instanceof Neo4jError)) return error
  const message = describeFailure(error, address)
  return message === null ? error : new StoreUnavailableError(message, { cause: error })
}

/** Whether a constraint, such as that of unique names, refused a write. */
export function isConstraintViolation(error: unknown): boolean {
  return error instanceof Neo4jError && error.code === 'Neo.ClientError.Schema.ConstraintValidationFailed'
}

/** Whether a constraint or index could not be created because the very same one is there. */
export function isSchemaThereAlready(error: unknown): boolean {
  return error instanceof Neo4jError && error.code === 'Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists'
}

/** Whether a function or procedure of a library is not there. */
export function isProcedureMissing(error: unknown): boolean {
  if (!(error instanceof Neo4jError)) return false
  const isUnknown = error.code === 'Neo.ClientError.Statement.SyntaxError' && error.message.includes('Unknown function')
  return isUnknown || error.code === 'Neo.ClientError.Procedure.ProcedureNotFound'
}

function describeFailure(error: Neo4jError, { uri, user, database }: Address): string | null {
  switch (error.code) {
    case 'Neo.ClientError.Security.Unauthorized':
      return `Neo4j at ${uri} refused the password of user "${user}": check NEO4J_USER and NEO4J_PASSWORD.`
    case 'Neo.ClientError.Security.AuthenticationRateLimit':
      return `Neo4j at ${uri} refuses user "${user}" after too many wrong passwords: wait a few seconds and check NEO4J_PASSWORD.`
    case 'Neo.ClientError.Security.CredentialsExpired':
      return `The password of user "${user}" has expired: set a new one in Neo4j, then in NEO4J_PASSWORD.`
    case 'Neo.ClientError.Security.Forbidden':
      return `User "${user}" lacks a privilege on Neo4j at ${uri} (${firstLine(error)}): grant those listed in docs/neo4j.md.`
    case 'Neo.ClientError.Database.DatabaseNotFound':
      return `Neo4j at ${uri} has no database "${database ?? 'neo4j'}": create it there or set NEO4J_DATABASE to one that exists.`
    case 'Neo.TransientError.Database.DatabaseUnavailable':
      return `The database "${database ?? 'neo4j'}" of Neo4j at ${uri} is not available: start it or wait until it has started.`
    case 'Neo.TransientError.General.MemoryPoolOutOfMemoryError':
      return `Neo4j at ${uri} ran out of memory for one transaction: append in smaller batches or raise db.memory.transaction.max.`
    case 'ServiceUnavailable':
    case 'SessionExpired':
      if (isAboutEncryption(error)) {
        return `Neo4j at ${uri} does not speak TLS, or its certificate is not trusted: set up TLS there, or write NEO4J_URI without +s.`
      }
      return `Neo4j cannot be reached at ${uri}: start the server, or check NEO4J_URI and the network.`
    default:
      return isServerTrouble(error.code)
        ? `Neo4j at ${uri} could not do it (${error.code}): look into the server's log, such as for a full disk.`
        : null
  }
}

/** What Node says when a server answers in the clear, or shows a certificate that nobody vouches for. */
const ENCRYPTION = /\b(?:TLS|SSL|certificate|EPROTO)\b/i

/** Under `neo4j://` the reason is that of the cause. */
function isAboutEncryption(error: Neo4jError): boolean {
  const { cause } = error
  return ENCRYPTION.test(error.message) || (cause instanceof Error && ENCRYPTION.test(cause.message))
}

function isServerTrouble(code: string): boolean {
  return code.startsWith('Neo.DatabaseError.') || code.endsWith('ForbiddenOnReadOnlyDatabase')
}

function firstLine(error: Neo4jError): string {
  return error.message.split('\n')[0] ?? ''
}
