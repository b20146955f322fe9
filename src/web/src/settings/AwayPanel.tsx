import { Add } from '@carbon/icons-react'
import { Button, SkeletonText, Tag } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import type { Absence } from '../api/people'
import { Notice } from '../common/Notice'
import { ErrorState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { uuid } from '../common/uuid'
import { problemText, useWords } from '../i18n/words'
import { AbsenceForm } from './AbsenceForm'
import { useAbsences, useDeleteAbsence } from './useAbsences'

/** When I am away, and who stands in for me. */
export function AwayPanel() {
  const { t } = useTranslation()
  const absences = useAbsences()
  const deleting = useDeleteAbsence()
  // The id is made with the form, so that a repeated save is the same one.
  const [editing, setEditing] = useState<{ id: string; absence: Absence | null } | null>(null)
  const items = absences.data ?? []
  return (
    <section className="panel absences" aria-labelledby="away-title">
      <h2 id="away-title" className="panel__title">
        {t('away.title')}
      </h2>
      <p className="panel__line">{t('away.hint')}</p>
      {absences.isPending && <SkeletonText paragraph lineCount={2} />}
      {!absences.data && absences.error instanceof ProblemError && (
        <ErrorState problem={absences.error.problem} again={() => void absences.refetch()} />
      )}
      {deleting.error && (
        <Notice
          kind="error"
          title={deleting.error instanceof ProblemError ? problemText(t, deleting.error.problem) : t('problem.internal')}
          onClose={deleting.reset}
        />
      )}
      {absences.data && items.length === 0 && !editing && <p className="absences__none">{t('away.none')}</p>}
      <ul className="absences__list">
        {items
          .filter(({ id }) => id !== editing?.id)
          .map((absence) => (
            <Period
              key={absence.id}
              absence={absence}
              busy={deleting.isPending}
              change={() => setEditing({ id: absence.id, absence })}
              remove={() => deleting.mutate(absence.id)}
            />
          ))}
      </ul>
      {editing ? (
        <AbsenceForm key={editing.id} id={editing.id} absence={editing.absence} all={items} close={() => setEditing(null)} />
      ) : (
        absences.data && (
          <Button kind="tertiary" size="md" renderIcon={Add} onClick={() => setEditing({ id: uuid(), absence: null })}>
            {t('away.add')}
          </Button>
        )
      )}
    </section>
  )
}

interface PeriodProps {
  absence: Absence
  busy: boolean
  change: () => void
  remove: () => void
}

function Period({ absence, busy, change, remove }: PeriodProps) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const days = t('away.days', { from: moments.date(absence.from), until: moments.date(absence.until) })
  return (
    <li className="absences__one" data-absence={absence.id}>
      <div>
        <p className="absences__days">
          {days} {absence.now && <Tag type="blue" size="sm">{t('away.now')}</Tag>}
        </p>
        <p>{absence.deputy ? t('away.deputyIs', { name: absence.deputyName ?? absence.deputy }) : t('away.noDeputy')}</p>
        {absence.note && (
          <p className="panel__line" dir="auto">
            {absence.note}
          </p>
        )}
        {absence.deputy && absence.uncovered.length > 0 && (
          <p className="panel__line">{t('away.uncovered', { groups: words.all(absence.uncovered.map(words.group)) })}</p>
        )}
        {absence.deputyAway && (
          <p className="panel__line">{t('away.deputyAway', { name: absence.deputyName ?? absence.deputy })}</p>
        )}
      </div>
      <div className="absences__actions">
        <Button kind="ghost" size="sm" disabled={busy} aria-label={t('away.changeOne', { days })} onClick={change}>
          {t('away.change')}
        </Button>
        <Button kind="ghost" size="sm" disabled={busy} aria-label={t('away.deleteOne', { days })} onClick={remove}>
          {absence.now ? t('away.end') : t('away.delete')}
        </Button>
      </div>
    </li>
  )
}
