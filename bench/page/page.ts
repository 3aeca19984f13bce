import Graph from 'graphology'
import { Sigma } from 'sigma'

import { KIND_COLORS } from '../../client/model/palette.ts'
import type { BareGraph } from './bare-graph.ts'

/** The least that draws a graph: sigma as it comes. The first frame that it has drawn is told as our chart tells it. */
async function draw(container: HTMLElement): Promise<void> {
  const response = await fetch('graph.json')
  const { nodes, edges } = (await response.json()) as BareGraph
  const graph = new Graph({ type: 'directed', multi: true })
  for (const { id, label, kind, x, y } of nodes) graph.addNode(id, { label, x, y, size: 6, color: KIND_COLORS[kind] })
  for (const { id, source, target } of edges) graph.addDirectedEdgeWithKey(id, source, target, { color: '#999999' })
  const sigma = new Sigma(graph, container)
  sigma.once('afterRender', () => {
    container.dataset['nodes'] = String(graph.order)
    container.dataset['edges'] = String(graph.size)
    container.dataset['ready'] = 'true'
  })
  sigma.refresh()
}

const container = document.getElementById('chart')
if (container !== null) await draw(container)
