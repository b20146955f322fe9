import type { Me } from './people'

export interface DemoAccount {
  username: string
  password: string
  displayName: string
}

export interface SessionState {
  signedIn: boolean
  person: Me | null
  /** Nothing is open before another password is chosen. */
  passwordChange: boolean
  /** Empty where demo accounts are not switched on. */
  demoAccounts: DemoAccount[]
  /** The way to the identity provider; null where none is configured. */
  provider: ProviderWay | null
  /** Whether anybody can sign in with a password. */
  passwords: boolean
}

export interface ProviderWay {
  /** What its button says. */
  name: string
  /** Takes `return`, the page to come back to. */
  address: string
}

export interface PasswordState {
  /** Whether a password is kept here that signs in. */
  kept: boolean
  /** How many characters a new one must have. */
  shortest: number
}

export interface SecondFactorState {
  /** Whether the person signs in with a password at all. */
  possible: boolean
  /** Whether a code is asked for at sign-in. */
  set: boolean
  /** Whether the person's role needs one. */
  needed: boolean
  /** How many recovery codes are left. */
  recoveryCodes: number
}

/** What an authenticator app is given, typed or as a QR code. */
export interface SecondFactorBegun {
  secret: string
  address: string
}

/** Where the browser goes to sign out at the identity provider, too. */
export interface SignedOut {
  endSession: string
}
