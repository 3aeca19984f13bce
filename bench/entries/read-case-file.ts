import { buffer } from 'node:stream/consumers'
import { PassThrough } from 'node:stream'

import { readCaseFile } from '../../server/ingest/readers/read-case-file.ts'
import { writeCaseFile } from '../../server/ingest/write-case-file.ts'
import { serializeRecord } from '../../server/store/record-content.ts'
import type { Benchmark, Task } from '../benchmark.ts'
import { makeCase } from '../make-case.ts'
import type { MadeCase } from '../make-case.ts'

export const BENCHMARK: Benchmark = {
  operation: 'Reads a case file of so many records from memory and checks every record, reference and quote.',
  unit: 'records',
  sizes: [5000, 20_000],
  peers: [
    {
      name: 'JSON.parse',
      difference:
        'parses the same lines, already unpacked, decoded and split, and does nothing else: no checksums, no schema, ' +
        'no duplicate keys, no references, no quotes, no order.',
      prepare({ size }) {
        const lines = makeRecords(size).batch.records.map(serializeRecord)
        return measure(() => lines.map((line): unknown => JSON.parse(line)))
      },
    },
  ],
  async prepare({ size }) {
    const file = await writeFile(makeRecords(size))
    return measure(async () => (await readCaseFile(file)).batch.records)
  },
}

function measure(read: () => readonly unknown[] | Promise<readonly unknown[]>): Task {
  let records: readonly unknown[] = []
  return {
    async run() {
      records = await read()
    },
    inspect: () => ({ records: records.length }),
    after() {
      records = []
    },
  }
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
