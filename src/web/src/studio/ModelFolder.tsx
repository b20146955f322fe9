import { Download } from '@carbon/icons-react'
import { FileUploaderButton } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../api/api'
import type { ModelTaken } from '../api/models'
import type { Result } from '../api/request'
import type { Page } from '../api/pages'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { problemWords } from '../i18n/texts'
import { problemText } from '../i18n/words'
import { useSession } from '../session/session'
import { changesModels } from '../shell/entries'
import { ownChanges } from './compare/sides'

/** All models as a folder, out and in. */
export function FolderActions({ taken }: { taken: (result: Result<Page<ModelTaken>>) => void }) {
  const { t } = useTranslation()
  const { person } = useSession()
  const [round, setRound] = useState(0)
  const take = async (file: File | undefined) => {
    if (!file) return
    taken(await api.takeModelFolder(file))
    // The same file can be taken again once it was changed.
    setRound(round + 1)
  }
  return (
    <>
      <a className="cds--btn cds--btn--ghost cds--btn--md" href={api.modelFolder()} download>
        {t('studio.exportAll')}
        <Download className="cds--btn__icon" />
      </a>
      {changesModels(person) && (
        <FileUploaderButton
          key={round}
          buttonKind="tertiary"
          size="md"
          disableLabelChanges
          labelText={t('studio.importAll')}
          accept={['.zip']}
          onChange={(event) => void take((event.target as HTMLInputElement).files?.[0])}
        />
      )}
    </>
  )
}

/** What became of each file; those that are as they were are only counted. */
export function TakenFolder({ taken, close }: { taken: Result<Page<ModelTaken>>; close: () => void }) {
  const { t } = useTranslation()
  const moments = useMoments()
  if (!taken.ok) {
    return <Notice kind="error" title={problemText(t, taken.problem)} subtitle={taken.problem.errors.map(({ message }) => message).join(' ') || undefined} onClose={close} />
  }
  const told = taken.value.items.filter(({ outcome }) => outcome !== 'same')
  const same = taken.value.items.length - told.length
  return (
    <>
      <Notice kind={told.some(({ outcome }) => outcome !== 'draft') ? 'warning' : 'success'} title={t('studio.imported', { count: same, number: moments.number(same) })} onClose={close} />
      {told.length > 0 && (
        <ul className="studio__taken">
          {told.map(({ file, kind, id, outcome, message }) => (
            <li key={file}>
              <bdi>{file}</bdi>: {t(`studioTaken.${outcome}`)} {message && <bdi>{problemWords(message)}</bdi>}{' '}
              {(outcome === 'draft' || outcome === 'own-draft') && <Link to={ownChanges(kind, id)}>{t('compare.title')}</Link>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
