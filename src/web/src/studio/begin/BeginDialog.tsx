import { Modal, RadioButton, RadioButtonGroup, TextInput } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ModelKind } from '../../api/models'
import { ProblemError } from '../../api/request'
import { Notice } from '../../common/Notice'
import { problemText } from '../../i18n/words'
import { useBegun } from '../useModels'
import { blank, idOf, isId } from './blank'

/** Begins a process, a decision or a form, and leads to it. */
export function BeginDialog({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const go = useNavigate()
  const [kind, setKind] = useState<ModelKind>('process')
  const [name, setName] = useState('')
  const [written, setWritten] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const begun = useBegun()
  const id = written ?? idOf(kind, name)
  const nameless = asked && !name.trim()
  const wrongId = asked && !isId(id)
  const problem = begun.error instanceof ProblemError ? begun.error.problem : null

  const begin = () => {
    setAsked(true)
    if (!name.trim() || !isId(id)) return
    begun.mutate(
      { kind, content: blank(kind, id, name.trim()), note: t('begin.note') },
      { onSuccess: (model) => void go(`/studio/${model.kind}/${encodeURIComponent(model.id)}`) },
    )
  }

  return (
    <Modal
      open
      size="sm"
      modalHeading={t('begin.title')}
      primaryButtonText={t('begin.begin')}
      secondaryButtonText={t('bulk.cancel')}
      closeButtonLabel={t('keys.close')}
      primaryButtonDisabled={begun.isPending}
      onRequestClose={close}
      onRequestSubmit={begin}
    >
      {problem && (
        <Notice kind="error" title={problemText(t, problem)} subtitle={problem.errors.map(({ message }) => message).join(' ') || undefined} />
      )}
      <div className="begin">
        <RadioButtonGroup legendText={t('begin.kind')} name="model-kind" valueSelected={kind} onChange={(value) => setKind(value as ModelKind)}>
          {(['process', 'decision', 'form'] as const).map((one) => (
            <RadioButton key={one} id={`model-kind-${one}`} value={one} labelText={t(`beginKind.${one}`)} />
          ))}
        </RadioButtonGroup>
        <TextInput
          id="model-name"
          data-modal-primary-focus
          labelText={t('studio.name')}
          maxLength={200}
          value={name}
          invalid={nameless}
          {...(nameless && { 'aria-describedby': 'model-name-error-msg' })}
          invalidText={t('begin.nameNeeded')}
          onChange={({ target }) => setName(target.value)}
        />
        <TextInput
          id="model-id"
          dir="ltr"
          labelText={t('begin.id')}
          helperText={t('begin.idHint')}
          maxLength={101}
          value={id}
          invalid={wrongId}
          {...(wrongId && { 'aria-describedby': 'model-id-error-msg' })}
          invalidText={t('begin.idNeeded')}
          onChange={({ target }) => setWritten(target.value)}
        />
      </div>
    </Modal>
  )
}
