import '../styles/studio.scss'
import { Add } from '@carbon/icons-react'
import {
  Button,
  Search,
  SkeletonText,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Tag,
} from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ModelKind, ModelListed, ModelTaken } from '../api/models'
import { ProblemError, type Result } from '../api/request'
import type { Page } from '../api/pages'
import { EmptyState, ErrorState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { useTitle } from '../common/useTitle'
import { text } from '../i18n/texts'
import { useSession } from '../session/session'
import { changesModels } from '../shell/entries'
import { FolderActions, TakenFolder } from './ModelFolder'
import { BeginDialog } from './begin/BeginDialog'
import { useModels } from './useModels'
import { VersionWords, WriterWords } from './VersionWords'

const kinds: ModelKind[] = ['process', 'decision', 'form']

/** Processes, decisions and forms: how the department works. */
export function ModelsPage() {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useModels()
  const [sought, setSought] = useState('')
  const [taken, setTaken] = useState<Result<Page<ModelTaken>> | null>(null)
  const [beginning, setBeginning] = useState(false)
  const { person } = useSession()
  useTitle(t('nav.studio'))
  const words = sought.trim().toLowerCase()
  const found = (data ?? []).filter(({ id, latest }) => `${id} ${latest.name} ${text(latest.name)}`.toLowerCase().includes(words))

  return (
    <div className="page page--studio">
      <header className="page__head">
        <h1>{t('nav.studio')}</h1>
        <div className="page__actions">
          <Link className="cds--btn cds--btn--tertiary cds--btn--md" to="/studio/changes">
            {t('change.list')}
          </Link>
          <Link className="cds--btn cds--btn--tertiary cds--btn--md" to="/studio/handbook">
            {t('handbook.title')}
          </Link>
          <FolderActions taken={setTaken} />
          {changesModels(person) && (
            <Button size="md" renderIcon={Add} onClick={() => setBeginning(true)}>
              {t('begin.title')}
            </Button>
          )}
        </div>
      </header>
      {beginning && <BeginDialog close={() => setBeginning(false)} />}
      {taken && <TakenFolder taken={taken} close={() => setTaken(null)} />}
      <p className="page__lead">
        {t('studio.lead')} <Link to="/studio/controls">{t('studio.controls')}</Link>
      </p>
      <Search
        size="md"
        className="studio__search"
        labelText={t('studio.search')}
        placeholder={t('studio.search')}
        closeButtonLabelText={t('filter.clear')}
        value={sought}
        onChange={({ target }) => setSought(target.value)}
      />
      {isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={8} />
        </div>
      )}
      {!data && error instanceof ProblemError && <ErrorState problem={error.problem} again={() => void refetch()} />}
      {data && found.length === 0 && (
        <EmptyState title={t(data.length === 0 ? 'studio.none' : 'studio.noneFound')}>
          <p>{t(data.length === 0 ? 'studio.noneHint' : 'studio.noneFoundHint')}</p>
        </EmptyState>
      )}
      {kinds.map((kind) => {
        const models = found.filter((one) => one.kind === kind)
        return models.length > 0 && <Models key={kind} kind={kind} models={models} />
      })}
    </div>
  )
}

function Models({ kind, models }: { kind: ModelKind; models: ModelListed[] }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <section className="studio__kind" aria-labelledby={`models-${kind}`}>
      <h2 id={`models-${kind}`}>
        {t(`studioKinds.${kind}`)} <span className="studio__count">{moments.number(models.length)}</span>
      </h2>
      <Table className="studio__table" aria-labelledby={`models-${kind}`}>
        <TableHead>
          <TableRow>
            <TableHeader>{t('studio.name')}</TableHeader>
            <TableHeader>{t('studio.latest')}</TableHeader>
            <TableHeader>{t('studio.writing')}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {models.map(({ id, latest, writers, openThreads }) => (
            <TableRow key={id}>
              <TableCell>
                <Link to={`/studio/${kind}/${encodeURIComponent(id)}`}>{text(latest.name)}</Link>
                <bdi className="studio__id">{id}</bdi>
                {openThreads > 0 && <span className="studio__said">{t('thread.open', { count: openThreads, number: moments.number(openThreads) })}</span>}
              </TableCell>
              <TableCell>
                <VersionWords version={latest} />
                {!latest.live && (
                  <Tag size="sm" type="blue">
                    {t('studio.notLive')}
                  </Tag>
                )}
              </TableCell>
              <TableCell>
                <WriterWords writers={writers} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  )
}
