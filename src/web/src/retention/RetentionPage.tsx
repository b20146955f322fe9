import { Button, Checkbox, SkeletonText, TextInput } from '@carbon/react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import type { RetentionRule, RetentionState } from '../api/retention'
import { Notice } from '../common/Notice'
import { ErrorState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { useTitle } from '../common/useTitle'
import { problemText } from '../i18n/words'
import { useKeeping, useRetention } from './useRetention'

/** How long what is kept; process owners see it, admins change it. */
export function RetentionPage() {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useRetention()
  useTitle(t('retention.title'))
  return (
    <div className="page page--narrow">
      <header className="page__head">
        <h1>{t('retention.title')}</h1>
      </header>
      <p className="retention__lead">{t('retention.lead')}</p>
      {isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={4} />
        </div>
      )}
      {!data && error instanceof ProblemError && <ErrorState problem={error.problem} again={() => void refetch()} />}
      {data && (
        <>
          <Archived state={data} />
          {data.rules.map((rule) => (
            <Rule key={rule.kind} rule={rule} mayChange={data.mayChange} />
          ))}
        </>
      )}
    </div>
  )
}

function Archived({ state: { archive } }: { state: RetentionState }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <dl className="facts facts--band panel">
      <div>
        <dt>{t('retention.archived')}</dt>
        <dd>{moments.number(archive.requests)}</dd>
      </div>
      <div>
        <dt>{t('retention.size')}</dt>
        <dd>{moments.bytes(archive.bytes)}</dd>
      </div>
      <div>
        <dt>{t('retention.waiting')}</dt>
        <dd>{moments.number(archive.waiting)}</dd>
      </div>
      <div>
        <dt>{t('retention.oldest')}</dt>
        <dd>{archive.oldestEnd ? moments.short(archive.oldestEnd) : '–'}</dd>
      </div>
    </dl>
  )
}

function Rule({ rule, mayChange }: { rule: RetentionRule; mayChange: boolean }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const keeping = useKeeping(rule.kind)
  const [days, setDays] = useState(String(rule.keepDays ?? rule.leastDays))
  const [forEver, setForEver] = useState(rule.keepDays === null)
  const problem = keeping.error instanceof ProblemError ? keeping.error.problem : undefined
  const wrong = problem?.errors.some(({ field }) => field === 'keepDays') ?? false
  const save = (event: FormEvent) => {
    event.preventDefault()
    keeping.mutate(forEver ? null : Number(days))
  }
  return (
    <section className="panel retention" aria-labelledby={`retention-${rule.kind}`}>
      <h2 className="panel__title" id={`retention-${rule.kind}`}>
        {t(`retention.kind.${rule.kind}`)}
      </h2>
      <p>{t(`retention.hint.${rule.kind}`)}</p>
      {problem && !wrong && <Notice kind="error" title={problemText(t, problem)} />}
      {keeping.isSuccess && <Notice kind="success" title={t('retention.saved')} />}
      {mayChange ? (
        <form className="retention__form" onSubmit={save} noValidate>
          <TextInput
            id={`retention-days-${rule.kind}`}
            type="number"
            min={rule.leastDays}
            dir="ltr"
            labelText={t('retention.days')}
            value={days}
            disabled={forEver}
            invalid={wrong}
            invalidText={t('retention.daysWrong', { least: rule.leastDays })}
            onChange={({ target }) => setDays(target.value)}
          />
          <Checkbox
            id={`retention-ever-${rule.kind}`}
            labelText={t('retention.forEver')}
            checked={forEver}
            onChange={(_, { checked }) => setForEver(checked)}
          />
          <Button type="submit" disabled={keeping.isPending}>
            {t('retention.save')}
          </Button>
        </form>
      ) : (
        <p>
          <strong>
            {rule.keepDays === null ? t('retention.forEver') : t('retention.kept', { days: rule.keepDays })}
          </strong>
        </p>
      )}
      {rule.changedBy && rule.changedAt && (
        <p className="retention__changed">
          {t('retention.changed', { at: moments.full(rule.changedAt) })} · <bdi>{rule.changedBy}</bdi>
        </p>
      )}
    </section>
  )
}
