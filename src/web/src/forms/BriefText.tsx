import { useTranslation } from 'react-i18next'
import { useMoments } from '../common/useMoments'
import { translated } from '../i18n/texts'
import { useWords } from '../i18n/words'
import { briefSections } from './briefLines'
import type { FormSchema } from './schema'

/** What one looks for first; of several the first that is there. All intake forms name these fields alike. */
const FIRST = [['launchDate', 'launchTiming'], ['budget'], ['costCentre']]

/** A brief to be read: the form's labels and options for keys and values, section by section. */
export function BriefText({ schema, brief }: { schema: FormSchema; brief: Record<string, unknown> }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { all } = useWords()
  const sections = briefSections(translated(schema), brief, { moments, yes: t('brief.yes'), no: t('brief.no'), list: all })
  const lines = sections.flatMap((section) => section.lines)
  const first = FIRST.map((keys) => keys.map((key) => lines.find((line) => line.key === key)).find(Boolean)).filter((line) => line !== undefined)
  const shown = sections
    .map(({ title, lines }) => ({ title, lines: lines.filter((line) => line.key !== 'title' && !first.includes(line)) }))
    .filter((section) => section.lines.length > 0)
  if (sections.length === 0) return <p className="panel__line">{t('brief.empty')}</p>
  return (
    <div className="brief">
      {first.length > 0 && (
        <dl className="brief__first">
          {first.map((line) => (
            <div key={line.key}>
              <dt>{line.label}</dt>
              <dd>
                <bdi>{line.text}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {shown.map((section) => (
        <section key={section.title}>
          {section.title && <h3>{section.title}</h3>}
          <dl>
            {section.lines.map((line) => (
              <div key={line.key} className={line.text.length > 48 || line.text.includes('\n') ? 'brief__long' : undefined}>
                <dt>{line.label}</dt>
                <dd>
                <bdi>{line.text}</bdi>
              </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
