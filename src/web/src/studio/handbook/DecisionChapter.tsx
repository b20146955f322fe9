import { useTranslation } from 'react-i18next'
import { text } from '../../i18n/texts'
import { useWords } from '../../i18n/words'
import type { DecisionPart } from './decisionPart'
import { Cell, Chapter, Feel, Sheet } from './Parts'
import type { Chapter as Model } from './useHandbook'

/** More columns than these do not fit on an upright page. */
const UPRIGHT = 6

/** The decisions of a file: tables with their rows, and expressions as they are written. */
export function DecisionChapter({ model }: { model: Model<DecisionPart[]> }) {
  const { t } = useTranslation()
  const words = useWords()
  const alone = model.part?.length === 1
  return (
    <Chapter model={model}>
      {model.part?.map((decision) => (
        <section key={decision.id} aria-label={text(decision.name)}>
          {!alone && <h4>{text(decision.name)}</h4>}
          {decision.description && (
            <p className="handbook__words" dir="auto">
              {text(decision.description)}
            </p>
          )}
          {decision.needs.length > 0 && <p>{t('handbook.needs', { decisions: words.all(decision.needs.map(text)) })}</p>}
          {decision.expression && (
            <p className="handbook__expression">
              <Feel expression={decision.expression} />
            </p>
          )}
          {decision.table && <Rows name={text(decision.name)} table={decision.table} />}
        </section>
      ))}
    </Chapter>
  )
}

function Rows({ name, table }: { name: string; table: NonNullable<DecisionPart['table']> }) {
  const { t } = useTranslation()
  const notes = table.rows.some(({ note }) => note !== '')
  const columns = [
    t('handbook.row'),
    ...table.inputs.map(({ label }) => t('handbook.when', { label: text(label) })),
    ...table.outputs.map(({ label }) => text(label)),
    ...(notes ? [t('handbook.note')] : []),
  ]
  return (
    <>
      <p>{t(`hitPolicy.${table.hitPolicy}`, { defaultValue: table.hitPolicy })}</p>
      <Sheet label={name} columns={columns} wide={columns.length > UPRIGHT}>
        {table.rows.map((row, index) => (
          <tr key={index}>
            <th scope="row">{index + 1}</th>
            {row.inputs.map((feel, at) => (
              <td key={at}>
                <Cell feel={feel} />
              </td>
            ))}
            {row.outputs.map((feel, at) => (
              <td key={at}>{feel === '' ? '' : <Cell feel={feel} />}</td>
            ))}
            {notes && <td dir="auto">{text(row.note)}</td>}
          </tr>
        ))}
      </Sheet>
    </>
  )
}
