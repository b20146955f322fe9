import { Button } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { EmptyState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { useTitle } from '../common/useTitle'
import { problemText } from '../i18n/words'
import { itemsOf, ListBody } from '../lists/ListBody'
import { NotificationRow } from './NotificationRow'
import { useNotifications, useReading, useUnread } from './useNotifications'

const views = ['all', 'unread'] as const

/** What I was told, newest first, each leading to what it is about. */
export function NotificationsPage() {
  const { t } = useTranslation()
  const moments = useMoments()
  const [search] = useSearchParams()
  const view = search.get('view') === 'unread' ? 'unread' : 'all'
  const list = useNotifications(view === 'unread')
  const unread = useUnread()
  const reading = useReading()
  const newest = itemsOf(list)[0]
  useTitle(t('nav.notifications'))

  return (
    <div className="page page--narrow">
      <header className="page__head">
        <h1>{t('nav.notifications')}</h1>
        <Link to="/settings#notifications">{t('notifications.choose')}</Link>
      </header>
      <div className="notifications__bar">
        <nav className="scopes" aria-label={t('notifications.views')}>
          {views.map((one) => (
            <Link
              key={one}
              className="scopes__tab"
              to={one === 'all' ? '/notifications' : '/notifications?view=unread'}
              aria-current={one === view ? 'page' : undefined}
            >
              {t(`notificationView.${one}`)}
              {one === 'unread' && unread !== undefined && (
                <span className="scopes__count">{moments.number(unread)}</span>
              )}
            </Link>
          ))}
        </nav>
        <Button
          kind="ghost"
          size="md"
          disabled={!unread || !newest || reading.isPending}
          onClick={() => newest && reading.mutate({ upTo: newest.id })}
        >
          {t('notifications.readAll')}
        </Button>
      </div>
      {reading.error instanceof ProblemError && (
        <Notice kind="error" title={problemText(t, reading.error.problem)} onClose={() => reading.reset()} />
      )}
      <ListBody
        list={list}
        empty={
          <EmptyState title={t(`notificationsEmpty.${view}`)}>
            <p>{t('notifications.emptyHint')}</p>
          </EmptyState>
        }
      >
        {(notifications) => (
          <ul className="notifications" aria-label={t('nav.notifications')}>
            {notifications.map((notification) => (
              <NotificationRow
                key={notification.id}
                notification={notification}
                read={() => reading.mutate({ id: notification.id })}
              />
            ))}
          </ul>
        )}
      </ListBody>
    </div>
  )
}
