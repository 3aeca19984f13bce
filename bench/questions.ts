import { createRandom } from '../server/analysis/create-random.ts'
import type { EntityId } from '../server/domain/ids.ts'
import type { Outcome, Task } from './benchmark.ts'
import { countPeople, personId, spellSurname } from './claim-parts.ts'

const MOST_OPERATIONS = 200
/** Every so many questions are about the one person who is met far more often than all others. */
const HUB_EVERY = 20

/** First page of what is asked for. */
export const PAGE = 50
/** Longest path looked for. */
export const MOST_HOPS = 4

/** Each answers one question and tells how much it found. */
export interface Answers {
  /** Links of one entity, at most a page. */
  readonly expand: (entity: EntityId) => number | Promise<number>
  /** Hops of a shortest path, 0 when there is none so short. */
  readonly walk: (from: EntityId, to: EntityId) => number | Promise<number>
  /** Quotes with a word that begins so, at most a page. */
  readonly search: (word: string) => number | Promise<number>
}

/** Asks 200 seeded questions of each kind, or fewer where fewer people are, about the made-up case of so many claims. */
export function askQuestions(claims: number, answers: Answers): Pick<Task, 'run' | 'latencies' | 'inspect'> {
  const questions = drawQuestions(claims)
  let latencies: Record<keyof Answers, number[]> = { expand: [], walk: [], search: [] }
  let found: Record<keyof Answers, number> = { expand: 0, walk: 0, search: 0 }
  const time = async (kind: keyof Answers, answer: () => number | Promise<number>): Promise<void> => {
    const start = performance.now()
    found[kind] += await answer()
    latencies[kind].push(performance.now() - start)
  }
  return {
    async run() {
      latencies = { expand: [], walk: [], search: [] }
      found = { expand: 0, walk: 0, search: 0 }
      for (const { person, other } of questions) {
        await time('expand', () => answers.expand(personId(person)))
        await time('walk', () => answers.walk(personId(person), personId(other)))
        await time('search', () => answers.search(spellSurname(other)))
      }
    },
    latencies: () => latencies,
    inspect: (): Outcome => ({ links: found.expand, hops: found.walk, hits: found.search }),
  }
}

/** Two people a question, never the same. */
function drawQuestions(claims: number): { person: number; other: number }[] {
  const random = createRandom(2)
  const people = countPeople(claims)
  return Array.from({ length: Math.min(MOST_OPERATIONS, people) }, (_, index) => {
    const person = index % HUB_EVERY === 0 ? 0 : Math.floor(random() * people)
    return { person, other: (person + 1 + Math.floor(random() * (people - 1))) % people }
  })
}
