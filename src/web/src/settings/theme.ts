import { useSyncExternalStore } from 'react'
import type { Theme } from '../api/people'

const dark = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let chosen: Theme = 'system'

const isDark = () => chosen === 'dark' || (chosen === 'system' && dark.matches)

function show(): void {
  document.documentElement.classList.toggle('cds--g100', isDark())
  document.documentElement.classList.toggle('cds--white', !isDark())
  listeners.forEach((tell) => tell())
}

/** Shows the theme from now on; `system` follows the machine, also when it changes. */
export function switchTheme(theme: Theme): void {
  chosen = theme
  show()
}

/** Whether the dark theme is shown: for what does not take its colours from the style sheet. */
export function useDark(): boolean {
  return useSyncExternalStore((changed) => {
    listeners.add(changed)
    return () => listeners.delete(changed)
  }, isDark)
}

/** Starts with the theme that was used last on this device. */
export function startTheme(): void {
  dark.addEventListener('change', show)
  const last = localStorage.getItem('theme')
  switchTheme(last === 'light' || last === 'dark' ? last : 'system')
}
