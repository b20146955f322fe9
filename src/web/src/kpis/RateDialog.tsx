import { Modal, TextInput } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HourlyRate } from '../api/dashboards'
import { ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { problemText } from '../i18n/words'
import { amountOf, typedOf } from './amount'
import { useHourlyRate, useSaveRate } from './useKpis'

/** Asks what an hour of work costs. What was typed stays when it cannot be kept. */
export function RateDialog({ current, close }: { current: HourlyRate; close: () => void }) {
  const { t } = useTranslation()
  const latest = useHourlyRate()
  const saving = useSaveRate()
  const [typed, setTyped] = useState(() => typedOf(current.rate?.amount ?? null, 'money'))
  const [currency, setCurrency] = useState(current.rate?.currency ?? 'EUR')
  const [asked, setAsked] = useState(false)
  const [seen, setSeen] = useState(current.version)
  const amount = amountOf(typed, 'money')
  const problem = saving.error instanceof ProblemError ? saving.error.problem : null
  const said = (field: string) => problem?.errors.find((error) => error.field === field)
  const wrongAmount = (asked && (amount === undefined || amount === null)) || said('amount') !== undefined
  const submit = () => {
    setAsked(true)
    if (amount === undefined || amount === null || saving.isPending) return
    saving.mutate(
      { version: seen, amount, currency: currency.trim().toUpperCase() },
      { onSuccess: close, onError: async () => setSeen((await latest.refetch()).data?.version ?? 0) },
    )
  }
  return (
    <Modal
      open
      size="xs"
      modalHeading={t('rate.dialog')}
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
          invalid={wrongAmount}
          invalidText={t('rate.wrongAmount')}
          {...(wrongAmount && { 'aria-describedby': 'rate-amount-error-msg' })}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <TextInput
          id="rate-currency"
          maxLength={3}
          labelText={t('rate.currency')}
          invalid={said('currency') !== undefined}
          invalidText={t('rate.wrongCurrency')}
          value={currency}
          onChange={(event) => setCurrency(event.target.value)}
        />
      </div>
    </Modal>
  )
}
