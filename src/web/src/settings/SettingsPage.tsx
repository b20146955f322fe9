import { Button, Select, SelectItem, Tag } from '@carbon/react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../api/request'
import type { Language, Settings, Theme } from '../api/people'
import { Notice } from '../common/Notice'
import { useTitle } from '../common/useTitle'
import { languageCodes, languages } from '../i18n/languages'
import { problemText, useWords } from '../i18n/words'
import { useMoments } from '../common/useMoments'
import { useNow } from '../common/useNow'
import { useSession } from '../session/session'
import { AwayPanel } from './AwayPanel'
import { NotificationSettings } from './NotificationSettings'
import { PasswordPanel } from './PasswordPanel'
import { SecondFactorPanel } from './SecondFactorPanel'
import { SignOutEverywhere } from './SignOutEverywhere'

const themes: Theme[] = ['system', 'light', 'dark']

/** Language, theme and time zone, and how one is told of things; each choice holds at once, on every device. */
export function SettingsPage() {
  const { t } = useTranslation()
  const words = useWords()
  const { person, settings, save } = useSession()
  const moments = useMoments()
  const now = useNow()
  const [problem, setProblem] = useState<Problem | null>(null)
  useTitle(t('nav.settings'))

  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const zones = useMemo(
    () => [...new Set(['UTC', settings.timeZone, ...Intl.supportedValuesOf('timeZone')])].sort(),
    [settings.timeZone],
  )
  const change = async (part: Partial<Settings>) => setProblem(await save(part))

  return (
    <div className="page page--narrow">
      <header className="page__head">
        <h1>{t('nav.settings')}</h1>
      </header>
      {problem && <Notice kind="error" title={problemText(t, problem)} />}
      <section className="panel" aria-label={t('settings.person')}>
        <p className="panel__title">{person.displayName}</p>
        <p className="panel__line">{person.email}</p>
        <p className="panel__tags">
          {person.roles.map((role) => (
            <Tag key={role} type="blue" size="md">
              {t(`role.${role}`)}
            </Tag>
          ))}
          {person.groups.map((group) => (
            <Tag key={group} type="cool-gray" size="md">
              {words.group(group)}
            </Tag>
          ))}
        </p>
      </section>
      <section className="panel panel--form" aria-label={t('settings.reading')}>
        <Select
          id="language"
          labelText={t('settings.language')}
          value={settings.language}
          onChange={(event) => void change({ language: event.target.value as Language })}
        >
          {languageCodes.map((code) => (
            <SelectItem key={code} value={code} text={languages[code].name} lang={code} />
          ))}
        </Select>
        <Select
          id="theme"
          labelText={t('settings.theme')}
          value={settings.theme}
          onChange={(event) => void change({ theme: event.target.value as Theme })}
        >
          {themes.map((theme) => (
            <SelectItem key={theme} value={theme} text={t(`theme.${theme}`)} />
          ))}
        </Select>
        <Select
          id="time-zone"
          labelText={t('settings.timeZone')}
          helperText={t('settings.now', { time: moments.short(new Date(now).toISOString()) })}
          value={settings.timeZone}
          onChange={(event) => void change({ timeZone: event.target.value })}
        >
          {zones.map((zone) => (
            <SelectItem key={zone} value={zone} text={zone.replaceAll('_', ' ')} />
          ))}
        </Select>
        {here !== settings.timeZone && (
          <Button kind="ghost" size="sm" onClick={() => void change({ timeZone: here })}>
            {t('settings.useZone', { zone: here })}
          </Button>
        )}
      </section>
      <AwayPanel />
      <NotificationSettings />
      <PasswordPanel />
      <SecondFactorPanel />
      <SignOutEverywhere />
    </div>
  )
}
