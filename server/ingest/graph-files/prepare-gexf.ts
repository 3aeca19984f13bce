import { applyEdits, rewriteTag } from './graph-text.ts'
import type { GraphText } from './graph-text.ts'
import type { GraphSurvey } from './graph-survey.ts'
import { nameColumn } from './prepare-graphml.ts'
import { scanXml } from './scan-xml.ts'
import type { XmlLimits, XmlTag } from './scan-xml.ts'

/**
 * Looks a GEXF file through and rewrites what graphology-gexf would read wrongly: it makes numbers of texts, loses
 * attributes of equal titles, and fails on mutual edges.
 *
 * @returns null with the problems in `survey`
 * @throws {XmlFault} for what is no XML
 */
export function prepareGexf(survey: GraphSurvey, limits: XmlLimits): GraphText | null {
  const visit = new GexfVisit(survey)
  scanXml(survey.text, limits, {
    open: (tag) => {
      visit.open(tag)
    },
    close: () => undefined,
  })
  return visit.finish()
}

/** Names under which the library keeps what a tag or its looks say. */
const RESERVED = ['label', 'weight', 'kind', 'color', 'size', 'x', 'y', 'z', 'shape', 'thickness']
const TIMED = ['start', 'end', 'startopen', 'endopen', 'timestamp', 'timestamps', 'intervals']
const EDGE_TYPES = ['directed', 'undirected', 'mutual']

class GexfVisit {
  #graphs = 0
  #default = 'undirected'
  #class = ''
  readonly #titles = new Set<string>()
  /** The values of the node or edge that is being read, and what its tag says. */
  #values = new Set<string>()
  #own: ReadonlyMap<string, string> = new Map()

  constructor(readonly survey: GraphSurvey) {}

  open(tag: XmlTag): void {
    switch (tag.name) {
      case 'graph':
        this.#openGraph(tag)
        return
      case 'attributes':
        this.#class = tag.attributes.get('class') ?? ''
        return
      case 'attribute':
        this.#openAttribute(tag)
        return
      case 'node':
        this.#openNode(tag)
        return
      case 'edge':
        this.#openEdge(tag)
        return
      case 'attvalue':
        this.#openValue(tag)
        return
      case 'viz:color':
      case 'viz:size':
      case 'viz:position':
      case 'viz:shape':
      case 'viz:thickness':
        this.#openLook(tag)
        return
      case 'spell':
        this.survey.leaveOut('spells', 'times at which nodes and edges are there are not read')
    }
  }

  finish(): GraphText | null {
    const { survey } = this
    if (this.#graphs === 0) {
      const message = 'the file holds no <graph> without a namespace prefix; it is no GEXF, or an empty one'
      survey.report(0, null, 'no-graph', message)
    }
    survey.checkEnds()
    if (!survey.problems.isEmpty) return null
    const edges = survey.keyEdges((tag, key) =>
      rewriteTag('edge', tag.attributes, { id: key, type: null }, tag.isEmpty),
    )
    return { text: applyEdits(survey.text, survey.edits), edges, leftOut: survey.listLeftOut() }
  }

  #openGraph(tag: XmlTag): void {
    this.#graphs += 1
    this.#default = tag.attributes.get('defaultedgetype') ?? 'undirected'
    if (this.#graphs > 1) {
      const message = 'the file holds more than one graph; export each into a file of its own'
      this.survey.report(tag.start, 'graph', 'unsupported-element', message)
    }
    const known = EDGE_TYPES.includes(this.#default) ? this.#default : 'undirected'
    const changes = { defaultedgetype: known === 'directed' ? 'directed' : 'undirected' }
    const text = rewriteTag('graph', tag.attributes, changes, tag.isEmpty)
    this.survey.edits.push({ start: tag.start, end: tag.end, text })
  }

  #openAttribute(tag: XmlTag): void {
    const id = tag.attributes.get('id') ?? tag.attributes.get('for') ?? ''
    const isThere = (name: string): boolean => this.#titles.has(`${this.#class} ${name}`)
    // The library goes by the title where the id is a number, and by the id itself otherwise.
    const isNumber = !Number.isNaN(Number(id))
    const given = (tag.attributes.get('title') ?? '').trim()
    const title = isNumber ? nameColumn(given, id, (name) => RESERVED.includes(name) || isThere(name)) : id
    if (isThere(title)) {
      const message = `two attributes are called "${title}"; rename one`
      this.survey.report(tag.start, title, 'duplicate-id', message)
    }
    this.#titles.add(`${this.#class} ${title}`)
    const text = rewriteTag('attribute', tag.attributes, { id, title, type: 'string' }, tag.isEmpty)
    this.survey.edits.push({ start: tag.start, end: tag.end, text })
  }

  #openNode(tag: XmlTag): void {
    this.#values = new Set()
    this.#own = tag.attributes
    this.survey.addNode(tag)
    if (tag.path.includes('node')) {
      const message = 'a node stands within another; export the graph flat, so that all nodes stand side by side'
      this.survey.report(tag.start, 'node', 'unsupported-element', message)
    }
    this.#leaveOutTimes(tag)
    if (tag.attributes.has('pid')) this.survey.leaveOut('pid', 'which node is part of another is not read')
  }

  #openEdge(tag: XmlTag): void {
    this.#values = new Set()
    this.#own = tag.attributes
    const type = tag.attributes.get('type') ?? this.#default
    this.survey.addEdge(tag, type === 'directed')
    this.#leaveOutTimes(tag)
    const weight = tag.attributes.get('weight')
    if (weight !== undefined && !Number.isFinite(Number(weight))) {
      const message = `the weight "${weight}" is no number; write one with a point`
      this.survey.report(tag.start, 'weight', 'wrong-value', message)
    }
  }

  #leaveOutTimes({ attributes }: XmlTag): void {
    const field = TIMED.find((one) => attributes.has(one))
    if (field !== undefined) this.survey.leaveOut(field, 'times at which nodes and edges are there are not read')
  }

  /** The library writes what something looks like over an attribute of that name. */
  #openLook({ name, start, attributes }: XmlTag): void {
    const look = name.slice('viz:'.length)
    const clash = (look === 'position' ? [...attributes.keys()] : [look]).find((one) => this.#values.has(one))
    if (clash === undefined) return
    const message = `an attribute and what it looks like are both called "${clash}"; rename the attribute`
    this.survey.report(start, clash, 'repeated-value', message)
  }

  #openValue(tag: XmlTag): void {
    const id = tag.attributes.get('id') ?? tag.attributes.get('for') ?? ''
    if (this.#values.has(id)) {
      const message = `the attribute "${id}" has several values over time; export the graph as of one day`
      this.survey.report(tag.start, id, 'repeated-value', message)
    }
    if (RESERVED.includes(id) && this.#own.has(id)) {
      const message = `a node or edge has a ${id} of its own and another as an attribute; rename the attribute`
      this.survey.report(tag.start, id, 'repeated-value', message)
    }
    this.#values.add(id)
    const value = tag.attributes.get('value') ?? ''
    if (!tag.attributes.has('value')) {
      const text = rewriteTag('attvalue', tag.attributes, { value }, tag.isEmpty)
      this.survey.edits.push({ start: tag.start, end: tag.end, text })
    }
  }
}
