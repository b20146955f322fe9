import { Modal, TextInput } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { problemText } from '../i18n/words'
import { hoursOf } from './load'
import type { Whose } from './LoadView'
import { useSaveHours } from './useTeam'

/** Asks how many hours a week somebody works. What was typed stays when it cannot be saved. */
export function HoursDialog({ whose, usual, close }: { whose: Whose; usual: number; close: () => void }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const saving = useSaveHours()
  const person = whose === 'usual' ? null : whose
  const [typed, setTyped] = useState(person ? (person.own ? String(person.hoursPerWeek) : '') : String(usual))
  const [asked, setAsked] = useState(false)
  const hours = hoursOf(typed)
  const wrong = hours === undefined || (hours === null && !person)
  const submit = () => {
    setAsked(true)
    if (wrong || saving.isPending) return
    saving.mutate({ username: person?.username ?? null, hours: hours ?? null }, { onSuccess: close })
  }
  return (
    <Modal
      open
      size="xs"
      modalHeading={person ? t('load.dialogOne', { name: person.displayName }) : t('load.dialogUsual')}
      primaryButtonText={t('away.save')}
      secondaryButtonText={t('bulk.cancel')}
      closeButtonLabel={t('keys.close')}
      primaryButtonDisabled={saving.isPending}
      onRequestClose={close}
      onRequestSubmit={submit}
    >
      {saving.error && (
        <Notice kind="error" title={saving.error instanceof ProblemError ? problemText(t, saving.error.problem) : t('problem.internal')} />
      )}
      <TextInput
        id="hours"
        data-modal-primary-focus
        inputMode="decimal"
        labelText={t('load.week')}
        helperText={person ? t('load.emptyIsUsual', { hours: moments.number(usual) }) : t('load.usualHint')}
        invalid={asked && wrong}
        invalidText={t('load.wrong')}
        {...(asked && wrong && { 'aria-describedby': 'hours-error-msg' })}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </Modal>
  )
}
