import { Modal, SkeletonText } from '@carbon/react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { api, FILE_START_BYTES } from '../api/api'
import { keys } from '../api/keys'
import { orThrow, ProblemError } from '../api/request'
import type { StoredFile } from '../api/intake'
import { Notice } from '../common/Notice'
import { ErrorState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { inlineAddress, previewOf } from './preview'

const PdfPages = lazy(async () => ({ default: (await import('./PdfPages')).PdfPages }))

/** Shows a file over the page; what cannot be shown is told with the way to download it. */
export function FilePreview({ file, close }: { file: StoredFile; close: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal open passiveModal size="lg" modalHeading={file.name} closeButtonLabel={t('keys.close')} onRequestClose={close} className="preview">
      <Shown file={file} />
      <p className="preview__download">
        <a href={`/api/files/${encodeURIComponent(file.id)}`} download>
          {t('files.download')}
        </a>
      </p>
    </Modal>
  )
}

function Shown({ file }: { file: StoredFile }) {
  const address = inlineAddress(file.id)
  switch (previewOf(file.type)) {
    case 'picture':
      return <img className="preview__picture" src={address} alt={file.name} />
    case 'video':
      return <video className="preview__picture" src={address} controls aria-label={file.name} />
    case 'audio':
      return <audio src={address} controls aria-label={file.name} />
    case 'text':
      return <TextStart file={file} />
    case 'pdf':
      return (
        <Suspense fallback={<SkeletonText paragraph lineCount={8} />}>
          <PdfPages address={address} name={file.name} />
        </Suspense>
      )
    default:
      return null
  }
}

function TextStart({ file }: { file: StoredFile }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { data, error, refetch } = useQuery({
    queryKey: keys.fileStart(file.id),
    queryFn: ({ signal }) => orThrow(api.fileStart(file.id, { signal })),
  })
  if (error instanceof ProblemError) return <ErrorState problem={error.problem} again={() => void refetch()} />
  if (data === undefined) return <SkeletonText paragraph lineCount={8} />
  return (
    <>
      {file.size > FILE_START_BYTES && (
        <Notice kind="info" title={t('files.startOnly', { size: moments.bytes(FILE_START_BYTES) })} />
      )}
      {/* A region that scrolls has to be reached by keyboard. */}
      <pre className="preview__text" dir="auto" tabIndex={0}>
        {data}
      </pre>
    </>
  )
}
