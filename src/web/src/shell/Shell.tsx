import { Logout, Settings } from '@carbon/icons-react'
import {
  Header,
  HeaderGlobalAction,
  HeaderGlobalBar,
  HeaderMenuButton,
  HeaderName,
  SideNav,
  SideNavItems,
  SideNavLink,
  SkipToContent,
} from '@carbon/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useLocation, useNavigate } from 'react-router'
import { useMedia } from '../common/useMedia'
import { NotificationBell } from '../notifications/NotificationBell'
import { useSession } from '../session/session'
import { Confirmation } from './Confirmation'
import { entries } from './entries'
import { OfflineBanner } from './OfflineBanner'

/** The frame around every page: header, side navigation, main content. */
export function Shell() {
  const { t } = useTranslation()
  const { person, signOut } = useSession()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const wide = useMedia('(min-width: 1056px)')
  const [open, setOpen] = useState(false)
  useEffect(() => setOpen(false), [pathname])

  return (
    <>
      <Header aria-label="Launchdesk">
        <SkipToContent href="#content">{t('shell.skip')}</SkipToContent>
        <HeaderMenuButton
          aria-label={open ? t('shell.closeMenu') : t('shell.openMenu')}
          isActive={open}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        />
        <HeaderName as={Link} to="/" prefix="">
          Launchdesk
        </HeaderName>
        <HeaderGlobalBar>
          <span className="shell__person">{person.displayName}</span>
          <NotificationBell />
          <HeaderGlobalAction aria-label={t('nav.settings')} onClick={() => void navigate('/settings')}>
            <Settings size={20} />
          </HeaderGlobalAction>
          <HeaderGlobalAction aria-label={t('shell.signOut')} tooltipAlignment="end" onClick={() => void signOut()}>
            <Logout size={20} />
          </HeaderGlobalAction>
        </HeaderGlobalBar>
        <SideNav
          aria-label={t('shell.navigation')}
          isPersistent={wide}
          expanded={wide || open}
          isFixedNav={wide}
          onOverlayClick={() => setOpen(false)}
          onSideNavBlur={() => setOpen(false)}
        >
          <SideNavItems>
            {entries
              .filter((entry) => entry.visible?.(person) ?? true)
              .map((entry) => (
                <SideNavLink
                  key={entry.path}
                  as={Link}
                  to={entry.path}
                  renderIcon={entry.icon}
                  isActive={pathname.startsWith(entry.path)}
                  aria-current={pathname.startsWith(entry.path) ? 'page' : undefined}
                >
                  {t(entry.name)}
                  {entry.Count && <entry.Count />}
                </SideNavLink>
              ))}
          </SideNavItems>
        </SideNav>
      </Header>
      <main id="content" className="content" tabIndex={-1}>
        <OfflineBanner />
        <Confirmation />
        <Outlet />
      </main>
    </>
  )
}
