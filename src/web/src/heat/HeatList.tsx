import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMoments } from '../common/useMoments'
import type { HeatedDiagram } from './HeatMap'
import { warmth } from './warmth'

interface Props {
  diagram: HeatedDiagram
  upper: number[]
  write: (value: number) => string
}

/** The elements of a diagram with their figures, the greatest first. */
export function HeatList({ diagram, upper, write }: Props) {
  const { t } = useTranslation()
  const moments = useMoments()
  const elements = [...diagram.elements].sort((one, other) => (other.value ?? -1) - (one.value ?? -1))
  if (elements.length === 0) return <p className="panel__line">{t('heat.nothing')}</p>
  return (
    <ol className="heat__list">
      {elements.map(({ elementId, name, value, n, address }) => (
        <li key={elementId}>
          <span className={value === null ? 'heat__swatch' : `heat__swatch heat__swatch--${warmth(value, upper)}`} />
          <span className="heat__name">{name}</span>
          <strong>{value === null ? t('figure.tooLittle') : write(value)}</strong>
          <span className="heat__n">
            {address ? (
              <Link to={address}>{t('figure.n', { count: n, n: moments.number(n) })}</Link>
            ) : (
              t('figure.n', { count: n, n: moments.number(n) })
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
