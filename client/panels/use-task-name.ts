import { useTranslation } from 'react-i18next'

/** What a task is called; its own name where there is no word for it. */
export function useTaskName(): (task: string) => string {
  const { i18n } = useTranslation()
  return (task) => i18n.t(`findings.task.${task}`, { defaultValue: task })
}
