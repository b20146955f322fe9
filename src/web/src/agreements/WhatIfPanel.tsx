import { Button, Checkbox, Select, SelectItem, TextInput } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ProblemError } from '../api/request'
import type { AgreementVersion, WhatIfQuery } from '../api/agreements'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { hoursOf } from './draft'
import { useAgreementChoices, useWhatIf } from './useAgreements'

/** What another target or calendar would have made of finished clocks that the agreement is about. */
export function WhatIfPanel({ version }: { version: AgreementVersion }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const choices = useAgreementChoices()
  const [target, setTarget] = useState(String(version.targetHours))
  const [calendar, setCalendar] = useState(version.calendar)
  const [pauses, setPauses] = useState(version.pausesForRequester)
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [asked, setAsked] = useState<WhatIfQuery | null>(null)
  const answer = useWhatIf(asked)
  const refused = answer.error instanceof ProblemError ? answer.error.problem : null
  const wrong = (field: string) => refused?.errors.some((error) => error.field === field) ?? false
  const [first] = answer.data?.pages ?? []
  const ask = () => {
    const { step, requestType, priority, slaClass, customerTeam } = version
    const targetHours = hoursOf(target)
    setAsked({ step, requestType, priority, slaClass, customerTeam, targetHours, calendar, pausesForRequester: pauses, from, until })
  }

  return (
    <section className="panel" aria-labelledby="what-if">
      <h2 id="what-if" className="panel__title">
        {t('whatIf.title')}
      </h2>
      <p className="agreements__lead">{t('whatIf.lead')}</p>
      <form
        className="agreements__form agreements__form--even"
        onSubmit={(event) => {
          event.preventDefault()
          ask()
        }}
      >
        <TextInput
          id="what-if-target"
          inputMode="decimal"
          labelText={t('agreementField.targetHours')}
          invalid={wrong('targetHours')}
          invalidText={t('agreementWrong.targetHours')}
          value={target}
          onChange={(event) => setTarget(event.target.value)}
        />
        <Select id="what-if-calendar" labelText={t('agreements.calendar')} value={calendar} onChange={(event) => setCalendar(event.target.value)}>
          {(choices.data?.calendars ?? [{ id: version.calendar, name: version.calendarName }]).map((one) => (
            <SelectItem key={one.id} value={one.id} text={one.name} />
          ))}
        </Select>
        <TextInput
          id="what-if-from"
          type="date"
          labelText={t('whatIf.from')}
          invalid={wrong('from')}
          invalidText={t('whatIf.dayWrong')}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextInput
          id="what-if-until"
          type="date"
          labelText={t('whatIf.until')}
          invalid={wrong('until')}
          invalidText={t('whatIf.untilWrong')}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
        <Checkbox
          id="what-if-pauses"
          labelText={t('agreementField.pausesForRequester')}
          checked={pauses}
          onChange={(_event, { checked }) => setPauses(checked)}
        />
        <Button type="submit" size="md" kind="tertiary" disabled={answer.isFetching}>
          {t('whatIf.ask')}
        </Button>
      </form>
      {answer.error && (
        <Notice kind="error" title={refused && refused.errors.length > 0 ? t('answer.invalid') : t('problem.internal')} />
      )}
      {first && !answer.error && (
        <div role="status" className="agreements__answer">
          <p>
            {first.finished === 0
              ? t('whatIf.nothing')
              : t('whatIf.answer', {
                  finished: moments.number(first.finished),
                  kept: moments.number(first.kept),
                  would: moments.number(first.wouldBeKept),
                  changed: moments.number(first.changed),
                })}
          </p>
          {first.capped && <p>{t('whatIf.capped')}</p>}
        </div>
      )}
      {first && first.changed > 0 && (
        <ul className="agreements__turned">
          {answer.data?.pages
            .flatMap((page) => page.items)
            .map((one) => (
              <li key={`${one.requestId} ${one.startedAt} ${one.endedAt}`}>
                {one.requestId ? (
                  <Link to={`/requests/${one.requestId}`}>
                    {one.requestId} · <bdi>{one.title}</bdi>
                  </Link>
                ) : (
                  t('confidential.unnamed')
                )}
                <span>
                  {t(one.wouldBeKept ? 'whatIf.wouldKeep' : 'whatIf.wouldMiss', {
                    ended: moments.short(one.endedAt),
                    due: moments.short(one.dueAt),
                    would: moments.short(one.wouldBeDueAt),
                  })}
                </span>
              </li>
            ))}
        </ul>
      )}
      {answer.hasNextPage && (
        <Button kind="ghost" size="sm" disabled={answer.isFetching} onClick={() => void answer.fetchNextPage()}>
          {t('whatIf.more')}
        </Button>
      )}
    </section>
  )
}
