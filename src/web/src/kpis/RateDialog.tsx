import { Modal, TextInput } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HourlyRate } from '../api/dashboards'
import { ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { problemText } from '../i18n/words'
import { amountOf, typedOf } from './amount'
import { rateOf } from './rates'
import { useHourlyRate, useSaveRate } from './useKpis'

interface Props {
  current: HourlyRate
  /** Null for the rate of all. */
  skill: string | null
  close: () => void
}

/** Asks what an hour of work costs. What was typed stays when it cannot be kept. */
export function RateDialog({ current, skill, close }: Props) {
  const { t } = useTranslation()
  const latest = useHourlyRate()
  const saving = useSaveRate()
  const [typed, setTyped] = useState(() => typedOf(rateOf(current, skill).rate?.amount ?? null, 'money'))
  const [currency, setCurrency] = useState(current.rate?.currency ?? 'EUR')
  const [asked, setAsked] = useState(false)
  const [seen, setSeen] = useState(rateOf(current, skill).version)
  const amount = amountOf(typed, 'money')
  const problem = saving.error instanceof ProblemError ? saving.error.problem : null
  const said = (field: string) => problem?.errors.find((error) => error.field === field)
  // Nothing means that the rate of all is to hold; that one is needed.
  const noAmount = amount === undefined || (amount === null && skill === null)
  const wrongAmount = (asked && noAmount) || said('amount') !== undefined
  const submit = () => {
    setAsked(true)
    if (noAmount || saving.isPending) return
    saving.mutate(
      { skill, version: seen, amount, currency: currency.trim().toUpperCase() },
      { onSuccess: close, onError: async () => setSeen(rateOf((await latest.refetch()).data, skill).version) },
    )
  }
  return (
    <Modal
      open
      size="xs"
      modalHeading={skill === null ? t('rate.dialog') : t('rate.dialogOf', { skill: t(`skill.${skill}`, { defaultValue: skill }) })}
      primaryButtonText={t('away.save')}
      secondaryButtonText={t('bulk.cancel')}
      closeButtonLabel={t('keys.close')}
      primaryButtonDisabled={saving.isPending}
      onRequestClose={close}
      onRequestSubmit={submit}
    >
      <div className="view-dialog">
        {saving.error && <Notice kind="error" title={problem ? problemText(t, problem) : t('problem.internal')} />}
        <TextInput
          id="rate-amount"
          data-modal-primary-focus
          inputMode="decimal"
          labelText={t('rate.amount')}
          helperText={skill === null ? undefined : t('rate.emptyHint')}
          invalid={wrongAmount}
          invalidText={t('rate.wrongAmount')}
          {...(wrongAmount && { 'aria-describedby': 'rate-amount-error-msg' })}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {skill === null && (
          <TextInput
            id="rate-currency"
            maxLength={3}
            labelText={t('rate.currency')}
            invalid={said('currency') !== undefined}
            invalidText={t('rate.wrongCurrency')}
            value={currency}
            onChange={(event) => setCurrency(event.target.value)}
          />
        )}
      </div>
    </Modal>
  )
}
