import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ChartNumbers } from './series'

/** The numbers of a chart; where something is behind a number, it leads there. */
export function NumberTable({ title, numbers }: { title: string; numbers: ChartNumbers }) {
  const { t } = useTranslation()
  const { axis, along, series, line, write, linkTo } = numbers
  const cell = (point: number, index: number) => {
    const value = series[index]!.values[point]
    if (value === null || value === undefined) return t('chart.none')
    const address = linkTo?.(point, index)
    return address ? <Link to={address}>{write(value)}</Link> : write(value)
  }
  return (
    <div className="numbers" role="region" aria-label={title} tabIndex={0}>
      <table>
        <caption className="numbers__caption">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{axis}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {along.map((point, index) => (
            <tr key={point}>
              <th scope="row">{point}</th>
              {series.map(({ name }, column) => (
                <td key={name}>{cell(index, column)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        {line && (
          <tfoot>
            <tr>
              <th scope="row">{line.name}</th>
              <td colSpan={series.length}>{write(line.value)}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}
