import { Button, Select, SelectItem, TextArea, TextInput } from '@carbon/react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import type { Absence } from '../api/people'
import { dayOf } from '../board/days'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { useNow } from '../common/useNow'
import { problemText, useWords } from '../i18n/words'
import { useSession } from '../session/session'
import { usePeople } from '../tasks/usePeople'
import { type EntryProblem, possibleDeputies, problemsOf } from './absence'
import { useSaveAbsence } from './useAbsences'

const LONGEST_NOTE = 500

interface Props {
  id: string
  /** Null for a new one. */
  absence: Absence | null
  all: Absence[]
  close: () => void
}

/** Enters a time away. What was typed stays when it cannot be saved. */
export function AbsenceForm({ id, absence, all, close }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const { person: me, settings } = useSession()
  const today = dayOf(useNow(), settings.timeZone)
  const people = usePeople()
  const saving = useSaveAbsence()
  const [from, setFrom] = useState(absence?.from ?? today)
  const [until, setUntil] = useState(absence?.until ?? '')
  const [deputy, setDeputy] = useState(absence?.deputy ?? '')
  const [note, setNote] = useState(absence?.note ?? '')
  const [asked, setAsked] = useState(false)

  const entry = { from, until, deputy: deputy || null, note: note.trim() || null }
  const found = problemsOf(entry, all.filter((other) => other.id !== id), today)
  const refused = saving.error instanceof ProblemError ? saving.error.problem : null
  const said = (field: 'from' | 'until' | 'deputy' | 'note', problem?: EntryProblem) => {
    if (asked && problem) return t(`awayProblem.${problem}`)
    return refused?.errors.find((error) => error.field === field)?.message
  }
  const deputies = possibleDeputies(me, people.data ?? [])
  const chosen = deputies.find((one) => one.person.username === deputy)
  const problems = { from: said('from', found.from), until: said('until', found.until), deputy: said('deputy'), note: said('note') }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (found.from || found.until || saving.isPending) return
    saving.mutate({ id, entry }, { onSuccess: close })
  }
  return (
    <form className="absences__form" aria-label={t('away.form')} noValidate onSubmit={submit}>
      {saving.error && <Notice kind="error" title={refused ? problemText(t, refused) : t('problem.internal')} />}
      <div className="absences__span">
        <TextInput
          id="away-from"
          type="date"
          labelText={t('away.from')}
          helperText={from && moments.date(from)}
          required
          invalid={problems.from !== undefined}
          invalidText={problems.from}
          {...(problems.from !== undefined && { 'aria-describedby': 'away-from-error-msg' })}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextInput
          id="away-until"
          type="date"
          labelText={t('away.last')}
          helperText={until && moments.date(until)}
          required
          min={from}
          invalid={problems.until !== undefined}
          invalidText={problems.until}
          {...(problems.until !== undefined && { 'aria-describedby': 'away-until-error-msg' })}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </div>
      <Select
        id="away-deputy"
        labelText={t('away.deputy')}
        helperText={
          chosen && chosen.uncovered.length > 0
            ? t('away.uncovered', { groups: words.all(chosen.uncovered.map(words.group)) })
            : t('away.deputyHint')
        }
        invalid={problems.deputy !== undefined}
        invalidText={problems.deputy}
        value={deputy}
        onChange={(event) => setDeputy(event.target.value)}
      >
        <SelectItem value="" text={t('away.nobody')} />
        {deputy && !chosen && <SelectItem value={deputy} text={absence?.deputyName ?? deputy} />}
        {deputies.map(({ person }) => (
          <SelectItem key={person.username} value={person.username} text={person.displayName} />
        ))}
      </Select>
      <TextArea
        id="away-note"
        labelText={t('away.note')}
        helperText={t('away.noteHint')}
        rows={2}
        maxLength={LONGEST_NOTE}
        dir="auto"
        invalid={problems.note !== undefined}
        invalidText={problems.note}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="absences__actions">
        <Button type="submit" size="md" disabled={saving.isPending}>
          {t('away.save')}
        </Button>
        <Button kind="ghost" size="md" onClick={close}>
          {t('bulk.cancel')}
        </Button>
      </div>
    </form>
  )
}
