import '../../styles/studio.scss'
import { SkeletonText, Tag } from '@carbon/react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Control, ControlBreach, ControlDoubt } from '../../api/models'
import { ProblemError } from '../../api/request'
import { ErrorState } from '../../common/States'
import { useMoments } from '../../common/useMoments'
import { useTitle } from '../../common/useTitle'
import { text } from '../../i18n/texts'
import { FindingWords } from './FindingWords'
import { useControls, useLiveProcess } from './useControls'

const PathOnDiagram = lazy(() => import('./PathOnDiagram'))

const colours = { proven: 'green', broken: 'red', open: 'warm-gray' } as const

/** What is proven of the live models, what was assumed, and the way to each breach. */
export function ControlsPage() {
  const { t } = useTranslation()
  const moments = useMoments()
  const { data, error, isPending, refetch } = useControls()
  useTitle(t('controls.title'))
  const processes = (data?.models ?? []).filter(({ kind }) => kind === 'process').length
  const decisions = (data?.models ?? []).filter(({ kind }) => kind === 'decision').length

  return (
    <div className="page page--studio">
      <p className="page__back">
        <Link to="/studio">{t('studio.back')}</Link>
      </p>
      <header className="page__head">
        <h1>{t('controls.title')}</h1>
      </header>
      <p className="page__lead">{t('controls.lead')}</p>
      {isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={8} />
        </div>
      )}
      {!data && error instanceof ProblemError && <ErrorState problem={error.problem} again={() => void refetch()} />}
      {data && (
        <>
          <p className="studio__said">
            {t('controls.looked', { processes: moments.number(processes), decisions: moments.number(decisions) })}
          </p>
          {data.controls.map((control) => (
            <ControlSection key={control.control} control={control} />
          ))}
          <section className="studio__kind" aria-labelledby="controls-assumed">
            <h2 id="controls-assumed">{t('controls.assumed')}</h2>
            <ul className="controls__assumed">
              {(['data', 'workers', 'waiting', 'portal'] as const).map((one) => (
                <li key={one}>{t(`controlAssumed.${one}`)}</li>
              ))}
            </ul>
            {data.doubts.length > 0 && <Doubts doubts={data.doubts} />}
          </section>
        </>
      )}
    </div>
  )
}

function ControlSection({ control: { control, verdict, breaches } }: { control: Control }) {
  const { t } = useTranslation()
  return (
    <section className="studio__kind controls__one" aria-labelledby={control}>
      <h2 id={control}>
        {t(`controlNames.${control}`)}{' '}
        <Tag size="md" type={colours[verdict]}>
          {t(`controlVerdicts.${verdict}`)}
        </Tag>
      </h2>
      <p>{t(`controlStatements.${control}`)}</p>
      {breaches.map((breach) => (
        <Breach key={`${breach.model} ${breach.element} ${breach.message}`} breach={breach} />
      ))}
    </section>
  )
}

function Breach({ breach }: { breach: ControlBreach }) {
  const { kind, model, element, path } = breach
  const { t } = useTranslation()
  const { data } = useLiveProcess(model, kind === 'process')
  const name = text(data?.version.name ?? model)
  return (
    <article className="controls__breach">
      <h3>
        <FindingWords said={breach} />
      </h3>
      <p>
        <Link to={`/studio/${kind}/${encodeURIComponent(model)}`}>{name}</Link> <bdi className="studio__id">{element}</bdi>
      </p>
      {data && path.length > 0 && (
        <>
          <Suspense fallback={<SkeletonText paragraph />}>
            <PathOnDiagram process={model} name={name} version={data.version.number} xml={data.xml} path={path} />
          </Suspense>
          <details>
            <summary>{t('controls.path')}</summary>
            <ol dir="ltr">
              {steps(data.xml, path).map((step, at) => (
                <li key={at}>{text(step)}</li>
              ))}
            </ol>
          </details>
        </>
      )}
    </article>
  )
}

/** What of the tables was taken for possible, decision by decision. */
function Doubts({ doubts }: { doubts: ControlDoubt[] }) {
  const { t } = useTranslation()
  return (
    <details>
      <summary>{t('controls.doubts')}</summary>
      {(['condition', 'result', 'logic', 'size'] as const).map((reason) => {
        const own = doubts.filter((one) => one.reason === reason)
        return (
          own.length > 0 && (
            <div key={reason}>
              <p>{t(`controlDoubts.${reason}`)}</p>
              <ul className="controls__assumed">
                {own.map(({ model, element }) => (
                  <li key={`${model} ${element}`}>
                    <Link to={`/studio/decision/${encodeURIComponent(model)}`}>{model}</Link> <bdi className="studio__id">{element}</bdi>
                  </li>
                ))}
              </ul>
            </div>
          )
        )
      })}
    </details>
  )
}

/** The labels of a path's elements, flows left out; the id where there is no label. */
function steps(xml: string, path: string[]): string[] {
  const diagram = new DOMParser().parseFromString(xml, 'text/xml')
  const named = new Map([...diagram.querySelectorAll('[id]')].map((one) => [one.getAttribute('id'), one] as const))
  return [...new Set(path)]
    .filter((id) => named.get(id)?.localName !== 'sequenceFlow')
    .map((id) => named.get(id)?.getAttribute('name') ?? id)
}
