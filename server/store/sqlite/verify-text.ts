import type { CaseRecord, CaseRecordType } from '../../domain/case-record.ts'
import type { Source } from '../../domain/source.ts'
import type { FaultList } from '../fault-list.ts'
import { describeSearchText } from '../match-text.ts'
import { decodeSourceText, hasPassages, splitPassages } from '../split-passages.ts'
import type { TextField } from '../text-hit.ts'
import type { SqlDatabase } from './driver.ts'
import { listTextTables, nameTextTable } from './text-tables.ts'

const RECORD_OF: Readonly<Record<TextField, CaseRecordType>> = { quote: 'excerpt', passage: 'source' }

interface PassageRow {
  readonly no: number
  readonly record_no: number
  readonly start: number
  readonly end: number
}

/** Holds the full-text index against quotes and passages: every word is there, and no row too many. */
export class TextCheck {
  readonly #database: SqlDatabase
  readonly #caseNo: number
  readonly #faults: FaultList
  readonly #tables: readonly TextField[]
  readonly #found: Record<TextField, number> = { quote: 0, passage: 0 }
  #passages = 0

  constructor(database: SqlDatabase, caseNo: number, faults: FaultList) {
    this.#database = database
    this.#caseNo = caseNo
    this.#faults = faults
    this.#tables = listTextTables(database, caseNo)
  }

  /** `bytes` are those of a source; one without them has a fault already. */
  checkRecord(no: number, record: CaseRecord, bytes: Uint8Array | undefined): void {
    if (record.type === 'excerpt') {
      if (!this.#hasWords('quote', no, record.quote)) this.#addFault('excerpt', record.id)
    } else if (record.type === 'source' && bytes !== undefined && hasPassages(record)) {
      if (!this.#hasPassages(no, record, decodeSourceText(bytes))) this.#addFault('source', record.id)
    }
  }

  /** Looks for rows of no record, once all of them were looked at. */
  checkSuperfluous(): void {
    const row = this.#database.get('SELECT count(*) AS count FROM passage WHERE case_no = ?', [this.#caseNo])
    const tooMany = Number(row?.['count'] ?? 0) - this.#passages
    if (tooMany > 0) this.#addSuperfluous('passage', tooMany)
    for (const field of this.#tables) {
      const rows = this.#database.get(`SELECT count(*) AS count FROM ${nameTextTable(field, this.#caseNo)}_docsize`, [])
      const more = Number(rows?.['count'] ?? 0) - this.#found[field]
      if (more > 0) this.#addSuperfluous(field, more)
    }
  }

  #hasPassages(recordNo: number, source: Source, text: string): boolean {
    const rows = this.#database.all(
      'SELECT no, record_no, start, end FROM passage WHERE case_no = ? AND source = ? ORDER BY start',
      [this.#caseNo, source.id],
    ) as unknown as PassageRow[]
    const expected = splitPassages(text)
    let sound = rows.length === expected.length
    for (const [index, { no, record_no, start, end }] of rows.entries()) {
      this.#passages += 1
      const own = expected[index]
      const agrees = own?.start === start && own.end === end && record_no === recordNo
      if (!this.#hasWords('passage', no, text.slice(start, end)) || !agrees) sound = false
    }
    return sound
  }

  #hasWords(field: TextField, rowNo: number, text: string): boolean {
    const words = describeSearchText(text)
    if (words === '') return true
    if (!this.#tables.includes(field)) return false
    const table = nameTextTable(field, this.#caseNo)
    const question = words.replaceAll(/[^ ]+/g, '"$&"')
    const row = this.#database.get(`SELECT rowid FROM ${table} WHERE ${table} MATCH ? AND rowid = ?`, [question, rowNo])
    this.#found[field] += 1
    return row !== null
  }

  #addFault(type: CaseRecordType, id: string): void {
    this.#faults.add({ check: 'projection', type, id, message: 'the full-text index does not say what it says' })
  }

  #addSuperfluous(field: TextField, count: number): void {
    const message = `the full-text index has rows of no ${RECORD_OF[field]}: ${count}`
    this.#faults.add({ check: 'projection', type: RECORD_OF[field], id: '', message })
  }
}
