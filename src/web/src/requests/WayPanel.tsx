import { Flow, ListChecked } from '@carbon/icons-react'
import { Button, SkeletonText } from '@carbon/react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import { ErrorState } from '../common/States'
import { useNarrow } from '../common/useMedia'
import { useWords } from '../i18n/words'
import { useDiagrams } from './useRequests'
import { WayList } from './WayList'

const DiagramView = lazy(() => import('./DiagramView'))

/** The request's way: drawn where there is room, as a list on a phone, and as either when asked for. */
export function WayPanel({ id }: { id: string }) {
  const { t } = useTranslation()
  const words = useWords()
  const narrow = useNarrow()
  const query = useDiagrams(id)
  const [chosen, setChosen] = useState<'list' | 'diagram'>()
  const [process, setProcess] = useState<string>()
  const shown = chosen ?? (narrow ? 'list' : 'diagram')
  const diagrams = query.data ?? []
  const current = diagrams.find((diagram) => diagram.processId === process) ?? diagrams[0]

  return (
    <section className="panel" aria-labelledby="way">
      <header className="panel__head">
        <h2 id="way" className="panel__title">
          {t('way.title')}
        </h2>
        {current && (
          <div className="switch" role="group" aria-label={t('way.shownAs')}>
            {(['diagram', 'list'] as const).map((one) => (
              <Button
                key={one}
                kind="ghost"
                size="sm"
                renderIcon={one === 'list' ? ListChecked : Flow}
                aria-pressed={shown === one}
                onClick={() => setChosen(one)}
              >
                {t(`wayAs.${one}`)}
              </Button>
            ))}
          </div>
        )}
      </header>
      {query.isPending && <SkeletonText paragraph lineCount={4} />}
      {!query.data && query.error instanceof ProblemError && (
        <ErrorState problem={query.error.problem} again={() => void query.refetch()} />
      )}
      {query.data && !current && <p className="panel__line">{t('way.notStarted')}</p>}
      {current && shown === 'list' && <WayList diagram={diagrams[0]!} diagrams={diagrams} />}
      {current && shown === 'diagram' && (
        <>
          <nav className="processes" aria-label={t('way.processes')}>
            {diagrams.map((diagram) => (
              <button
                key={diagram.processId}
                type="button"
                aria-current={diagram === current ? 'true' : undefined}
                onClick={() => setProcess(diagram.processId)}
              >
                {words.text(diagram.name)}
              </button>
            ))}
          </nav>
          <Suspense fallback={<SkeletonText paragraph lineCount={6} />}>
            <DiagramView
              diagram={current}
              open={(processId) => {
                if (diagrams.some((diagram) => diagram.processId === processId)) setProcess(processId)
              }}
            />
          </Suspense>
          <ul className="legend">
            {(['done', 'active', 'next', 'failed'] as const).map((state) => (
              <li key={state} className={`legend__${state}`}>
                {t(`stop.${state}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
