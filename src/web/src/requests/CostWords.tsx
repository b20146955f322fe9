import { useTranslation } from 'react-i18next'
import type { RequestDetail } from '../api/requests'
import { useMoments } from '../common/useMoments'

/** Briefs ask for budget in this currency (docs/process-contract.md). */
const ASKED_IN = 'EUR'

/** What was asked for, and what of it is reserved and spent. */
export function CostWords({ request }: { request: RequestDetail }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const asked = Number(request.brief.budget ?? 0)
  if (!asked && request.bookings.length === 0) return <>{t('cost.none')}</>
  return (
    <span className="cost">
      {asked > 0 && <span>{t('cost.asked', { amount: moments.money(asked, ASKED_IN) })}</span>}
      {request.bookings.map(({ costCentre, currency, reserved, spent }) => (
        <span key={costCentre} className="cost__booking">
          {t('cost.reserved', { amount: moments.money(reserved, currency), costCentre })}
          {spent > 0 && <> {t('cost.spent', { amount: moments.money(spent, currency) })}</>}
        </span>
      ))}
    </span>
  )
}
