import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useMemo } from 'react'

import type { Graph } from '../../server/contract/graph.ts'
import { buildAppearance } from '../model/appearance.ts'
import type { Visibility } from '../model/filters.ts'
import { buildSceneGraph } from '../model/scene-graph.ts'
import type { ChartScene } from '../scene/chart-scene.ts'
import type { Positions } from '../scene/scene-model.ts'
import { useAnalysis } from './analysis-context.ts'
import { useSceneMarks } from './use-scene-marks.ts'
import { useWords } from './use-words.ts'
import { useView } from './view-context.ts'

export interface SceneContent {
  readonly graph: Graph | undefined
  /** Places kept from earlier visits; null while they are not known. */
  readonly positions: Positions | null
  readonly visibility: Visibility
}

/** Hands the scene what it is to show: graph, looks, filters and selection, each when it changes. */
export function useSceneContent(scene: ChartScene | null, { graph, positions, visibility }: SceneContent): void {
  const words = useWords()
  const { view, focus } = useView()
  const { finding } = useAnalysis()
  const scheme = useComputedColorScheme('light')
  const { colorBy, sizeBy } = view
  const showLabels = !view.folded.includes('labels')

  const marks = useSceneMarks(finding, colorBy)
  const sceneGraph = useMemo(() => {
    if (graph === undefined || positions === null) return null
    return buildSceneGraph(graph, { positions, namePredicate: words.predicate, ...marks, showLabels })
  }, [graph, positions, marks, showLabels, words])
  const looks = useMemo(
    () => (graph === undefined ? null : buildAppearance(graph, finding, { colorBy, sizeBy, scheme })),
    [graph, finding, colorBy, sizeBy, scheme],
  )

  useEffect(() => {
    if (sceneGraph !== null) scene?.setGraph(sceneGraph)
  }, [scene, sceneGraph])
  useEffect(() => {
    if (looks !== null) scene?.setAppearance(looks)
  }, [scene, sceneGraph, looks])
  useEffect(() => {
    scene?.setVisibility(visibility.hiddenNodes, visibility.hiddenEdges)
  }, [scene, sceneGraph, visibility])
  useEffect(() => {
    scene?.select(view.selection.nodes, view.selection.claims)
  }, [scene, sceneGraph, view.selection])
  useEffect(() => {
    if (focus !== null) scene?.focus(focus.id)
  }, [scene, focus])
}
