import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

const FIRST_ROWS = 60

interface MoreRowsProps<T> {
  readonly rows: readonly T[]
  readonly first?: number
  readonly children: (row: T, index: number) => React.ReactNode
}

/** The first of many rows, and the others on demand; for children of a list. */
export function MoreRows<T>({ rows, first = FIRST_ROWS, children }: MoreRowsProps<T>): React.JSX.Element {
  const { t } = useTranslation()
  const [shown, setShown] = useState(first)
  return (
    <>
      {rows.slice(0, shown).map(children)}
      {rows.length > shown && (
        <li style={{ listStyle: 'none', padding: 8 }}>
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => {
              setShown(shown * 4)
            }}
          >
            {t('task.more', { count: rows.length - shown })}
          </Button>
        </li>
      )}
    </>
  )
}
