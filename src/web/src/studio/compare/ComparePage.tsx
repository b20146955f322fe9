import '../../styles/studio.scss'
import '../../styles/compare.scss'
import { ArrowsHorizontal } from '@carbon/icons-react'
import { Button, Select, SelectItem, SkeletonText } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import type { Model, ModelDraft, ModelKind } from '../../api/models'
import { ProblemError } from '../../api/request'
import { NotFoundPage } from '../../common/NotFoundPage'
import { ErrorState } from '../../common/States'
import { useMoments } from '../../common/useMoments'
import { useTitle } from '../../common/useTitle'
import { text } from '../../i18n/texts'
import { useModel } from '../useModels'
import { MergePanel } from './MergePanel'
import { ModelComparison } from './ModelComparison'
import { type Side, sideOf } from './sides'
import { useContent, useOwnDraft } from './useSides'

const kinds = ['process', 'decision', 'form']

/** What differs between two versions of a model, or a version and the own draft. */
export function ComparePage() {
  const { kind = '', id = '' } = useParams()
  return kinds.includes(kind) ? <Found kind={kind as ModelKind} id={id} /> : <NotFoundPage />
}

function Found({ kind, id }: { kind: ModelKind; id: string }) {
  const { t } = useTranslation()
  const model = useModel(kind, id)
  const draft = useOwnDraft(kind, id)
  useTitle(t('compare.title'))
  const failed = [model, draft].find((one) => !one.data && one.error instanceof ProblemError)
  return (
    <div className="page page--studio">
      <p className="page__back">
        <Link to={`/studio/${kind}/${encodeURIComponent(id)}`}>{model.data ? text(model.data.latest.name) : t('nav.studio')}</Link>
      </p>
      <header className="page__head">
        <h1>{t('compare.title')}</h1>
      </header>
      {failed && <ErrorState problem={(failed.error as ProblemError).problem} again={() => void failed.refetch()} />}
      {!failed && (!model.data || draft.data === undefined) && <Loading />}
      {model.data && draft.data !== undefined && <Compared model={model.data} draft={draft.data} />}
    </div>
  )
}

function Compared({ model, draft }: { model: Model; draft: ModelDraft | null }) {
  const { t } = useTranslation()
  const [asked, ask] = useSearchParams()
  const known = (side: Side | null) => (side === 'draft' ? draft !== null : model.versions.some(({ number }) => number === side))
  const to = sideOf(asked.get('to')) ?? (draft ? 'draft' : model.latest.number)
  const from = sideOf(asked.get('from')) ?? earlier(model, to, draft)
  const choose = (next: { from: Side; to: Side }) => ask({ from: String(next.from), to: String(next.to) }, { replace: true })
  if (!known(from) || !known(to)) return <NotFoundPage />
  return (
    <>
      <div className="compare__sides">
        <SideChoice id="compare-from" label={t('compare.before')} model={model} draft={draft} side={from} choose={(side) => choose({ from: side, to })} />
        <Button
          kind="ghost"
          size="md"
          hasIconOnly
          renderIcon={ArrowsHorizontal}
          iconDescription={t('compare.swap')}
          onClick={() => choose({ from: to, to: from })}
        />
        <SideChoice id="compare-to" label={t('compare.after')} model={model} draft={draft} side={to} choose={(side) => choose({ from, to: side })} />
      </div>
      {draft && draft.base !== model.latest.number && [from, to].includes('draft') && <MergePanel model={model} draft={draft} />}
      <Contents model={model} draft={draft} from={from} to={to} />
    </>
  )
}

/** What a draft or a version was made from, else the version before. */
function earlier({ versions }: Model, side: Side, draft: ModelDraft | null): Side {
  if (side === 'draft') return draft?.base ?? versions[0]!.number
  const based = versions.find(({ number }) => number === side)?.basedOn
  return based ?? versions.find(({ number }) => number < side)?.number ?? side
}

function Contents({ model, draft, from, to }: { model: Model; draft: ModelDraft | null; from: Side; to: Side }) {
  const before = useContent(model.kind, model.id, from)
  const after = useContent(model.kind, model.id, to)
  const failed = [before, after].find((one) => one.error instanceof ProblemError)
  const contents = [from === 'draft' ? draft?.content : before.data, to === 'draft' ? draft?.content : after.data]
  if (failed) return <ErrorState problem={(failed.error as ProblemError).problem} again={() => void failed.refetch()} />
  if (contents[0] === undefined || contents[1] === undefined) return <Loading />
  return <ModelComparison kind={model.kind} before={contents[0]} after={contents[1]} />
}

interface ChoiceProps {
  id: string
  label: string
  model: Model
  draft: ModelDraft | null
  side: Side
  choose: (side: Side) => void
}

function SideChoice({ id, label, model, draft, side, choose }: ChoiceProps) {
  const { t } = useTranslation()
  const moments = useMoments()
  const words = (number: number, said: string | null) => `${t('studio.version', { number: moments.number(number) })}${said ? ` · ${said}` : ''}`
  return (
    <Select id={id} labelText={label} value={String(side)} onChange={({ target }) => choose(sideOf(target.value)!)}>
      {draft && <SelectItem value="draft" text={t('compare.draft')} />}
      {model.versions.map(({ number, note, authorName, live }) => (
        <SelectItem key={number} value={String(number)} text={words(number, live ? t('studio.live') : (note ?? authorName))} />
      ))}
    </Select>
  )
}

function Loading() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('state.loading')}>
      <SkeletonText paragraph lineCount={6} />
    </div>
  )
}
