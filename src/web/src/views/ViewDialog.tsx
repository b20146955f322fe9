import { Button, Checkbox, Modal, Select, SelectItem, TextInput } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import type { Audience } from '../api/people'
import type { SavedView, ViewedList } from '../api/views'
import { Notice } from '../common/Notice'
import { uuid } from '../common/uuid'
import { problemText, useWords } from '../i18n/words'
import { useSession } from '../session/session'
import { useViewChange } from './useViews'

const LONGEST = 80

interface Props {
  list: ViewedList
  /** What the list shows now. */
  parameters: Record<string, string>
  /** The view that is changed; without it a new one is kept. */
  view: SavedView | undefined
  close(): void
  /** With the view as it is now; null when it was deleted. */
  done(view: SavedView | null): void
}

/** Name, sharing and beginning of a view; somebody else's can be copied. What was typed stays when it fails. */
export function ViewDialog({ list, parameters, view, close, done }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const { person } = useSession()
  const saving = useViewChange(list)
  const foreign = view !== undefined && view.owner !== person.username
  const [id] = useState(uuid)
  const [name, setName] = useState(view?.name ?? '')
  const [audience, setAudience] = useState(view && !foreign ? written(view.sharedWith) : '')
  const [begin, setBegin] = useState(view?.first ?? false)
  const [deleting, setDeleting] = useState(false)
  const [missing, setMissing] = useState(false)

  const problem = saving.error instanceof ProblemError ? saving.error.problem : undefined
  const taken = problem?.name === 'view-name-taken'
  const wrong = taken || (missing && name.trim() === '')
  const content = { name: name.trim(), parameters: view?.parameters ?? parameters, sharedWith: read(audience) }
  const submit = () => {
    if (saving.isPending) return
    if (!foreign && content.name === '') return setMissing(true)
    const change = foreign
      ? ({ kind: 'begin', view, begin } as const)
      : view
        ? ({ kind: 'overwrite', view, content, begin } as const)
        : ({ kind: 'keep', id, content, begin } as const)
    saving.mutate(change, { onSuccess: done })
  }
  const copy = () => saving.mutate({ kind: 'keep', id, content, begin: false }, { onSuccess: done })
  const remove = () => {
    if (!deleting) return setDeleting(true)
    saving.mutate({ kind: 'delete', view: view! }, { onSuccess: done })
  }

  const audiences: Audience[] = [
    { kind: 'team', name: person.team },
    ...person.groups.map((group) => ({ kind: 'group' as const, name: group })),
  ]
  return (
    <Modal
      open
      size="sm"
      modalHeading={t(foreign ? 'views.aboutTitle' : view ? 'views.editTitle' : 'views.keepTitle')}
      primaryButtonText={t('views.save')}
      secondaryButtonText={t('bulk.cancel')}
      closeButtonLabel={t('keys.close')}
      primaryButtonDisabled={saving.isPending}
      onRequestClose={close}
      onRequestSubmit={submit}
    >
      <div className="view-dialog">
        {foreign && <p>{t('views.belongs', { owner: view.ownerName })}</p>}
        {problem && !taken && <Notice kind="error" title={problemText(t, problem)} subtitle={problem.errors[0]?.message} />}
        <TextInput
          id="view-name"
          data-modal-primary-focus
          labelText={t(foreign ? 'views.copyName' : 'views.name')}
          maxLength={LONGEST}
          dir="auto"
          required
          invalid={wrong}
          {...(wrong && { 'aria-describedby': 'view-name-error-msg' })}
          invalidText={t(taken ? 'problem.view-name-taken' : 'views.nameMissing')}
          value={name}
          onChange={(event) => {
            setName(event.target.value)
            if (taken) saving.reset()
          }}
        />
        {foreign ? (
          <Button kind="tertiary" size="md" disabled={saving.isPending || content.name === ''} onClick={copy}>
            {t('views.copy')}
          </Button>
        ) : (
          <Select
            id="view-audience"
            labelText={t('views.sharedWith')}
            helperText={t('views.sharedHint')}
            value={audience}
            onChange={(event) => setAudience(event.target.value)}
          >
            <SelectItem value="" text={t('views.private')} />
            {audiences.map((one) => (
              <SelectItem
                key={written(one)}
                value={written(one)}
                text={one.kind === 'team' ? t('views.team', { team: words.group(one.name) }) : words.group(one.name)}
              />
            ))}
          </Select>
        )}
        <Checkbox id="view-begin" labelText={t('views.begin')} checked={begin} onChange={(_, { checked }) => setBegin(checked)} />
        {view && !foreign && (
          <Button kind="danger--ghost" size="md" disabled={saving.isPending} onClick={remove}>
            {t(deleting ? 'views.deleteSure' : 'views.delete')}
          </Button>
        )}
      </div>
    </Modal>
  )
}

const written = (audience: Audience | null) => (audience ? `${audience.kind}:${audience.name}` : '')

function read(text: string): Audience | null {
  const at = text.indexOf(':')
  return at < 0 ? null : { kind: text.slice(0, at) as Audience['kind'], name: text.slice(at + 1) }
}
