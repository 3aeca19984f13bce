import { useTranslation } from 'react-i18next'

import { ClaimInspector } from './claim-inspector.tsx'
import { EntityLink } from './entity-link.tsx'
import classes from './inspector-panel.module.css'
import { KindIcon } from './kind-icon.tsx'
import { PathFinder } from './path-finder.tsx'
import { useGraph } from './use-case-data.ts'
import { useWords } from './use-words.ts'

interface SelectionInspectorProps {
  readonly nodes: readonly string[]
  readonly claims: readonly string[]
}

/** More than one thing: a list, and between two entities the computed path. */
export function SelectionInspector({ nodes, claims }: SelectionInspectorProps): React.JSX.Element {
  const { t } = useTranslation()
  const words = useWords()
  const graph = useGraph().data
  const selected = (graph?.nodes ?? []).filter(({ id }) => nodes.includes(id))
  const [from, to] = nodes
  return (
    <>
      <header className={classes['head']}>
        <h2 className={classes['name']}>{t('selection.title', { count: nodes.length + claims.length })}</h2>
      </header>
      {nodes.length === 2 && from !== undefined && to !== undefined && (
        <PathFinder key={`${from} ${to}`} from={from} to={to} />
      )}
      {selected.length > 0 && (
        <section className={classes['section']}>
          <h3 className={classes['heading']}>{t('selection.entities', { count: selected.length })}</h3>
          <ul className={classes['list']}>
            {selected.map((node) => (
              <li key={node.id} className={classes['row']} style={{ alignItems: 'center' }}>
                <KindIcon kind={node.kind} />
                <span style={{ flex: 1 }}>
                  <EntityLink entity={node} />
                </span>
                <span className={classes['count']}>{words.kind(node.kind)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {claims.length > 0 && <ClaimList claims={claims} />}
    </>
  )
}

const MOST_CLAIMS = 20

function ClaimList({ claims }: { readonly claims: readonly string[] }): React.JSX.Element {
  const { t } = useTranslation()
  return (
    <>
      <h3 className={classes['heading']} style={{ padding: '8px 12px 0' }}>
        {t('selection.claims', { count: claims.length })}
      </h3>
      {claims.slice(0, MOST_CLAIMS).map((id) => (
        <ClaimInspector key={id} id={id} />
      ))}
    </>
  )
}
