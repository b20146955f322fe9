import { useTranslation } from 'react-i18next'
import type { AskedByLink } from '../api/tasks'
import { useMoments } from '../common/useMoments'

/** The request's files; without a sign-in only their names. */
export function LinkFiles({ files, fetchable }: { files: AskedByLink['files']; fetchable: boolean }) {
  const { t } = useTranslation()
  const moments = useMoments()
  if (files.length === 0) return null
  return (
    <>
      <h3 className="answer-link__files-title">{t('answerLink.files')}</h3>
      <ul className="answer-link__files">
        {files.map((file) => (
          <li key={file.id}>
            {fetchable ? (
              <a href={`/api/files/${file.id}`} download>
                <bdi>{file.name}</bdi>
              </a>
            ) : (
              <bdi>{file.name}</bdi>
            )}{' '}
            <bdi className="answer-link__size">{moments.bytes(file.size)}</bdi>
          </li>
        ))}
      </ul>
    </>
  )
}
