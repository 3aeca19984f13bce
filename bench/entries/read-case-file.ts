import { buffer } from 'node:stream/consumers'
import { PassThrough } from 'node:stream'

import { readCaseFile } from '../../server/ingest/readers/read-case-file.ts'
import { writeCaseFile } from '../../server/ingest/write-case-file.ts'
import { serializeRecord } from '../../server/store/record-content.ts'
import type { Benchmark } from '../benchmark.ts'
import { makeCase } from '../make-case.ts'
import type { MadeCase } from '../make-case.ts'

export const BENCHMARK: Benchmark = {
  operation: 'Reads a case file of so many records from memory and checks every record, reference and quote.',
  peer: 'JSON.parse',
  difference:
    'parses the same lines, already unpacked, decoded and split, and does nothing else: no checksums, no schema, no ' +
    'duplicate keys, no references, no quotes, no order.',
  unit: 'records',
  sizes: [5000, 20_000],
  async prepare(size) {
    const made = makeRecords(size)
    const file = await writeFile(made)
    const lines = made.batch.records.map(serializeRecord)
    return {
      ours: { run: async () => (await readCaseFile(file)).batch.records.length, expected: size },
      peer: { run: () => lines.map((line): unknown => JSON.parse(line)).length, expected: size },
    }
  },
}

/** Ten people with 40 ties make 111 records: 10 entities, 50 claims with their excerpts, and a source for those. */
const RECORDS_PER_TEN = 111

function makeRecords(size: number): MadeCase {
  const tens = Math.floor(size / RECORDS_PER_TEN)
  return makeCase({ people: tens * 10, ties: tens * 40, reviews: size - tens * RECORDS_PER_TEN }, size)
}

async function writeFile(made: MadeCase): Promise<Buffer> {
  const output = new PassThrough()
  const header = { name: 'Measured', description: '', masked: false }
  const bytes = new Map(made.batch.sourceBytes)
  const readSource = (sha256: string) => Promise.resolve(bytes.get(sha256) ?? null)
  const [file] = await Promise.all([
    buffer(output),
    writeCaseFile(output, { header, records: made.batch.records, readSource }),
  ])
  return file
}
