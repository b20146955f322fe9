import { useTranslation } from 'react-i18next'
import type { Figure } from '../api/dashboards'
import { changed, mainValue } from './figure'
import { useFigureWords } from './useFigureWords'

/** How a figure moved since the period before, and whether that is more than noise. */
export function ChangeWords({ figure }: { figure: Figure }) {
  const { t } = useTranslation()
  const words = useFigureWords()
  const { before, difference, direction, unit } = figure
  const became = changed(difference, direction)
  const said = t('change.before', { value: words.figure(mainValue(figure, before), unit), n: words.count(before.n) })
  // How many there were has no spread to compare.
  if (figure.kpi === 'outcome') return <p className="tile__change">{said}</p>
  return (
    <p className={`tile__change tile__change--${became}`}>
      <strong>{t(`became.${became}`)}</strong>{' '}
      {difference &&
        t('change.interval', {
          value: words.signed(difference.value, unit),
          low: words.signed(difference.low, unit),
          high: words.signed(difference.high, unit),
        })}
      <span className="tile__before">{said}</span>
    </p>
  )
}
