import { useTranslation } from 'react-i18next'
import type { TaskDetail, TaskReason } from '../api/tasks'
import { useMoments } from '../common/useMoments'
import { fieldsWithin } from '../forms/briefLines'
import { useWords } from '../i18n/words'
import { useIntakeForm } from './useRequest'

/** Why the task came to these people: the rule of the decision table, and what it looked at. */
export function ReasonPanel({ task, reason }: { task: TaskDetail; reason: TaskReason }) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const form = useIntakeForm(task.requestType).data
  const options = form ? fieldsWithin(form.schema.components).flatMap((field) => field.values ?? []) : []
  const say = (value: unknown): string => {
    if (Array.isArray(value)) return value.length ? words.all(value.map(say)) : t('reason.nothing')
    if (typeof value === 'boolean') return value ? t('brief.yes') : t('brief.no')
    if (typeof value === 'number') return moments.number(value)
    if (value === task.requestType) return words.requestType(task.requestType, task.requestTypeTitle)
    const known = options.find((option) => option.value === value)
    return known ? words.text(known.label) : String(value)
  }

  return (
    <section className="panel" aria-labelledby="reason-title">
      <h2 id="reason-title" className="panel__title">
        {t('reason.title')}
      </h2>
      <p className="reason__text">
        {reason.text ? <bdi>{words.text(reason.text)}</bdi> : t('reason.plain', { groups: words.list(task.candidateGroups.map(words.group)) })}
      </p>
      {reason.inputs.length > 0 && (
        <dl className="facts reason__inputs">
          {reason.inputs.map((input) => (
            <div key={input.name}>
              <dt>{words.text(input.name)}</dt>
              <dd>
                <bdi>{say(input.value)}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="panel__line reason__source">
        {t('reason.source', {
          table: words.text(reason.table),
          rule: moments.number(reason.rule),
          when: moments.short(reason.at),
        })}
      </p>
    </section>
  )
}
