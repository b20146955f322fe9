import type { Theme } from '../api/types'

const dark = window.matchMedia('(prefers-color-scheme: dark)')
let chosen: Theme = 'system'

function show(): void {
  const isDark = chosen === 'dark' || (chosen === 'system' && dark.matches)
  document.documentElement.classList.toggle('cds--g100', isDark)
  document.documentElement.classList.toggle('cds--white', !isDark)
}

/** Shows the theme from now on; `system` follows the machine, also when it changes. */
export function switchTheme(theme: Theme): void {
  chosen = theme
  show()
}

/** Starts with the theme that was used last on this device. */
export function startTheme(): void {
  dark.addEventListener('change', show)
  const last = localStorage.getItem('theme')
  switchTheme(last === 'light' || last === 'dark' ? last : 'system')
}
