import { ArrowLeft, Download, Upload as UploadIcon } from '@carbon/icons-react'
import { Button, Select, SelectItem, SkeletonText } from '@carbon/react'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { api } from '../api/api'
import { type Problem, ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { ErrorState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { useTitle } from '../common/useTitle'
import { PausedNotice } from '../intake/PausedNotice'
import { uuid } from '../common/uuid'
import { problemText, useWords } from '../i18n/words'
import { useRequestTypes } from '../lists/useRequestTypes'
import { BatchList } from './BatchList'
import { useImportLimits } from './useImports'

const encodings = ['auto', 'utf-8', 'utf-16', 'windows-1250', 'windows-1252']

/** Several requests of one type from a file: the type, a template, and where the file goes. */
export function ImportPage() {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const navigate = useNavigate()
  const [parameters, setParameters] = useSearchParams()
  const types = useRequestTypes()
  const limits = useImportLimits().data
  const input = useRef<HTMLInputElement>(null)
  const [encoding, setEncoding] = useState('auto')
  const [over, setOver] = useState(false)
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useTitle(t('batch.title'))

  const type = parameters.get('type') ?? types.data?.items[0]?.type
  const send = async (file: File | undefined) => {
    if (!file || !type || share !== null) return
    if (limits && file.size > limits.bytes) {
      return setProblem({ name: 'too-large', status: 413, title: '', detail: '', action: '', errors: [] })
    }
    setProblem(null)
    setShare(0)
    const answer = await api.addBatch(uuid(), { type, encoding, file }, setShare, new AbortController().signal)
    setShare(null)
    if (answer.ok) void navigate(`/new/import/${answer.value.id}`)
    else setProblem(answer.problem)
  }
  const drag = (event: DragEvent, hovering: boolean) => {
    event.preventDefault()
    setOver(hovering)
  }
  return (
    <div className="page import">
      <p className="page__back">
        <Link className="back" to="/new">
          <ArrowLeft aria-hidden />
          {t('new.back')}
        </Link>
      </p>
      <header className="page__head">
        <h1>{t('batch.title')}</h1>
      </header>
      <PausedNotice />
      {types.isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={6} />
        </div>
      )}
      {!types.data && types.error instanceof ProblemError && (
        <ErrorState problem={types.error.problem} again={() => void types.refetch()} />
      )}
      {types.data && type && (
        <>
          <section className="panel import__step" aria-labelledby="import-template">
            <h2 className="section__title" id="import-template">
              {t('batch.first')}
            </h2>
            <p>
              {t('batch.firstHint')} {t('batch.choicesHint', { sheet: t('batch.choices') })}
            </p>
            <div className="import__row">
              <Select
                id="import-type"
                labelText={t('task.type')}
                value={type}
                onChange={(event) => setParameters({ type: event.target.value }, { replace: true })}
              >
                {types.data.items.map((one) => (
                  <SelectItem key={one.type} value={one.type} text={words.requestType(one.type, one.title)} />
                ))}
              </Select>
              <Button as="a" kind="tertiary" size="md" renderIcon={Download} href={api.templateFile(type, 'xlsx')} download>
                {t('batch.xlsx')}
              </Button>
              <Button as="a" kind="tertiary" size="md" renderIcon={Download} href={api.templateFile(type, 'csv')} download>
                {t('batch.csv')}
              </Button>
            </div>
          </section>
          <section
            className={over ? 'panel import__step files--over' : 'panel import__step'}
            aria-labelledby="import-file"
            onDragEnter={(event) => drag(event, true)}
            onDragOver={(event) => drag(event, true)}
            onDragLeave={(event) => drag(event, false)}
            onDrop={(event) => {
              drag(event, false)
              void send(event.dataTransfer.files[0])
            }}
          >
            <h2 className="section__title" id="import-file">
              {t('batch.second')}
            </h2>
            <p>{t('batch.secondHint')}</p>
            {problem && (
              <Notice
                kind="error"
                title={problemText(t, problem)}
                subtitle={problem.name === 'sheet-not-read' ? problem.detail : problem.errors[0]?.message}
                onClose={() => setProblem(null)}
              />
            )}
            <div className="files__drop">
              <p>{t('batch.drop')}</p>
              {share === null ? (
                <Button kind="primary" size="md" renderIcon={UploadIcon} onClick={() => input.current?.click()}>
                  {t('batch.choose')}
                </Button>
              ) : (
                <progress className="steps__bar" aria-label={t('batch.uploading')} value={share} />
              )}
              <input
                ref={input}
                type="file"
                hidden
                accept=".csv,.xlsx,text/csv"
                onChange={(event) => {
                  void send(event.target.files?.[0])
                  event.target.value = ''
                }}
              />
            </div>
            {limits && (
              <p className="files__limits">
                {t('batch.limits', { rows: moments.number(limits.rows), size: moments.bytes(limits.bytes) })}
              </p>
            )}
            <div className="import__row">
              <Select
                id="import-encoding"
                labelText={t('batch.encoding')}
                helperText={t('batch.encodingHint')}
                value={encoding}
                onChange={(event) => setEncoding(event.target.value)}
              >
                {encodings.map((one) => (
                  <SelectItem key={one} value={one} text={one === 'auto' ? t('batch.auto') : one.toUpperCase()} />
                ))}
              </Select>
            </div>
          </section>
          <BatchList />
        </>
      )}
    </div>
  )
}
