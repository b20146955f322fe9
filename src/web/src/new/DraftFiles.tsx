import { useTranslation } from 'react-i18next'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { ProblemError, type Result } from '../api/request'
import { Notice } from '../common/Notice'
import { FileBox } from '../files/FileBox'
import { useFiles } from '../files/useFiles'
import { problemText } from '../i18n/words'

interface DraftFilesProps {
  /** Undefined while nothing is saved. */
  draftId: string | undefined
  /** Saves the draft when it is not, for a file needs one; gives its id. */
  begin: () => Promise<Result<string>>
}

/** The files of a request that is being written; they go with its submission. */
export function DraftFiles({ draftId, begin }: DraftFilesProps) {
  const { t } = useTranslation()
  const { error, ...files } = useFiles(
    keys.drafts.files(draftId ?? ''),
    draftId === undefined ? null : (signal) => api.draftFiles(draftId, { signal }),
  )
  return (
    <>
      {error instanceof ProblemError && <Notice kind="error" title={problemText(t, error.problem)} />}
      <FileBox
        {...files}
        send={async (file, progress, signal) => {
          const draft = await begin()
          return draft.ok ? api.addDraftFile(draft.value, file, progress, signal) : draft
        }}
        mayRemove={() => true}
      />
    </>
  )
}
