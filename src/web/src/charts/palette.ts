import type { Meaning, Series } from './series'

/** Carbon's colours for categories (purple 70, cyan 50, teal 70, …), in its order, which keeps neighbours apart. */
const categories = {
  light: ['#6929c4', '#1192e8', '#005d5d', '#9f1853', '#fa4d56', '#002d9c', '#8a3800', '#009d9a', '#012749', '#a56eff'],
  dark: ['#8a3ffc', '#33b1ff', '#007d79', '#ff7eb6', '#fa4d56', '#4589ff', '#ba4e00', '#08bdba', '#bae6ff', '#d4bbff'],
}

/** Carbon's green, red and grey for what is as it should be, what is not, and what is only for comparison. */
const meanings: Record<'light' | 'dark', Record<Meaning, string>> = {
  light: { good: '#198038', bad: '#da1e28', quiet: '#8d8d8d' },
  dark: { good: '#42be65', bad: '#fa4d56', quiet: '#8d8d8d' },
}

/** A colour for each series, by name. */
export function colours(series: Series[], dark: boolean): Record<string, string> {
  const theme = dark ? 'dark' : 'light'
  const palette = categories[theme]
  let next = 0
  return Object.fromEntries(
    series.map(({ name, meaning }) => [name, meaning ? meanings[theme][meaning] : palette[next++ % palette.length]!]),
  )
}
