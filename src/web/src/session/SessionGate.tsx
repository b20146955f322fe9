import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { api } from '../api/api'
import { onSignedOut, type Problem } from '../api/request'
import type { Me, Settings } from '../api/people'
import type { SessionState } from '../api/sessions'
import { ErrorState } from '../common/States'
import { switchLanguage } from '../i18n/i18n'
import { useLiveEvents } from '../live/useLiveEvents'
import { switchTheme } from '../settings/theme'
import { saveBeforeSignOut } from './leaving'
import { PasswordFirst } from './PasswordFirst'
import { SecondFactorFirst } from './SecondFactorFirst'
import { SessionContext } from './session'
import { SignInPage } from './SignInPage'
import { refusalIn, withoutRefusal } from './refusal'
import { onSignedInElsewhere, tellSignedIn } from './signedInElsewhere'

interface Known {
  person: Me
  settings: Settings
}

/**
 * Lets only people who are signed in see what is inside. When a session ends under a page, the page stays as it
 * is behind the sign-in form, with all that was typed, and goes on when the same person signs in again.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const [known, setKnown] = useState<Known | null>(null)
  const kept = useRef<Settings>(null)
  const saves = useRef<Promise<unknown>>(Promise.resolve())
  const [ways, setWays] = useState<Pick<SessionState, 'demoAccounts' | 'provider' | 'passwords'> | null>(null)
  // What must be done first: choose another password than the one that was given out, or set up the second factor that
  // the person's role needs. Nothing else is open before.
  const [first, setFirst] = useState<'password' | 'second-factor' | null>(null)
  const [refused] = useState(() => refusalIn(window.location.href))
  const [state, setState] = useState<'starting' | 'in' | 'out' | Problem>('starting')
  const recheck = useCallback(async () => {
    const session = await api.session()
    if (session.ok && !session.value.person) setState('out')
  }, [])
  useLiveEvents(state === 'in' ? known?.person.username : undefined, recheck)

  const enter = useCallback(
    async ({ passwordChange }: SessionState, person: Me): Promise<Problem | null> => {
      const [settings, factor] = await Promise.all([api.settings(), passwordChange ? null : api.secondFactor()])
      if (!settings.ok) return settings.problem
      if (factor && !factor.ok) return factor.problem
      if (factor) setFirst(factor.value.possible && factor.value.needed && !factor.value.set ? 'second-factor' : null)
      else setFirst('password')
      kept.current = settings.value
      await show(settings.value)
      setKnown((before) => {
        if (before && before.person.username !== person.username) queries.clear()
        return { person, settings: settings.value }
      })
      setState('in')
      void queries.invalidateQueries()
      return null
    },
    [queries],
  )

  const start = useCallback(async () => {
    const session = await api.session()
    if (!session.ok) return setState(session.problem)
    setWays(session.value)
    if (!session.value.person) return setState('out')
    const problem = await enter(session.value, session.value.person)
    if (problem) setState(problem)
    else tellSignedIn()
  }, [enter])

  useEffect(() => {
    onSignedOut(() => setState('out'))
    void start()
  }, [start])
  useEffect(() => {
    if (refused) window.history.replaceState(window.history.state, '', withoutRefusal(window.location.href))
  }, [refused])
  useEffect(() => (state === 'out' ? onSignedInElsewhere(() => void start()) : undefined), [state, start])

  const signIn = async (username: string, password: string, code: string) => {
    const person = await api.signIn(username, password, code)
    if (!person.ok) return person.problem
    const session = await api.session()
    return session.ok ? enter(session.value, person.value) : session.problem
  }

  const session = useMemo(
    () =>
      known && {
        ...known,
        save: (part: Partial<Settings>) => {
          const saving = saves.current.then(async () => {
            const settings = { ...known.settings, ...kept.current, ...part }
            const saved = await api.saveSettings(settings)
            if (!saved.ok) return saved.problem
            kept.current = settings
            await show(settings)
            setKnown((now) => now && { ...now, settings })
            return null
          })
          saves.current = saving
          return saving
        },
        signOut: async (everywhere = false) => {
          await saveBeforeSignOut()
          const answer = await api.signOut(everywhere)
          if (!answer.ok && answer.problem.name !== 'not-signed-in') return answer.problem
          setState('out')
          setKnown(null)
          queries.clear()
          if (answer.ok && answer.value) window.location.assign(answer.value.endSession)
          return null
        },
      },
    [known, queries],
  )

  if (state === 'starting') return null
  if (typeof state === 'object') return <ErrorState problem={state} again={() => void start()} />
  return (
    <>
      {session && (
        <div inert={state === 'out'} hidden={state === 'out'}>
          <SessionContext value={session}>
            {first === 'password' ? (
              <PasswordFirst whenChosen={() => void start()} />
            ) : first === 'second-factor' ? (
              <SecondFactorFirst whenSet={() => void start()} />
            ) : (
              children
            )}
          </SessionContext>
        </div>
      )}
      {state === 'out' && (
        <SignInPage
          demoAccounts={ways?.demoAccounts ?? []}
          provider={ways?.provider ?? null}
          passwords={ways?.passwords ?? true}
          refused={refused}
          expected={known?.person.username ?? null}
          signIn={signIn}
        />
      )}
    </>
  )
}

async function show(settings: Settings): Promise<void> {
  localStorage.setItem('language', settings.language)
  localStorage.setItem('theme', settings.theme)
  switchTheme(settings.theme)
  await switchLanguage(settings.language)
}
