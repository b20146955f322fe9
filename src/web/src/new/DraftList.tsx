import { TrashCan } from '@carbon/icons-react'
import { IconButton, Modal } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ProblemError } from '../api/request'
import type { DraftSummary } from '../api/intake'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { useNow } from '../common/useNow'
import { problemText, useWords } from '../i18n/words'
import { useRequestTypes } from '../lists/useRequestTypes'
import { useDeleteDraft, useDrafts } from './useCatalogue'

/** The requests that I have begun to write; nothing when there are none. */
export function DraftList() {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const now = useNow()
  const drafts = useDrafts()
  const types = useRequestTypes()
  const remove = useDeleteDraft()
  const [doomed, setDoomed] = useState<DraftSummary | null>(null)

  const items = (drafts.data?.items ?? []).filter((draft) => draft.type !== null)
  const problem = drafts.error ?? remove.error
  const name = (draft: DraftSummary) => draft.title || t('new.untitled')
  const typeTitle = (key: string) =>
    words.requestType(key, types.data?.items.find(({ type }) => type === key)?.title ?? key)
  return (
    <>
      {problem instanceof ProblemError && (
        <Notice kind="error" title={t('new.drafts')} subtitle={problemText(t, problem.problem)} />
      )}
      {items.length > 0 && (
        <section className="drafts" aria-labelledby="drafts">
          <h2 className="section__title" id="drafts">
            {t('new.drafts')}
          </h2>
          <ul>
            {items.map((draft) => (
              <li key={draft.id} className="begun">
                <Link className="begun__link" to={`/new/${encodeURIComponent(draft.type!)}?draft=${draft.id}`} dir="auto">
                  {name(draft)}
                </Link>
                <span className="begun__about">
                  {typeTitle(draft.type!)}
                  {' · '}
                  <time dateTime={draft.updatedAt} title={moments.full(draft.updatedAt)}>
                    {t('new.changed', { when: moments.distance(draft.updatedAt, now) })}
                  </time>
                </span>
                <IconButton
                  kind="ghost"
                  size="md"
                  align="left"
                  label={t('new.deleteDraft', { title: name(draft) })}
                  onClick={() => setDoomed(draft)}
                >
                  <TrashCan />
                </IconButton>
              </li>
            ))}
          </ul>
        </section>
      )}
      {doomed && (
        <Modal
          open
          danger
          size="xs"
          modalHeading={t('new.deleteTitle')}
          primaryButtonText={t('new.delete')}
          secondaryButtonText={t('new.keep')}
          closeButtonLabel={t('keys.close')}
          onRequestClose={() => setDoomed(null)}
          onRequestSubmit={() => {
            remove.mutate(doomed.id)
            setDoomed(null)
          }}
        >
          <p dir="auto">{t('new.deleteText', { title: name(doomed) })}</p>
        </Modal>
      )}
    </>
  )
}
