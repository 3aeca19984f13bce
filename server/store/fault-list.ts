import type { CaseRecordType } from '../domain/case-record.ts'
import { MOST_FAULTS_LISTED } from './integrity.ts'
import type { IntegrityFault, IntegrityReport } from './integrity.ts'

/** Faults as they are found: all counted, the first thousand kept. */
export class FaultList {
  readonly #faults: IntegrityFault[] = []
  #count = 0

  add(fault: IntegrityFault): void {
    this.#count += 1
    if (this.#faults.length < MOST_FAULTS_LISTED) this.#faults.push(fault)
  }

  report(checked: Readonly<Record<CaseRecordType, number>>): IntegrityReport {
    return { checked, faults: this.#faults, faultCount: this.#count }
  }
}
