import { ErrorFilled, WarningAltFilled } from '@carbon/icons-react'
import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../../../lint/lib/findings.js'
import type { ModelKind } from '../../api/models'
import { useMoments } from '../../common/useMoments'
import type { ModelEditor } from '../ModelEditor'
import { FindingWords, useFindingWords } from './FindingWords'
import { useFindings } from './useFindings'

interface Props {
  kind: ModelKind
  id: string
  editor: RefObject<ModelEditor | null>
  /** Whether the editor shows the model. */
  ready: boolean
  /** The model that no editor can show; its findings may say why. */
  undrawn?: string
  /** Another value after each change. */
  edits: unknown
}

/** What is wrong with the model as it is in the editor: marked there, and listed with what to do. */
export function Checks({ kind, id, editor, ready, undrawn, edits }: Props) {
  const { t, i18n } = useTranslation()
  const words = useFindingWords()
  const marked = useRef((one: Finding) => one)
  marked.current = (one) => ({ ...one, message: words(one) })
  const looked = useFindings(kind, id, async () => (ready ? editor.current?.content() : undrawn), `${ready} ${undrawn !== undefined} ${edits}`)
  const findings = looked.is === 'found' ? looked.findings : null
  const goTo = ready ? (one: Finding) => editor.current?.marks?.goTo(marked.current(one)) : undefined
  const here = (one: Finding) => one.kind === kind && one.model === id

  useEffect(() => {
    if (ready && findings) editor.current?.marks?.show(findings.filter((one) => one.kind === kind && one.model === id).map(marked.current))
  }, [ready, findings, editor, kind, id, i18n.language])

  return (
    <section className="checks" aria-labelledby="checks-title">
      <h2 id="checks-title">{t('checks.title')}</h2>
      <p className="checks__state" role="status">
        {looked.is === 'looking' && t('checks.looking')}
        {looked.is === 'failed' && t('checks.failed')}
        {findings?.length === 0 && t('checks.none')}
      </p>
      {findings && (
        <>
          <Group severity="ERROR" findings={findings} here={here} goTo={goTo} />
          <Group severity="WARNING" findings={findings} here={here} goTo={goTo} />
        </>
      )}
    </section>
  )
}

interface GroupProps {
  severity: Finding['severity']
  findings: Finding[]
  here: (finding: Finding) => boolean
  /** Undefined where the model is not drawn. */
  goTo?: (finding: Finding) => void
}

function Group({ severity, findings, here, goTo }: GroupProps) {
  const { t } = useTranslation()
  const moments = useMoments()
  const own = findings.filter((one) => one.severity === severity)
  if (own.length === 0) return null
  const Icon = severity === 'ERROR' ? ErrorFilled : WarningAltFilled
  return (
    <div className="checks__group" data-severity={severity}>
      <h3>
        <Icon aria-hidden /> {t(severity === 'ERROR' ? 'checks.errors' : 'checks.warnings', { count: own.length, number: moments.number(own.length) })}
      </h3>
      <ul>
        {own.map((one) => (
          <li key={`${one.model} ${one.element} ${one.rule} ${one.message}`} className="checks__finding">
            {one.element && here(one) && goTo ? (
              <button type="button" className="checks__go" onClick={() => goTo(one)}>
                <bdi>{one.element}</bdi>
              </button>
            ) : (
              <bdi className="checks__where">{here(one) ? one.element || t('checks.whole') : `${one.model} ${one.element}`}</bdi>
            )}
            <FindingWords className="checks__message" said={one} />
            <bdi className="checks__rule">{one.rule}</bdi>
          </li>
        ))}
      </ul>
    </div>
  )
}
