import { randomBytes, timingSafeEqual } from 'node:crypto'

import type { CaseId } from '../../domain/ids.ts'

/** How long names stay unmasked after a purpose was stated, in milliseconds. */
const UNMASK_MS = 15 * 60 * 1000

export interface UnmaskGrant {
  readonly purpose: string
  readonly until: number
}

/** Somebody signed in. */
export interface ApiSession {
  readonly id: string
  readonly actor: string
  readonly grants: Map<CaseId, UnmaskGrant>
}

/**
 * Sign-in for one person on one machine: a token that works once becomes a session, which lives as long as the
 * server. The command line holds a key of its own, which never leaves the data folder.
 */
export class SessionRegistry {
  readonly #actor: string
  readonly #now: () => Date
  readonly #sessions = new Map<string, ApiSession>()
  readonly #tokens = new Set<string>()
  readonly #key: string
  readonly #commandLine: ApiSession

  constructor(actor: string, now: () => Date) {
    this.#actor = actor
    this.#now = now
    this.#key = createSecret()
    this.#commandLine = { id: 'command-line', actor, grants: new Map() }
  }

  /** Key with which the command line signs every request. */
  get commandLineKey(): string {
    return this.#key
  }

  /** Makes a token that signs in once. */
  issueToken(): string {
    const token = createSecret()
    this.#tokens.add(token)
    return token
  }

  /** Turns a token into a session and forgets the token; null if it was used already or never issued. */
  redeem(token: string): ApiSession | null {
    if (!this.#tokens.delete(token)) return null
    const session = { id: createSecret(), actor: this.#actor, grants: new Map<CaseId, UnmaskGrant>() }
    this.#sessions.set(session.id, session)
    return session
  }

  findByCookie(id: string | undefined): ApiSession | null {
    return id === undefined ? null : (this.#sessions.get(id) ?? null)
  }

  findByKey(key: string): ApiSession | null {
    return equalInConstantTime(key, this.#key) ? this.#commandLine : null
  }

  /** Lets a session see one case unmasked for a while. */
  unmask(session: ApiSession, caseId: CaseId, purpose: string): void {
    session.grants.set(caseId, { purpose, until: this.#now().getTime() + UNMASK_MS })
  }

  mask(session: ApiSession, caseId: CaseId): void {
    session.grants.delete(caseId)
  }

  isUnmasked(session: ApiSession, caseId: CaseId): boolean {
    const grant = session.grants.get(caseId)
    if (grant === undefined) return false
    if (grant.until > this.#now().getTime()) return true
    session.grants.delete(caseId)
    return false
  }
}

function createSecret(): string {
  return randomBytes(32).toString('base64url')
}

function equalInConstantTime(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
