import { useTranslation } from 'react-i18next'
import { useMoments } from '../../common/useMoments'
import { text } from '../../i18n/texts'
import { Cell } from './Parts'
import type { StepTime } from './people'

/** The hours of a row of service levels in a sentence, with the requests that it is for. */
export function TimeWords({ time }: { time: StepTime }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const hours = (feel: string) => t('agreements.hours', { n: feel.trim() !== '' && Number.isFinite(Number(feel)) ? moments.number(Number(feel)) : feel || '–' })
  return (
    <>
      {t('agreements.targets', { target: hours(time.target), remind: hours(time.remind), escalate: hours(time.escalate) })}
      {time.conditions.map(({ label, cell }) => (
        <span key={label} className="studio__said">
          {text(label)}: <Cell feel={cell} />
        </span>
      ))}
    </>
  )
}
