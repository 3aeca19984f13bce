import type { InputFingerprint } from '../../analysis/hash-input.ts'
import { MOST_CHANGED_IDS, MOST_DIFFERENCES } from '../../contract/findings.ts'
import type { FindingComparison } from '../../contract/findings.ts'
import { ApiError } from '../problem-of.ts'
import { compareJson } from './compare-json.ts'
import type { OpenedFinding } from './read-finding.ts'

type InputChanges = FindingComparison['input']['changes']

/** A result says again how it was made; that is compared apart. */
const MANIFEST = new Set(['manifest'])

/** Where two findings differ: what was asked, the material, the result. @throws {ApiError} 409 for two tasks */
export function compareFindings(then: OpenedFinding, now: OpenedFinding): FindingComparison {
  if (then.task !== now.task) {
    throw new ApiError(409, 'two-tasks', `One finding is of the task ${then.task}, the other of ${now.task}.`)
  }
  const asked = compareJson(describeAsked(then), describeAsked(now), MOST_DIFFERENCES).listed
  const result = compareResults(then, now)
  return {
    task: then.task,
    then: then.id,
    now: now.id,
    outcome: result.same ? 'identical' : result.count === 0 ? 'same-values' : 'different',
    version: { then: then.manifest.version, now: now.manifest.version },
    asked: [...asked],
    input: {
      same: then.manifest.inputHash === now.manifest.inputHash,
      then: then.manifest.inputHash,
      now: now.manifest.inputHash,
      changes: listInputChanges(then.fingerprint, now.fingerprint),
    },
    result,
  }
}

function describeAsked({ manifest }: OpenedFinding): object {
  const { clocks, projection, parameters } = manifest
  return { clocks, projection, parameters }
}

function compareResults(then: OpenedFinding, now: OpenedFinding): FindingComparison['result'] {
  const digests = { then: then.result.sha256, now: now.result.sha256 }
  if (digests.then === digests.now) return { same: true, ...digests, differences: [], count: 0 }
  if (then.resultText === null || now.resultText === null) {
    return { same: false, ...digests, differences: [], count: null }
  }
  const [one, other] = [JSON.parse(then.resultText) as unknown, JSON.parse(now.resultText) as unknown]
  const { listed, count } = compareJson(one, other, MOST_DIFFERENCES, MANIFEST)
  return { same: false, ...digests, differences: [...listed], count }
}

/** Which items of the material came, went or changed; kinds in which nothing did are left out. */
function listInputChanges(then: InputFingerprint | null, now: InputFingerprint | null): InputChanges {
  if (then === null || now === null) return null
  const kinds = [...new Set([...Object.keys(then), ...Object.keys(now)])].sort()
  return kinds.flatMap((kind) => {
    const [before, after] = [new Map(Object.entries(then[kind] ?? {})), new Map(Object.entries(now[kind] ?? {}))]
    const came = [...after.keys()].filter((id) => !before.has(id))
    const went = [...before.keys()].filter((id) => !after.has(id))
    const changed = [...after].flatMap(([id, hash]) => (before.has(id) && before.get(id) !== hash ? [id] : []))
    const counts = { came: came.length, went: went.length, changed: changed.length }
    if (came.length + went.length + changed.length === 0) return []
    return [{ kind, came: listFirst(came), went: listFirst(went), changed: listFirst(changed), counts }]
  })
}

function listFirst(ids: readonly string[]): string[] {
  return ids.toSorted().slice(0, MOST_CHANGED_IDS)
}
