import { Button, Checkbox, ComboBox, Modal, SkeletonText } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import type { RequestDetail } from '../api/requests'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { problemText } from '../i18n/words'
import { isMeant, usePeople } from '../tasks/usePeople'
import { useReaders } from './useReaders'

/** Says whether a request is confidential, and who is named to see it. */
export function ReadersDialog({ request, close }: { request: RequestDetail; close: () => void }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const people = usePeople()
  const { readers, naming, unnaming, setting } = useReaders(request.id)
  const problem = setting.error ?? naming.error ?? unnaming.error ?? readers.error ?? people.error
  const named = new Set(readers.data?.map(({ username }) => username))
  const others = (people.data ?? []).filter(({ username }) => !named.has(username) && username !== request.requester)
  return (
    <Modal
      open
      passiveModal
      size="sm"
      className="readers"
      modalHeading={t('confidential.title', { id: request.id })}
      closeButtonLabel={t('keys.close')}
      onRequestClose={close}
    >
      {problem && (
        <Notice kind="error" title={problem instanceof ProblemError ? problemText(t, problem.problem) : t('problem.internal')} />
      )}
      <Checkbox
        id="confidential"
        data-modal-primary-focus
        labelText={t('confidential.confidential')}
        checked={setting.isPending ? setting.variables : request.confidential}
        disabled={setting.isPending}
        onChange={(_, { checked }) => setting.mutate(checked)}
      />
      <p className="modal__text">{t(request.confidential ? 'confidential.hint' : 'confidential.offHint')}</p>
      <h3 className="share__title">{t('confidential.named')}</h3>
      {readers.isPending && <SkeletonText />}
      {readers.data?.length === 0 && <p>{t('confidential.nobody')}</p>}
      <ul className="share__links">
        {readers.data?.map((reader) => (
          <li key={reader.username}>
            <span>
              <bdi>{reader.displayName}</bdi>
              <br />
              <span className="ball__quiet">
                {t('confidential.by', { name: reader.addedByName, at: moments.short(reader.addedAt) })}
              </span>
            </span>
            <Button
              kind="ghost"
              size="sm"
              disabled={unnaming.isPending}
              aria-label={t('confidential.removeOne', { name: reader.displayName })}
              onClick={() => unnaming.mutate(reader.username)}
            >
              {t('confidential.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <ComboBox
        key={named.size}
        id="reader"
        className="readers__add"
        direction="top"
        titleText={t('confidential.add')}
        placeholder={t('bulk.personHint')}
        items={others}
        itemToString={(person) => person?.displayName ?? ''}
        shouldFilterItem={({ item, inputValue }) => isMeant(item, inputValue)}
        disabled={naming.isPending || people.isPending || readers.isPending}
        onChange={({ selectedItem }) => selectedItem && naming.mutate(selectedItem.username)}
      />
    </Modal>
  )
}
