import type { ReactNode } from 'react'

interface Props {
  title: string
  head: string[]
  /** The first cell of each row names it. */
  rows: { key: string; cells: ReactNode[] }[]
}

/** A table of figures; on narrow screens it is moved sideways. */
export function FigureTable({ title, head, rows }: Props) {
  return (
    <div className="numbers" role="region" aria-label={title} tabIndex={0}>
      <table>
        <caption className="numbers__caption">{title}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...rest] }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {rest.map((cell, index) => (
                <td key={head[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
