import { Modal, TextArea, TextInput } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KpiEntry } from '../api/dashboards'
import { ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { kpiWords } from '../dashboards/kpiWords'
import { problemText } from '../i18n/words'
import { amountOf, typedOf } from './amount'
import { TargetVersions } from './TargetVersions'
import { useKpiTargets, useSaveTarget } from './useKpis'

const LONGEST_REASON = 500

/** Asks what to aim at from when on, and why. What was typed stays when it cannot be kept. */
export function TargetDialog({ definition, close }: { definition: KpiEntry; close: () => void }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { id, unit, target, targetVersion } = definition
  const versions = useKpiTargets(id)
  const saving = useSaveTarget(id)
  const [typed, setTyped] = useState(() => typedOf(target?.value ?? null, unit))
  const [from, setFrom] = useState('')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const [seen, setSeen] = useState(targetVersion)
  const value = amountOf(typed, unit)
  const problem = saving.error instanceof ProblemError ? saving.error.problem : null
  const said = (field: string) => problem?.errors.find((error) => error.field === field)?.message
  const wrong = {
    value: asked && value === undefined ? t(unit === 'share' ? 'target.wrongShare' : 'target.wrong') : said('value'),
    reason: asked && !reason.trim() ? t('target.reasonMissing') : said('reason'),
    from: said('effectiveFrom'),
  }
  const submit = () => {
    setAsked(true)
    if (value === undefined || !reason.trim() || saving.isPending) return
    saving.mutate(
      { version: seen, target: { value, reason: reason.trim(), effectiveFrom: from || null } },
      {
        onSuccess: close,
        // What was changed meanwhile stands in the list below then; saving again replaces it.
        onError: async () => setSeen((await versions.refetch()).data?.[0]?.version ?? 0),
      },
    )
  }
  return (
    <Modal
      open
      size="sm"
      modalHeading={t('target.dialog', { name: kpiWords(t, id).name })}
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
          id="target-value"
          data-modal-primary-focus
          inputMode="decimal"
          labelText={t(unit === 'share' ? 'target.percent' : 'target.value', { unit: t(`kpiUnit.${unit}`) })}
          helperText={t('target.emptyIsNone')}
          invalid={wrong.value !== undefined}
          invalidText={wrong.value}
          {...(wrong.value !== undefined && { 'aria-describedby': 'target-value-error-msg' })}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <TextInput
          id="target-from"
          type="date"
          labelText={t('target.from')}
          helperText={from ? moments.date(from) : t('target.today')}
          invalid={wrong.from !== undefined}
          invalidText={wrong.from}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextArea
          id="target-reason"
          rows={2}
          dir="auto"
          maxLength={LONGEST_REASON}
          labelText={t('target.reason')}
          invalid={wrong.reason !== undefined}
          invalidText={wrong.reason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <TargetVersions definition={definition} />
      </div>
    </Modal>
  )
}
