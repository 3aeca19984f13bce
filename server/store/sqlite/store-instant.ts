import type { StoreClock } from '../case-store.ts'
import { nextInstant } from '../next-instant.ts'
import type { SqlDatabase } from './driver.ts'

/** The last instant under which this store received anything, or null before the first. */
export function selectLastInstant(database: SqlDatabase): string | null {
  const row = database.get(`SELECT value FROM setting WHERE key = 'last_received_at'`, []) as { value: string } | null
  return row?.value ?? null
}

/** The instant for what is received now: later than all before, whatever the clock says. */
export function takeInstant(writer: SqlDatabase, clock: StoreClock): string {
  const instant = nextInstant(clock, selectLastInstant(writer))
  raiseLastInstant(writer, instant)
  return instant
}

/** Makes all that is received from now on later than `instant`. */
export function raiseLastInstant(writer: SqlDatabase, instant: string): void {
  writer.run(
    `INSERT INTO setting (key, value) VALUES ('last_received_at', ?)
     ON CONFLICT (key) DO UPDATE SET value = max(value, excluded.value)`,
    [instant],
  )
}
