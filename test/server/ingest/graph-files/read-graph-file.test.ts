import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, inject, test } from 'vitest'

import { CaseFileError } from '../../../../server/ingest/case-file-error.ts'
import { GRAPH_FILE_LIMITS, readGraphFile } from '../../../../server/ingest/graph-files/read-graph-file.ts'

type Format = 'graphml' | 'gexf'

const toGraphMl = (body: string, keys = '') =>
  `<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">${keys}<graph edgedefault="directed">${body}</graph></graphml>`
const toGexf = (nodes: string, edges = '', attributes = '') =>
  `<gexf version="1.2"><graph defaultedgetype="directed">${attributes}<nodes>${nodes}</nodes><edges>${edges}</edges></graph></gexf>`

function read(format: Format, text: string | Uint8Array) {
  const { nodes, edges, leftOut } = readGraphFile(format, Buffer.from(text as string), 'x')
  return { nodes: Buffer.from(nodes).toString(), edges: Buffer.from(edges).toString(), leftOut }
}

/** `line field code` of each problem. */
function listFaults(format: Format, text: string | Uint8Array): string[] {
  try {
    readGraphFile(format, Buffer.from(text as string), 'x')
  } catch (error) {
    if (!(error instanceof CaseFileError)) throw error
    for (const { message } of error.problems) expect(message.length).toBeLessThan(400)
    return error.problems.map(({ line, field, code }) => `${line ?? '-'} ${field ?? '-'} ${code}`)
  }
  throw new Error('was read')
}

describe('GraphML', () => {
  test('becomes two tables, columns by name and values word for word', () => {
    const keys =
      '<key id="a" for="node" attr.name="name" attr.type="string"><default>none</default></key>' +
      '<key id="b" for="node" attr.name="zip" attr.type="long"/><key id="c" for="edge" attr.name="since" attr.type="int"/>'
    const body =
      '<node id="1"><data key="a">Ada, "the &amp; one"</data><data key="b">00712345678901234567890</data></node><node id="2"/>' +
      '<edge source="1" target="2"><data key="c"></data></edge><edge id="e" source="2" target="1" directed="false"/>'
    const { nodes, edges } = read('graphml', toGraphMl(body, keys))
    expect(nodes).toBe('id,name,zip\n1,"Ada, ""the & one""",00712345678901234567890\n2,none,\n')
    expect(edges).toBe('id,source,target,directed,since\n,1,2,true,\ne,2,1,false,\n')
  })

  test('keeps keys without a name, of one name, for all, and for parts that are no nodes apart', () => {
    const keys =
      '<key id="d1" for="node"/><key id="d2" for="node"/><key id="d3" for="node" attr.name="n"/>' +
      '<key id="d4" for="node" attr.name="n"/><key id="d5" for="all" attr.name="w" attr.type="date"/><key id="d6" for="port"/>'
    const data = [1, 2, 3, 4, 5].map((n) => `<data key="d${n}">${n}</data>`).join('')
    const { nodes, edges } = read(
      'graphml',
      toGraphMl(`<node id="1">${data}</node><edge source="1" target="1"><data key="d5">x</data></edge>`, keys),
    )
    expect(nodes).toBe('id,d1,d2,n,n (d4),w\n1,1,2,3,4,5\n')
    expect(edges).toBe('id,source,target,directed,w\n,1,1,true,x\n')
  })

  test('parallel edges and loops stay apart', () => {
    const body =
      '<node id="1"/><node id="2"/>' + '<edge source="1" target="2"/>'.repeat(3) + '<edge source="1" target="1"/>'
    expect(read('graphml', toGraphMl(body)).edges).toBe(
      'id,source,target,directed\n,1,2,true\n,1,2,true\n,1,2,true\n,1,1,true\n',
    )
  })

  test.each([
    ['a node twice', '<node id="1"/>\n<node id="1"/>', '2 id duplicate-id'],
    [
      'an edge twice',
      '<node id="1"/><edge id="e" source="1" target="1"/>\n<edge id="e" source="1" target="1"/>',
      '2 id duplicate-id',
    ],
    ['a node that is not there', '<node id="1"/>\n<edge source="1" target="9"/>', '2 target unknown-reference'],
    ['an edge without an end', '<node id="1"/>\n<edge source="1"/>', '2 target wrong-value'],
    ['a node without id', '<node/>', '1 id wrong-value'],
    ['a value twice', '<node id="1"><data key="a">1</data>\n<data key="a">2</data></node>', '2 a repeated-value'],
    ['a graph within a node', '<node id="1">\n<graph edgedefault="directed"/></node>', '2 graph unsupported-element'],
    ['a hyperedge', '\n<hyperedge/>', '2 hyperedge unsupported-element'],
  ])('%s is told with its line', (_, body, fault) => {
    expect(listFaults('graphml', toGraphMl(body))).toEqual([fault])
  })
})

describe('GEXF', () => {
  test('becomes two tables; titles stand for numbers, values stay texts', () => {
    const attributes =
      '<attributes class="node"><attribute id="0" title="label" type="string"/><attribute id="1" title="age" type="integer"/>' +
      '<attribute id="2" title="age" type="liststring"/></attributes>'
    const values = ['A', '007', '[1, 2]'].map((value, id) => `<attvalue for="${id}" value="${value}"/>`).join('')
    const nodes = `<node id="1" label="One"><attvalues>${values}</attvalues></node><node id="2"/>`
    const edges = '<edge source="1" target="2" type="mutual"/><edge id="e" source="1" target="2" weight="2"/>'
    const tables = read('gexf', toGexf(nodes, edges, attributes))
    expect(tables.nodes).toBe('id,age,age (2),label,label (0)\n1,007,"[1, 2]",One,A\n2,,,,\n')
    expect(tables.edges).toBe('id,source,target,directed,weight\n,1,2,false,\ne,1,2,true,2\n')
  })

  test('times are left out, and that is told', () => {
    const { leftOut } = read(
      'gexf',
      toGexf('<node id="1" start="2001"/><node id="2"><spells><spell start="1"/></spells></node>'),
    )
    expect(leftOut.map(({ field }) => field)).toEqual(['start', 'spells'])
  })

  test.each([
    [
      'values over time',
      '<node id="1"><attvalues><attvalue for="a" value="1"/>\n<attvalue for="a" value="2"/></attvalues></node>',
      '2 a repeated-value',
    ],
    [
      'a label twice',
      '<node id="1" label="x"><attvalues>\n<attvalue for="label" value="1"/></attvalues></node>',
      '2 label repeated-value',
    ],
    ['nodes within nodes', '<node id="1"><nodes>\n<node id="2"/></nodes></node>', '2 node unsupported-element'],
    ['a node twice', '<node id="1"/>\n<node id="1"/>', '2 id duplicate-id'],
  ])('%s are told with their line', (_, nodes, fault) => {
    expect(listFaults('gexf', toGexf(nodes))).toEqual([fault])
  })

  test('a weight that is no number is told', () => {
    expect(listFaults('gexf', toGexf('<node id="1"/>', '\n<edge source="1" target="1" weight="1,5"/>'))).toEqual([
      '2 weight wrong-value',
    ])
  })
})

describe.each(['graphml', 'gexf'] as const)('hostile %s', (format) => {
  const wrap = (body: string) => (format === 'graphml' ? toGraphMl(body) : toGexf(body)).replace(/^<\?xml[^>]*\?>/, '')

  test.each([
    ['entities that multiply', `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>`],
    ['an entity from a file', `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>`],
    ['a document type elsewhere', `<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">`],
  ])('%s: the document type is refused before anything is read', (_, doctype) => {
    expect(listFaults(format, `${doctype}${wrap('<node id="1" label="&b;"/>')}`)).toEqual(['1 - document-type'])
  })

  test.each([
    ['an entity of HTML', wrap('<node id="&nbsp;"/>'), 'not-xml'],
    ['a control character', wrap('<node id="a\u0001"/>'), 'not-xml'],
    ['a reference to one', wrap('<node id="a&#1;"/>'), 'not-xml'],
    ['a reference beyond Unicode', wrap('<node id="&#x110000;"/>'), 'not-xml'],
    ['elements nested deep', wrap('<a>'.repeat(100_000)), 'too-deep'],
    ['a huge attribute', wrap(`<node id="${'a'.repeat(GRAPH_FILE_LIMITS.length + 1)}"/>`), 'text-too-long'],
    ['a file cut off', wrap('<node id="1"/>').slice(0, -4), 'not-xml'],
    ['tags that cross', wrap('<a><b></a></b>'), 'not-xml'],
    ['an attribute twice', wrap('<node id="1" id="2"/>'), 'not-xml'],
    ['an attribute without quotes', wrap('<node id=1/>'), 'not-xml'],
    ['two roots', `${wrap('')}${wrap('')}`, 'not-xml'],
    ['no XML', 'id,name\n1,Ada\n', 'not-xml'],
    ['nothing', '', 'not-xml'],
    ['another format', '<html/>', 'no-graph'],
    ['a graph of another namespace prefix', '<g:x xmlns:g="y"><g:graph/></g:x>', 'no-graph'],
  ])('%s is refused', (_, text, code) => {
    expect(listFaults(format, text).map((fault) => fault.split(' ')[2])).toEqual([code])
  })

  test('bytes that are no UTF-8, another encoding and too many bytes are refused', () => {
    expect(listFaults(format, Buffer.from([0x3c, 0xff]))).toEqual(['- - invalid-utf8'])
    const declared = `<?xml version="1.0" encoding="ISO-8859-1"?>${wrap('<node id="é"/>')}`
    expect(listFaults(format, declared)).toEqual(['1 - unsupported-encoding'])
    expect(listFaults(format, Buffer.alloc(GRAPH_FILE_LIMITS.bytes + 1))).toEqual(['- - too-large'])
  })

  test('names of objects are names like others', () => {
    const { nodes } = read(format, wrap('<node id="__proto__"/><node id="constructor"/>'))
    expect(nodes).toBe('id\n__proto__\nconstructor\n')
  })

  test('a thousand faults are told, and no more', () => {
    expect(listFaults(format, wrap('<node id="1"/>'.repeat(1_500)))).toHaveLength(1_000)
  })
})

const shared = inject('shared')
const folder = 'skipped' in shared ? '' : join(shared.path, 'data/graph_formats')
const why = 'skipped' in shared ? shared.skipped : null

describe.skipIf(why !== null)(`files of other programs${why === null ? '' : ` (${why})`}`, () => {
  test.each([
    ['gephi/statistics/football.graphml', 115, 613],
    ['gephi/import/cdata.graphml', 2, 1],
    ['graphology/arctic.gexf', 1715, 6676],
    ['graphology/mixed.gexf', 3, 3],
    ['graphology/mixed_multigraph.graphml', 6, 8],
    ['graphology/les_miserables.gexf', 77, 254],
    ['graphology/rio.gexf', 366, 1107],
    ['networkit/dynamicTest3.gexf', 2, 1],
    ['tinkerpop/grateful-dead.xml', 808, 8049],
    ['tinkerpop/tinkerpop-modern.xml', 6, 6],
    ['krlawrence/air-routes-small-latest.graphml', 47, 1390],
    ['pygraphistry/sample-1.3-viz.gexf', 2, 1],
  ])('%s comes in: %i nodes, %i edges', (name, nodes, edges) => {
    const format = name.endsWith('.gexf') ? 'gexf' : 'graphml'
    const tables = read(format, readFileSync(join(folder, name)))
    expect([countRows(tables.nodes), countRows(tables.edges)]).toEqual([nodes, edges])
  })

  test.each([
    ['graphology/missing_nodes.gexf', 'unknown-reference'],
    ['pygraphistry/invalid-missing-node-id.gexf', 'wrong-value'],
    ['networkit/dynamicTest.gexf', 'repeated-value'],
    ['gephi/import/gexf/meta.gexf', 'no-graph'],
  ])('%s is refused: %s', (name, code) => {
    expect(listFaults('gexf', readFileSync(join(folder, name)))[0]).toContain(code)
  })
})

/** Rows below the header; a quoted cell may hold line feeds. */
function countRows(table: string): number {
  return table.replaceAll(/"[^"]*"/g, '').split('\n').length - 2
}
