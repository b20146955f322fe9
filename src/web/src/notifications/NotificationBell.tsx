import { Notification } from '@carbon/icons-react'
import { HeaderGlobalAction } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { useMoments } from '../common/useMoments'
import { useUnread } from './useNotifications'

const MOST = 99

/** The way to what I was told, with the number of what I have not read. */
export function NotificationBell() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const moments = useMoments()
  const unread = useUnread() ?? 0
  const number = moments.number(Math.min(unread, MOST)) + (unread > MOST ? '+' : '')
  const label = unread === 0 ? t('nav.notifications') : t('bell.unread', { count: unread, number })
  return (
    <HeaderGlobalAction
      aria-label={label}
      isActive={pathname === '/notifications'}
      onClick={() => void navigate('/notifications')}
    >
      <span className="bell">
        <Notification size={20} />
        {unread > 0 && <span className="bell__count">{number}</span>}
      </span>
    </HeaderGlobalAction>
  )
}
