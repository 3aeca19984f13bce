import { createWriteStream } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Organisations in one case file; some 100 MB, well below what a case file may hold. */
const BLOCKS_PER_FILE = 20
const RECORD_TYPES = ['source', 'entity', 'excerpt', 'claim', 'review']

/**
 * Writes a synthetic case as one case file or, where it is too large for one, as several to be imported into one case in
 * their order: a later one repeats, word for word, the entities of earlier ones that it refers to. Beside them stands
 * truth.json. An existing file of the same name is replaced.
 *
 * @param {{ synthesise: Function, countBlocks: Function, writeCaseFile: Function }} program
 * @param {{ people: number, seed: number, folder: string, tell: (sentence: string) => void, blocksPerFile?: number }} options
 * @returns {Promise<string[]>} paths of the case files
 */
export async function writeParts({ synthesise, countBlocks, writeCaseFile }, options) {
  const { people, seed, folder, tell, blocksPerFile = BLOCKS_PER_FILE } = options
  const blocks = synthesise({ people, seed })
  const total = countBlocks(people)
  const fileCount = Math.ceil(total / blocksPerFile)
  await mkdir(folder, { recursive: true })
  const known = new Map()
  const truths = []
  const paths = []
  let part = []
  let done = 0
  for (const block of blocks) {
    part.push(block.batch)
    truths.push(block.truth)
    done += 1
    tell(`Trama: made ${done} of ${total} organisations`)
    if (part.length < blocksPerFile && done < total) continue
    const path = join(folder, nameFile(paths.length + 1, fileCount))
    await writePart(writeCaseFile, path, describe(people, seed, paths.length + 1, fileCount), collect(part, known))
    paths.push(path)
    part = []
  }
  await writeFile(join(folder, 'truth.json'), `${JSON.stringify({ people, seed, organisations: truths })}\n`)
  return paths
}

/** The records of some blocks in canonical order, with what they refer to; remembers entities for the files to come. */
function collect(batches, known) {
  const records = batches.flatMap((batch) => batch.records)
  const own = new Set()
  for (const record of records) if (record.type === 'entity') own.add(record.id)
  const borrowed = new Map()
  for (const id of listReferences(records)) if (!own.has(id)) borrowed.set(id, known.get(id))
  for (const record of records) if (isReferable(record)) known.set(record.id, record)
  const earlier = [...borrowed.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
  const ordered = RECORD_TYPES.flatMap((type) => [
    ...(type === 'entity' ? earlier : []),
    ...records.filter((record) => record.type === type),
  ])
  const bytes = new Map(batches.flatMap((batch) => [...batch.sourceBytes]))
  return { records: ordered, readSource: (sha256) => Promise.resolve(bytes.get(sha256) ?? null) }
}

/** Events and things belong to one organisation; people, groups, places and offences may be named by a later one. */
function isReferable({ type, kind }) {
  return type === 'entity' && kind !== 'Event' && kind !== 'Object'
}

function* listReferences(records) {
  for (const record of records) {
    if (record.type !== 'claim') continue
    yield record.subject
    if ('entity' in record.object) yield record.object.entity
    if (record.attributedTo !== null && 'entity' in record.attributedTo) yield record.attributedTo.entity
  }
}

async function writePart(writeCaseFile, path, header, content) {
  const output = createWriteStream(path)
  try {
    await writeCaseFile(output, { header, ...content })
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

function nameFile(number, count) {
  if (count === 1) return 'case.jsonl.zip'
  const width = String(count).length
  return `case-${String(number).padStart(width, '0')}-of-${count}.jsonl.zip`
}

function describe(people, seed, number, count) {
  const part = count === 1 ? '' : ` File ${number} of ${count}.`
  return {
    name: `Synthetic case of ${people} people, seed ${seed}`,
    description: `All people, groups, numbers and events are invented; cities and public bodies had no part in it.${part}`,
    masked: false,
  }
}
