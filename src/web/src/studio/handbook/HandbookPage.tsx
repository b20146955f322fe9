import '../../styles/studio.scss'
import '../../styles/handbook.scss'
import { Button, SkeletonText } from '@carbon/react'
import { Printer } from '@carbon/icons-react'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useAgreements } from '../../agreements/useAgreements'
import type { Agreement } from '../../api/agreements'
import { ProblemError } from '../../api/request'
import { EmptyState, ErrorState } from '../../common/States'
import { useMoments } from '../../common/useMoments'
import { useTitle } from '../../common/useTitle'
import { DecisionChapter } from './DecisionChapter'
import { FormChapter } from './FormChapter'
import { anchor } from './Parts'
import { LevelsChapter, RolesChapter } from './PeopleChapters'
import { namings, stepTimes } from './people'
import { ProcessChapter } from './ProcessChapter'
import { type Handbook, useHandbook } from './useHandbook'
import { useModelName } from './useModelName'

/** How the department works, in words and pictures: made from what is live. */
export function HandbookPage() {
  const { t } = useTranslation()
  const handbook = useHandbook()
  const agreements = useAgreements()
  const failed = handbook.data ? agreements : handbook
  const empty = handbook.data && [handbook.data.processes, handbook.data.decisions, handbook.data.forms].every((one) => one.length === 0)
  useTitle(t('handbook.title'))
  return (
    <div className="page handbook">
      <p className="page__back">
        <Link to="/studio">{t('studio.back')}</Link>
      </p>
      {(!handbook.data || !agreements.data) && <h1>{t('handbook.title')}</h1>}
      {(handbook.isPending || agreements.isPending) && !failed.error && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={12} />
        </div>
      )}
      {!failed.data && failed.error instanceof ProblemError && (
        <ErrorState problem={failed.error.problem} again={() => void failed.refetch()} />
      )}
      {handbook.data && agreements.data && !empty && <Whole handbook={handbook.data} agreements={agreements.data} at={handbook.dataUpdatedAt} />}
      {empty && (
        <EmptyState title={t('studio.none')}>
          <p>{t('studio.noneHint')}</p>
        </EmptyState>
      )}
    </div>
  )
}

/** @param at when it was read, in milliseconds */
function Whole({ handbook, agreements, at }: { handbook: Handbook; agreements: Agreement[]; at: number }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { hash } = useLocation()
  const [drawn, setDrawn] = useState<ReadonlySet<string>>(new Set())
  const stands = useCallback((id: string) => setDrawn((before) => (before.has(id) ? before : new Set([...before, id]))), [])
  const whole = handbook.processes.every(({ id, part }) => part === null || drawn.has(id))
  const decisions = useMemo(() => handbook.decisions.flatMap(({ part }) => part ?? []), [handbook])
  const times = useMemo(() => stepTimes(decisions), [decisions])
  const roles = useMemo(() => namings(decisions, handbook.processes.flatMap(({ part }) => part ?? [])), [decisions, handbook])

  // The pictures move what stands below them.
  useEffect(() => {
    if (whole && hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView()
  }, [whole, hash])

  return (
    <>
      <header className="page__head">
        <h1>{t('handbook.title')}</h1>
        <Button className="handbook__print" kind="tertiary" size="md" renderIcon={Printer} disabled={!whole} onClick={() => window.print()}>
          {t('handbook.print')}
        </Button>
      </header>
      <p className="page__lead">{t('handbook.lead', { at: moments.short(new Date(at).toISOString()) })}</p>
      <Contents handbook={handbook} />
      <Section id="process" title={t('studioKinds.process')}>
        {handbook.processes.map((model) => (
          <ProcessChapter key={model.id} model={model} known={{ handbook, decisions, times }} drawn={() => stands(model.id)} />
        ))}
      </Section>
      <Section id="decision" title={t('studioKinds.decision')}>
        {handbook.decisions.map((model) => (
          <DecisionChapter key={model.id} model={model} />
        ))}
      </Section>
      <Section id="form" title={t('studioKinds.form')}>
        {handbook.forms.map((model) => (
          <FormChapter key={model.id} model={model} />
        ))}
      </Section>
      <Section id="roles" title={t('handbook.roles')}>
        <RolesChapter namings={roles} />
      </Section>
      <Section id="levels" title={t('handbook.levels')}>
        <LevelsChapter times={times} agreements={agreements} />
      </Section>
    </>
  )
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="handbook__section" id={`handbook-${id}`} aria-labelledby={`handbook-${id}-title`}>
      <h2 id={`handbook-${id}-title`}>{title}</h2>
      {children}
    </section>
  )
}

function Contents({ handbook }: { handbook: Handbook }) {
  const { t } = useTranslation()
  const named = useModelName()
  const kinds = [
    { kind: 'process', models: handbook.processes },
    { kind: 'decision', models: handbook.decisions },
    { kind: 'form', models: handbook.forms },
  ] as const
  return (
    <nav className="handbook__contents" aria-labelledby="handbook-contents">
      <h2 id="handbook-contents">{t('handbook.contents')}</h2>
      <ul>
        {kinds.map(({ kind, models }) => (
          <li key={kind}>
            <a href={`#handbook-${kind}`}>{t(`studioKinds.${kind}`)}</a>
            <ul>
              {models.map((model) => (
                <li key={model.id}>
                  <a href={`#${anchor(kind, model.id)}`}>{named(model)}</a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <a href="#handbook-roles">{t('handbook.roles')}</a>
        </li>
        <li>
          <a href="#handbook-levels">{t('handbook.levels')}</a>
        </li>
      </ul>
    </nav>
  )
}
