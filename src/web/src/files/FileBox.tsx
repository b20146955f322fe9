import { Close, Document, TrashCan, Upload as UploadIcon, View, WarningFilled } from '@carbon/icons-react'
import { Button, IconButton } from '@carbon/react'
import { type DragEvent, lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileLimits, StoredFile } from '../api/intake'
import { useMoments } from '../common/useMoments'
import { problemText } from '../i18n/words'
import { inlineAddress, previewOf } from './preview'
import { type SendFile, useUploads } from './useUploads'

const FilePreview = lazy(async () => ({ default: (await import('./FilePreview')).FilePreview }))

interface FileBoxProps {
  files: StoredFile[]
  limits: FileLimits | undefined
  send: SendFile
  added: () => void
  /** Who added a file may remove it. */
  mayRemove: (file: StoredFile) => boolean
  remove: (file: StoredFile) => void
  /** What else is told of a file. */
  about?: (file: StoredFile) => string
}

/** Files by drag and drop or by choice, each with its progress; limits are told before. */
export function FileBox({ files, limits, send, added, mayRemove, remove, about }: FileBoxProps) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { uploads, add, cancel } = useUploads(send, limits, added)
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [viewed, setViewed] = useState<StoredFile | null>(null)

  const take = (list: FileList | null) => add([...(list ?? [])])
  const drag = (event: DragEvent, hovering: boolean) => {
    event.preventDefault()
    setOver(hovering)
  }
  const endings = limits?.types.flatMap(({ extensions }) => extensions.map((one) => one.replace(/^\.?/, '.'))) ?? []
  return (
    <section
      className={over ? 'files panel files--over' : 'files panel'}
      aria-labelledby="files"
      onDragEnter={(event) => drag(event, true)}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false)
        take(event.dataTransfer.files)
      }}
    >
      <h2 className="section__title" id="files">
        {t('files.title')}
      </h2>
      <div className="files__drop">
        <p>{t('files.drop')}</p>
        <Button kind="tertiary" size="sm" renderIcon={UploadIcon} onClick={() => input.current?.click()}>
          {t('files.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={endings.join(',')}
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
      </div>
      {limits && (
        <p className="files__limits">
          {t('files.limits', { size: moments.bytes(limits.mostBytes) })}{' '}
          <bdi dir="ltr">{[...new Set(endings)].join(' ')}</bdi>
        </p>
      )}
      <ul className="files__list" aria-live="polite">
        {files.map((file) => (
          <li key={file.id} className="file">
            <FileMark file={file} view={() => setViewed(file)} />
            <a className="file__name" href={`/api/files/${file.id}`} download dir="auto">
              {file.name}
            </a>
            <span className="file__about">
              {[moments.bytes(file.size), about?.(file)].filter(Boolean).join(' · ')}
            </span>
            {mayRemove(file) && (
              <IconButton kind="ghost" size="sm" align="left" label={t('files.remove', { name: file.name })} onClick={() => remove(file)}>
                <TrashCan />
              </IconButton>
            )}
          </li>
        ))}
        {uploads.map(({ id, name, share, problem }) => (
          <li key={id} className="file">
            {problem ? <WarningFilled className="file__bad" /> : <UploadIcon />}
            <span className="file__name" dir="auto">
              {name}
            </span>
            {problem ? (
              <span className="file__problem">{problemText(t, problem)}</span>
            ) : (
              <progress className="steps__bar" aria-label={t('files.progress', { name })} value={share} />
            )}
            <IconButton kind="ghost" size="sm" align="left" label={t('files.cancel', { name })} onClick={() => cancel(id)}>
              <Close />
            </IconButton>
          </li>
        ))}
      </ul>
      {viewed && (
        <Suspense>
          <FilePreview file={viewed} close={() => setViewed(null)} />
        </Suspense>
      )}
    </section>
  )
}

/** A small picture of the file, or a sign; where the file can be shown, it opens it. */
function FileMark({ file, view }: { file: StoredFile; view: () => void }) {
  const { t } = useTranslation()
  const kind = previewOf(file.type)
  if (!kind) return <Document />
  return (
    <button type="button" className="file__view" aria-label={t('files.view', { name: file.name })} onClick={view}>
      {kind === 'picture' ? <img className="file__picture" src={inlineAddress(file.id)} alt="" loading="lazy" /> : <View />}
    </button>
  )
}
