import { describe, expect, it } from 'vitest'
import { MappingError } from '../../../../server/ingest/mapping/mapping-error.ts'
import { readMapping } from '../../../../server/ingest/mapping/read-mapping.ts'

const HEAD = `version: 1
namespace: test
recorded: { by: A. Analyst, at: 2024-03-05T10:00:00.000Z }
`

function findProblems(yaml: string): string[] {
  try {
    readMapping(Buffer.from(yaml), 'map.yaml')
  } catch (error) {
    if (!(error instanceof MappingError)) throw error
    return error.problems.map(({ line, column, field, message }) => `${line}:${column} ${field}: ${message}`)
  }
  return []
}

const table = (lines: string) => `${HEAD}tables:\n  - files: a.csv\n${lines}`

describe('reading a mapping', () => {
  it('takes a sound one', () => {
    expect(findProblems(table('    nodes: [{ id: id, kind: Person }]\n'))).toEqual([])
  })

  it('says line, column and field of what is no field, missing, or wrong', () => {
    const yaml = `version: 2\nnamespace: test\nextra: 1\nrecorded: { by: A, at: today }\ntables:\n  - files: a.csv\n    skip: 3\n`
    expect(findProblems(yaml)).toEqual([
      '1:1 version: must be 1',
      '4:20 recorded.at: is no instant; write UTC with milliseconds, such as 2024-03-05T10:00:00.000Z',
      '7:5 tables[0].skip: must be a text',
      '3:1 extra: is no field here; remove it',
    ])
    expect(findProblems(HEAD)).toEqual(['1:1 tables: is missing; it must be a list'])
  })

  it.each([
    ['    nodes: [{ id: id, kind: Group }]\n', '6:13 tables[0].nodes[0]: a Group needs a subkind'],
    ['    nodes: [{ id: id, kind: Person, subkind: city }]\n', 'tables[0].nodes[0].subkind: a Person has no subkind'],
    [
      '    nodes:\n      - id: id\n        kind: Event\n        subkind: feast\n',
      '9:9 tables[0].nodes[0].subkind: "feast" is no subkind of Event',
    ],
    [
      '    nodes: [{ id: id, kind: Person, names: [{ nameKind: alias }] }]\n',
      'names[0]: needs exactly one of column, template and value',
    ],
    [
      '    nodes: [{ id: id, kind: Person, claims: [{ predicate: LIKES, column: a }] }]\n',
      'is neither in the vocabulary',
    ],
    ['    nodes: [{ id: id, kind: Person, claims: [{ predicate: LEADS, column: a }] }]\n', 'write it under edges'],
    ['    nodes: [{ id: id, kind: Person, claims: [{ predicate: HAS_NAME, column: a }] }]\n', 'write it under names'],
    [
      '    nodes: [{ id: id, kind: Person, claims: [{ predicate: HAS_NOTE, column: a, below: 3 }] }]\n',
      'below: means nothing to HAS_NOTE',
    ],
    ['    nodes: [{ id: id, kind: Person, claims: [{ predicate: IS_MINOR, column: a }] }]\n', 'needs either yes'],
    [
      '    nodes: [{ id: id, kind: Person, claims: [{ predicate: HAS_CATEGORY, value: boss }] }]\n',
      '"boss" is not among what HAS_CATEGORY takes',
    ],
    [
      '    nodes: [{ id: id, kind: Person, claims: [{ predicate: BORN_ON, column: a, formats: [DD/MM/YYYY] }] }]\n',
      'lower-case d and y',
    ],
    ['    nodes: [{ id: id, kind: Person, when: { column: a } }]\n', 'needs exactly one of in and notEmpty'],
    ['    edges: [{ predicate: HAS_NOTE }]\n', 'write it under nodes'],
    ['    edges: [{ predicate: LEADS, to: { entity: police } }]\n', '"police" is not among the entities'],
    [
      '    edges: [{ predicate: LEADS, to: { template: x, column: a } }]\n',
      'needs exactly one of column, template and entity',
    ],
    ['    skip: No.\n    edges: [{ predicate: LEADS }]\n', 'skip: a table that is skipped has neither'],
    ['    label: Person\n    nodes: [{ kind: Person }]\n', 'needs exactly one of files, label and type'],
    ['    ignore: { a: No. }\n', 'tables[0]: needs nodes, edges, or skip'],
    ['    skip: No.\n  - files: a.csv\n    skip: No.\n', 'a table before is called "a.csv" too'],
  ])('refuses %j', (lines, message) => {
    const problems = findProblems(table(lines))
    expect(problems.join('\n')).toContain(message)
    expect(problems).toHaveLength(1)
  })

  it('refuses predicates that are built in, without parent, or declared twice', () => {
    const yaml = `${table('    skip: No.\n')}predicates:
  - { id: LEADS, parent: ASSOCIATED_WITH, definition: x }
  - { id: OWN, parent: MINE, definition: x }
  - { id: OWN, parent: LEADS, definition: x }
`
    expect(findProblems(yaml).map((one) => one.split(' ')[1])).toEqual([
      'predicates[0].id:',
      'predicates[1].parent:',
      'predicates[2].id:',
    ])
  })

  it('refuses what YAML can do and a mapping has no use for', () => {
    const bomb = `a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n`
    expect(findProblems(bomb)[0]).toBe('1:7 null: a mapping has no anchors (&name); remove it')
    expect(findProblems('version: *v\n')[0]).toContain('alias')
    expect(findProblems('version: !!js/function "x"\n')[0]).toMatch(/^1:10 /u)
    expect(findProblems('version: !mine 1\n')[0]).toMatch(/^1:10 null: .*mine/u)
    expect(findProblems('version: 1\nversion: 1\n')[0]).toBe('2:1 null: Map keys must be unique')
    expect(findProblems(`version: ${'['.repeat(100)}${']'.repeat(100)}\n`)[0]).toContain('nested deeper')
    expect(findProblems('tables: [\n')[0]).toMatch(/^\d+:\d+ null: /u)
    expect(findProblems('--- 1\n--- 2\n')[0]).toMatch(/null: /u)
    expect(findProblems('__proto__: { version: 1 }\n').join()).toContain('__proto__: is no field here')
    expect(findProblems('x'.repeat(2 ** 20 + 1))[0]).toContain('more than 1048576 bytes')
    expect(() => readMapping(Buffer.from([0x61, 0xff]), 'm')).toThrow(/byte 2 is no UTF-8/u)
    expect(findProblems('')).not.toEqual([])
  })
})
