import { unmaskRequestSchema } from '../../server/contract/session.ts'

/** Whether a purpose says enough to be logged: the contract's own rule. */
export function isPurposeSufficient(purpose: string): boolean {
  return unmaskRequestSchema.safeParse({ purpose }).success
}
