import classes from './task-panel.module.css'

export interface PartItem {
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** How deep it lies in a hierarchy. */
  readonly depth?: number
}

export interface PartGroup {
  readonly heading: string
  readonly items: readonly PartItem[]
}

interface PartNavProps {
  readonly label: string
  readonly groups: readonly PartGroup[]
  readonly current: string | null
  readonly onChoose: (id: string) => void
}

/** The parts of an answer, one of which is read beside. */
export function PartNav({ label, groups, current, onChoose }: PartNavProps): React.JSX.Element {
  return (
    <nav className={classes['nav']} aria-label={label}>
      {groups.map(({ heading, items }) => (
        <section key={heading} aria-label={heading}>
          <h3 className={classes['navHeading']}>{heading}</h3>
          <ul className={classes['navGroup']}>
            {items.map(({ id, label: name, hint, depth = 0 }) => (
              <li key={id} style={{ paddingInlineStart: depth * 12 }}>
                <button
                  type="button"
                  className={classes['navItem']}
                  aria-current={id === current}
                  onClick={() => {
                    onChoose(id)
                  }}
                >
                  <bdi>{name}</bdi>
                  {hint !== undefined && <span className={classes['navHint']}>{hint}</span>}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
