import { DocumentImport } from '@carbon/icons-react'
import { Search, SkeletonText } from '@carbon/react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ProblemError } from '../api/request'
import type { RequestType } from '../api/intake'
import { EmptyState, ErrorState } from '../common/States'
import { useTitle } from '../common/useTitle'
import { PausedNotice } from '../intake/PausedNotice'
import { useWords } from '../i18n/words'
import { DraftList } from './DraftList'
import { TypeCard } from './TypeCard'
import { useRequestTypes } from '../lists/useRequestTypes'

const ExampleDialog = lazy(async () => ({ default: (await import('./ExampleDialog')).ExampleDialog }))

/** What can be asked for, and what was begun before. */
export function CataloguePage() {
  const { t } = useTranslation()
  const words = useWords()
  const types = useRequestTypes()
  const [search, setSearch] = useState('')
  const [opened, setOpened] = useState<{ type: RequestType; id: string } | null>(null)
  useTitle(t('nav.new'))

  const wanted = search.trim().toLocaleLowerCase()
  const found = (types.data?.items ?? []).filter(({ type, title, description }) =>
    [words.requestType(type, title), words.text(description), title, description]
      .join(' ')
      .toLocaleLowerCase()
      .includes(wanted),
  )
  return (
    <div className="page">
      <header className="page__head">
        <h1>{t('nav.new')}</h1>
        <Link className="back" to="/new/import">
          <DocumentImport aria-hidden />
          {t('batch.title')}
        </Link>
      </header>
      <PausedNotice />
      <DraftList />
      <section aria-labelledby="catalogue">
        <h2 className="section__title" id="catalogue">
          {t('new.what')}
        </h2>
        <Search
          className="catalogue__search"
          size="lg"
          labelText={t('new.search')}
          placeholder={t('new.search')}
          closeButtonLabelText={t('tasks.clearSearch')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        {types.isPending && (
          <div role="status" aria-label={t('state.loading')}>
            <SkeletonText paragraph lineCount={8} />
          </div>
        )}
        {!types.data && types.error instanceof ProblemError && (
          <ErrorState problem={types.error.problem} again={() => void types.refetch()} />
        )}
        {types.data && found.length === 0 && (
          <EmptyState title={t('new.noMatch')}>
            <p>
              <Link to="/new/other">{t('new.other')}</Link>
            </p>
          </EmptyState>
        )}
        <ul className="catalogue">
          {found.map((type) => (
            <TypeCard key={type.type} type={type} open={(of, id) => setOpened({ type: of, id })} />
          ))}
        </ul>
        {opened && (
          <Suspense>
            <ExampleDialog {...opened} close={() => setOpened(null)} />
          </Suspense>
        )}
      </section>
    </div>
  )
}
