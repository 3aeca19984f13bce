import { applyEdits, rewriteTag } from './graph-text.ts'
import type { GraphText } from './graph-text.ts'
import type { GraphSurvey } from './graph-survey.ts'
import { scanXml } from './scan-xml.ts'
import type { XmlLimits, XmlTag } from './scan-xml.ts'

interface Key {
  readonly tag: XmlTag
  readonly end: number
}

/**
 * Looks a GraphML file through and rewrites what graphology-graphml would read wrongly: it makes numbers of texts (0007
 * becomes 7), loses keys without a name or of equal names, fails on keys for parts of a file that are no nodes or edges,
 * and takes no edge for undirected in a directed graph.
 *
 * @returns null with the problems in `survey`
 * @throws {XmlFault} for what is no XML
 */
export function prepareGraphMl(survey: GraphSurvey, limits: XmlLimits): GraphText | null {
  const visit = new GraphMlVisit(survey)
  scanXml(survey.text, limits, {
    open: (tag) => {
      visit.open(tag)
    },
    close: (name, end) => {
      visit.close(name, end)
    },
  })
  return visit.finish()
}

const REFUSED = ['hyperedge', 'port', 'locator']
/** What a key may be for; what it is for otherwise concerns no row of a table. */
const DOMAINS = ['node', 'edge', 'graph'] as const

class GraphMlVisit {
  #graphs = 0
  #isDirected = false
  readonly #keys: Key[] = []
  #openKey: XmlTag | null = null
  #dataKeys = new Set<string>()

  constructor(readonly survey: GraphSurvey) {}

  open(tag: XmlTag): void {
    const parent = tag.path.at(-1)
    if (tag.name === 'graph') this.#openGraph(tag)
    else if (tag.name === 'key') this.#openKey = { ...tag, path: [] }
    else if (tag.name === 'node') {
      this.survey.addNode(tag)
      this.#dataKeys = new Set()
    } else if (tag.name === 'edge') this.#openEdge(tag)
    else if (tag.name === 'data') this.#openData(tag, parent)
    else if (REFUSED.includes(tag.name)) {
      const message = `<${tag.name}> joins more or less than two nodes; write plain edges instead`
      this.survey.report(tag.start, tag.name, 'unsupported-element', message)
    }
  }

  close(name: string, end: number): void {
    if (name !== 'key' || this.#openKey === null) return
    this.#keys.push({ tag: this.#openKey, end })
    this.#openKey = null
  }

  finish(): GraphText | null {
    const { survey } = this
    if (this.#graphs === 0) {
      const message = 'the file holds no <graph> without a namespace prefix; it is no GraphML, or an empty one'
      survey.report(0, null, 'no-graph', message)
    }
    survey.checkEnds()
    if (!survey.problems.isEmpty) return null
    this.#renameKeys()
    const edges = survey.keyEdges((tag, key) =>
      rewriteTag('edge', tag.attributes, { id: key, directed: null }, tag.isEmpty),
    )
    return { text: applyEdits(survey.text, survey.edits), edges, leftOut: survey.listLeftOut() }
  }

  #openGraph(tag: XmlTag): void {
    this.#graphs += 1
    this.#isDirected = tag.attributes.get('edgedefault') === 'directed'
    if (tag.path.includes('graph')) {
      const message =
        'a graph stands within a node or edge; export it without groups, so that all nodes stand side by side'
      this.survey.report(tag.start, 'graph', 'unsupported-element', message)
    } else if (this.#graphs > 1) {
      const message = 'the file holds more than one graph; export each into a file of its own'
      this.survey.report(tag.start, 'graph', 'unsupported-element', message)
    }
  }

  #openEdge(tag: XmlTag): void {
    const directed = tag.attributes.get('directed')
    this.survey.addEdge(tag, directed === undefined ? this.#isDirected : directed === 'true' || directed === '1')
    this.#dataKeys = new Set()
  }

  #openData(tag: XmlTag, parent: string | undefined): void {
    const key = tag.attributes.get('key') ?? ''
    if (parent !== 'node' && parent !== 'edge') {
      this.survey.leaveOut('data', 'values of the graph as a whole are not read')
      return
    }
    if (this.#dataKeys.has(key)) {
      const message = `a ${parent} has the value "${key}" twice; keep one`
      this.survey.report(tag.start, key, 'repeated-value', message)
    }
    this.#dataKeys.add(key)
  }

  /** Keys with a domain that is known, a name of their own in it, and texts for values. */
  #renameKeys(): void {
    const taken = new Set<string>()
    for (const { tag, end } of this.#keys) {
      const whole = this.survey.text.slice(tag.end, end)
      const asked = tag.attributes.get('for') ?? 'node'
      const domains = asked === 'all' ? DOMAINS : [DOMAINS.find((one) => one === asked) ?? 'graph']
      const written = domains.map((domain) => {
        const id = tag.attributes.get('id') ?? ''
        const given = (tag.attributes.get('attr.name') ?? '').trim()
        const name = nameColumn(given, id, (one) => taken.has(`${domain} ${one}`))
        taken.add(`${domain} ${name}`)
        const changes = { for: domain, 'attr.name': name, 'attr.type': 'string' }
        return `${rewriteTag('key', tag.attributes, changes, tag.isEmpty)}${whole}`
      })
      this.survey.edits.push({ start: tag.start, end, text: written.join('') })
    }
  }
}

/** The name given, or the id; with the id behind it where another has that name already. */
export function nameColumn(name: string, id: string, isTaken: (name: string) => boolean): string {
  if (name === '') return id
  return isTaken(name) ? `${name} (${id})` : name
}
