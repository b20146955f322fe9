import { useTranslation } from 'react-i18next'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { problemText } from '../i18n/words'
import { useSession } from '../session/session'
import { usePeople } from '../tasks/usePeople'
import { FileBox } from './FileBox'
import { useFiles } from './useFiles'

/** The files of a request, for all who see it; each removes the own ones. */
export function RequestFiles({ requestId }: { requestId: string }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { person } = useSession()
  const people = usePeople().data ?? []
  const { error, ...files } = useFiles(keys.requests.files(requestId), (signal) => api.requestFiles(requestId, { signal }))
  const name = (username: string) => people.find((one) => one.username === username)?.displayName ?? username
  return (
    <>
      {error instanceof ProblemError && <Notice kind="error" title={problemText(t, error.problem)} />}
      <FileBox
        {...files}
        send={(file, progress, signal) => api.addRequestFile(requestId, file, progress, signal)}
        mayRemove={(file) => file.owner === person.username}
        about={(file) => `${name(file.owner)}, ${moments.short(file.createdAt)}`}
      />
    </>
  )
}
