import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Notice } from '../../common/Notice'
import { VersionWords } from '../VersionWords'
import { useCellWords } from './useCellWords'
import type { Chapter as Model } from './useHandbook'
import { useModelName } from './useModelName'

/** Where a model stands in the handbook. */
export const anchor = (kind: string, id: string) => `handbook-${kind}-${id}`

/** What is said of one model: its name, the version that is live, and the way to its page. */
export function Chapter({ model, children }: { model: Model<unknown>; children: ReactNode }) {
  const { t } = useTranslation()
  const { kind, id, version, part } = model
  const named = useModelName()
  return (
    <article className="handbook__chapter" id={anchor(kind, id)} aria-labelledby={`${anchor(kind, id)}-name`}>
      <h3 id={`${anchor(kind, id)}-name`}>{named(model)}</h3>
      <p className="handbook__about">
        <Link to={`/studio/${kind}/${encodeURIComponent(id)}`}>
          <bdi>{id}</bdi>
        </Link>
        {version && <VersionWords version={version} />}
      </p>
      {part === null ? <Notice kind="warning" title={t('handbook.unreadable')} /> : children}
    </article>
  )
}

/** A table that scrolls by itself where it is too wide, and breaks between rows on paper. */
export function Sheet({ label, columns, wide = false, children }: { label: string; columns: ReactNode[]; wide?: boolean; children: ReactNode }) {
  return (
    <div className={`handbook__scroll${wide ? ' handbook__scroll--wide' : ''}`} role="group" tabIndex={0} aria-label={label}>
      <table className="handbook__table" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

/** What stands in a cell of a decision table: in words where there are any, else as it is written. */
export function Cell({ feel }: { feel: string }) {
  const { cell } = useCellWords()
  return <>{cell(feel) ?? <Feel expression={feel} />}</>
}

/** An expression as it is written. */
export function Feel({ expression }: { expression: string }) {
  return (
    <code className="handbook__feel" dir="ltr">
      {expression.replace(/^=\s*/, '')}
    </code>
  )
}
