import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Graph } from '../../server/contract/graph.ts'
import type { Visibility } from '../model/filters.ts'
import { listSteps, stepThrough } from '../model/neighbours.ts'
import classes from './chart-panel.module.css'
import { KindIcon } from './kind-icon.tsx'
import { useView } from './view-context.ts'

interface NodeStepperProps {
  readonly graph: Graph
  readonly visibility: Visibility
}

/** Enough to walk by keys; who wants one of thousands searches. */
const MOST_STEPS = 200

/**
 * The chart by keyboard: reached by Tab and seen while it has the focus. Arrows choose among the neighbours of the
 * selection, or among all nodes where nothing is selected; Enter goes there; Backspace or Escape clears.
 */
export function NodeStepper({ graph, visibility }: NodeStepperProps): React.JSX.Element {
  const { t } = useTranslation()
  const { view, dispatch, goTo } = useView()
  const id = useId()
  const from = view.selection.nodes.length === 1 ? (view.selection.nodes[0] ?? null) : null
  const [at, setAt] = useState<{ from: string | null; index: number | null }>({ from: null, index: null })
  const steps = listSteps(graph, visibility, from).slice(0, MOST_STEPS)
  const index = at.from === from && at.index !== null && at.index < steps.length ? at.index : null
  const fromLabel = graph.nodes.find((node) => node.id === from)?.label
  const label =
    fromLabel === undefined
      ? t('stepper.all', { count: steps.length })
      : t('stepper.neighbours', { name: fromLabel, count: steps.length })

  const actions: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      step(1)
    },
    ArrowRight: () => {
      step(1)
    },
    ArrowUp: () => {
      step(-1)
    },
    ArrowLeft: () => {
      step(-1)
    },
    Enter: () => {
      const target = index === null ? undefined : steps[index]
      if (target !== undefined) goTo(target.id)
    },
    Escape: clear,
    Backspace: clear,
  }
  function step(by: 1 | -1): void {
    setAt({ from, index: stepThrough(steps.length, index, by) })
  }
  function clear(): void {
    dispatch({ type: 'select', selection: { nodes: [], claims: [] } })
  }

  return (
    <div
      className={classes['stepper']}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={index === null ? undefined : `${id}-${index}`}
      onKeyDown={(event) => {
        const act = actions[event.key]
        if (act === undefined) return
        event.preventDefault()
        act()
      }}
    >
      <p aria-hidden style={{ marginBlock: 0, fontWeight: 600 }}>
        {label}
      </p>
      <p aria-hidden style={{ marginBlock: '0 8px', color: 'var(--mantine-color-dimmed)' }}>
        {t('stepper.keys')}
      </p>
      {steps.map((node, place) => (
        <div
          key={node.id}
          id={`${id}-${place}`}
          ref={place === index ? scrollIntoSight : null}
          className={classes['step']}
          role="option"
          aria-selected={place === index}
        >
          <KindIcon kind={node.kind} />
          <bdi>{node.label}</bdi>
        </div>
      ))}
    </div>
  )
}

function scrollIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}
