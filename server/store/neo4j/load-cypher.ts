import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folders of queries. */
const ROOMS = ['schema', 'read', 'write', 'analysis'] as const
export type CypherRoom = (typeof ROOMS)[number]

/** A query's file below the folder `cypher`, without its ending. */
export type QueryName = `${CypherRoom}/${string}`

/** The text of each query, by name; an unknown name throws. */
export interface CypherLibrary {
  readonly read: (name: QueryName) => string
  readonly list: (room: CypherRoom) => readonly QueryName[]
}

/** The folder `cypher` of the package, whether this runs from the sources or from what was built of them. */
export function findCypherFolder(start: string = import.meta.dirname): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, 'cypher')
    if (existsSync(join(candidate, 'schema')) && existsSync(join(folder, 'package.json'))) return candidate
    if (dirname(folder) === folder) throw new Error(`There is no folder "cypher" above ${start}.`)
  }
}

/** Reads every query once; stores are opened rarely and the files are small. */
export function loadCypher(folder: string): CypherLibrary {
  const names = ROOMS.flatMap((room) =>
    readdirSync(join(folder, room))
      .filter((file) => file.endsWith('.cypher'))
      .sort()
      .map((file): QueryName => `${room}/${file.slice(0, -'.cypher'.length)}`),
  )
  const texts = new Map(names.map((name) => [name, readFileSync(join(folder, `${name}.cypher`), 'utf8')]))
  return {
    read: (name) => {
      const text = texts.get(name)
      if (text === undefined) throw new Error(`There is no query "${name}" in ${folder}.`)
      return text
    },
    list: (room) => names.filter((name) => name.startsWith(`${room}/`)),
  }
}
