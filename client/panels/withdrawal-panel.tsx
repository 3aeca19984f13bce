import { NativeSelect, Text } from '@mantine/core'
import { IconUnlink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import { EmptyState } from './empty-state.tsx'
import { TaskFoot } from './task-foot.tsx'
import { RunOptionsMenu } from './run-options-menu.tsx'
import { TaskBar } from './task-bar.tsx'
import classes from './task-panel.module.css'
import { usePlace, useTasks } from './tasks-context.ts'
import { useSources } from './use-case-data.ts'
import { useWithdraw } from './use-withdraw.ts'
import { WithdrawalLists } from './withdrawal-lists.tsx'

/** What falls if a source goes: ties, branches and ranks that rest on it. */
export function WithdrawalPanel(): React.JSX.Element {
  const { t } = useTranslation()
  const { withdrawal: run } = useTasks()
  const sources = useSources().data?.sources ?? []
  const [kept, choose] = usePlace('withdrawal.source')
  const withdraw = useWithdraw()
  const source = sources.find(({ id }) => id === kept) ?? sources[0]
  const { answer } = run
  return (
    <div className={classes['panel']}>
      <TaskBar
        run={run}
        label={t('withdrawal.run')}
        onStart={() => {
          if (source !== undefined) withdraw(source.id)
        }}
      >
        <NativeSelect
          aria-label={t('withdrawal.source')}
          maw={320}
          data={sources.map(({ id, title }) => ({ value: id, label: title }))}
          value={source?.id ?? ''}
          onChange={({ currentTarget: { value } }) => {
            choose(value)
          }}
        />
        <RunOptionsMenu />
      </TaskBar>
      {answer === null ? (
        <div className={classes['scroll']}>
          <EmptyState icon={<IconUnlink size={28} stroke={1.5} aria-hidden />} title={t('withdrawal.none')}>
            <Text fz="sm" maw={480}>
              {t('withdrawal.noneHint')}
            </Text>
          </EmptyState>
        </div>
      ) : (
        <>
          <div className={classes['scroll']}>
            <WithdrawalLists answer={answer} sources={sources} />
          </div>
          <TaskFoot finding={answer} />
        </>
      )}
    </div>
  )
}
