import { Checkmark } from '@carbon/icons-react'
import { IconButton } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Notification } from '../api/notifications'
import { useMoments } from '../common/useMoments'
import { useNow } from '../common/useNow'
import { addressOf, sentence } from './told'

/** One thing that I was told. Opening it marks it as read; what is unread is told in words, too. */
export function NotificationRow({ notification, read }: { notification: Notification; read: () => void }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const now = useNow()
  const { topic, facts, shownAt, readAt } = notification
  const unread = readAt === null
  return (
    <li className={unread ? 'notification notification--unread' : 'notification'} data-notification={notification.id}>
      <Link className="notification__link" to={addressOf(notification)} onClick={() => unread && read()}>
        {unread && <span className="cds--visually-hidden">{t('notifications.unread')} </span>}
        {sentence(t, notification)}
      </Link>
      {facts.text && (
        <p className="notification__text" dir="auto">
          {facts.text}
        </p>
      )}
      {facts.instead && <p className="notification__text">{t(`late.${facts.instead}`)}</p>}
      <p className="notification__line">
        <bdi>{t(`topic.${topic.kind}`, { key: topic.key, defaultValue: topic.key })}</bdi> ·{' '}
        <time dateTime={shownAt} title={moments.full(shownAt)}>
          {moments.distance(shownAt, now)}
        </time>
        {facts.dueAt && <> · {t('notifications.due', { time: moments.short(facts.dueAt, now) })}</>}
      </p>
      {unread && (
        <IconButton className="notification__read" kind="ghost" size="sm" align="left" label={t('notifications.read')} onClick={read}>
          <Checkmark />
        </IconButton>
      )}
    </li>
  )
}
