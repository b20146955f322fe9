import {
  Application,
  Blog,
  Bullhorn,
  type CarbonIconType,
  ColorPalette,
  Email,
  Events,
  Hashtag,
  Idea,
  Rocket,
  Time,
  UserMultiple,
} from '@carbon/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RequestType } from '../api/intake'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'

const icons: Record<string, CarbonIconType> = {
  'email-campaign': Email,
  'social-campaign': Hashtag,
  'paid-ads': Bullhorn,
  'landing-page': Application,
  event: Events,
  'creative-asset': ColorPalette,
  'press-release': Blog,
  'audience-list': UserMultiple,
  'go-to-market': Rocket,
}

/** More would fill the card; the dialog of each is as long as it has to be. */
const SHOWN_EXAMPLES = 3

/** A type of request: what it is for, how long such requests took, and examples to open. */
export function TypeCard({ type: offered, open }: { type: RequestType; open: (type: RequestType, example: string) => void }) {
  const { type, title, description, typical, examples } = offered
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const { days } = typical
  const delivered = moments.number(typical.delivered)
  const Icon = icons[type] ?? Idea
  return (
    <li className="type">
      <Icon className="type__icon" size={24} />
      <Link className="type__link" to={`/new/${encodeURIComponent(type)}`}>
        {words.requestType(type, title)}
      </Link>
      <p className="type__text">{words.text(description)}</p>
      {examples.length > 0 && (
        <div className="type__examples">
          <span>{t('example.list')}</span>
          <ul>
            {examples.slice(0, SHOWN_EXAMPLES).map((example) => (
              <li key={example.id}>
                <button type="button" dir="auto" onClick={() => open(offered, example.id)}>
                  {example.title}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="type__time">
        <Time />
        {days === null
          ? t('new.noTime')
          : days === 0
            ? t('new.sameDay', { count: typical.delivered, delivered })
            : t('new.typicalTime', { count: days, days: moments.number(days), delivered })}
      </p>
    </li>
  )
}
