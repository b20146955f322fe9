const WIDTH = 120
const HEIGHT = 32

/** The trend at a glance, beside a number that says the same; nothing where there are not two values. */
export function Sparkline({ values }: { values: (number | null)[] }) {
  const there = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]))
  if (there.length < 2) return null
  const most = Math.max(...there.map(({ value }) => value))
  const least = Math.min(0, ...there.map(({ value }) => value))
  const range = most - least || 1
  const points = there.map(
    ({ value, index }) =>
      `${((index / (values.length - 1)) * WIDTH).toFixed(1)},${(HEIGHT - 2 - ((value - least) / range) * (HEIGHT - 4)).toFixed(1)}`,
  )
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      <polyline points={points.join(' ')} />
    </svg>
  )
}
