import { createContext, useContext } from 'react'
import type { Me, Settings } from '../api/people'
import type { DemoAccount, ProviderWay } from '../api/sessions'
import type { Problem } from '../api/request'

/** Who is signed in and how that person reads. */
export interface Session {
  person: Me
  settings: Settings
  /**
   * Keeps some of the settings on the server and shows them; gives the problem when they could not be kept. One after the other:
   * what was changed a moment ago stays.
   */
  save(part: Partial<Settings>): Promise<Problem | null>
  /** Ends this session, or all of the person's on all devices; gives the problem when that failed. */
  signOut(everywhere?: boolean): Promise<Problem | null>
}

export const SessionContext = createContext<Session | null>(null)

/** How the reader of a page reads, where that is not known from a session. */
export const ReadingContext = createContext<Pick<Settings, 'language' | 'timeZone'> | null>(null)

/** The session of a page; pages are only shown to people who are signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('no session around this component')
  return session
}

/** What the sign-in page needs. */
export interface SignIn {
  demoAccounts: DemoAccount[]
  provider: ProviderWay | null
  /** Whether anybody can sign in with a password. */
  passwords: boolean
  /** Why a sign-in at the provider came to nothing, by the name of its text. */
  refused: string | null
  /** The name that must sign in again; null on a fresh start. */
  expected: string | null
  /** With the code of a second factor, once one was asked for. */
  signIn(username: string, password: string, code: string): Promise<Problem | null>
}
