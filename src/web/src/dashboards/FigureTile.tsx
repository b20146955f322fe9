import { ArrowRight, CheckmarkFilled, WarningFilled } from '@carbon/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Figure, KpiEntry } from '../api/dashboards'
import { useMoments } from '../common/useMoments'
import { ChangeWords } from './ChangeWords'
import { Definition } from './Definition'
import { LEAST, mainValue } from './figure'
import { kpiWords } from './kpiWords'
import { Sparkline } from './Sparkline'

interface Props {
  figure: Figure
  definition: KpiEntry
  /** The requests behind the number. */
  behind: string
  /** The figure in full, on this page. */
  more: string
  shown: boolean
}

/** A figure with its trend, aim, meaning and what became of it since the period before. */
export function FigureTile({ figure, definition, behind, more, shown }: Props) {
  const { t } = useTranslation()
  const moments = useMoments()
  const id = useId()
  const value = mainValue(figure, figure.now)
  const { target, unit, now } = figure
  return (
    <li className={shown ? 'tile tile--shown' : 'tile'} data-kpi={figure.kpi} aria-labelledby={id}>
      <h3 id={id} className="tile__name">
        {kpiWords(t, figure.kpi).name}
      </h3>
      <div className="tile__row">
        <p className="tile__value">
          {value === null ? (
            <span className="tile__none">{now.n === 0 ? t('figure.nothing') : t('figure.tooLittle')}</span>
          ) : (
            <Link to={behind} aria-describedby={id}>
              {moments.figure(value, unit)}
            </Link>
          )}
        </p>
        <Sparkline values={figure.trend.map((point) => (figure.kpi === 'outcome' ? point.n : point.mean))} />
      </div>
      <p className="tile__n">
        {t('figure.n', { count: now.n, n: moments.number(now.n) })}
        {unit === 'hours' && now.n >= LEAST && now.p50 !== null && now.p95 !== null && (
          <> · {t('figure.spread', { half: moments.figure(now.p50, unit), most: moments.figure(now.p95, unit) })}</>
        )}
      </p>
      {target && (
        <p className={target.met === false && value !== null ? 'tile__target tile__target--missed' : 'tile__target'}>
          {value !== null && target.met === true && <CheckmarkFilled aria-label={t('figure.met')} />}
          {value !== null && target.met === false && <WarningFilled aria-label={t('figure.missed')} />}
          {t(`aim.${figure.direction}`, { value: moments.figure(target.value, unit) })}
        </p>
      )}
      <ChangeWords figure={figure} />
      <Definition definition={definition} />
      <Link className="tile__more" to={more} aria-current={shown ? 'true' : undefined}>
        {t('figure.inFull')}
        <ArrowRight aria-hidden />
      </Link>
    </li>
  )
}
