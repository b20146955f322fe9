import { Button, Checkbox, Modal, Select, SelectItem, TextArea, TextInput } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import type { Agreement } from '../api/agreements'
import type { Person } from '../api/people'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { problemText, useWords } from '../i18n/words'
import { usePeople } from '../tasks/usePeople'
import { asEntry, type Draft, draftOf, wrongHours } from './draft'
import { useAgreeing, useAgreementChoices } from './useAgreements'
import { useTermWords } from './useTermWords'

interface Props {
  /** What a version is written for; null for a new agreement. */
  agreement: Agreement | null
  close: () => void
  done: (agreement: Agreement) => void
}

/** Writes an agreement or its next version. What was typed stays, also when somebody else has written one meanwhile. */
export function AgreementDialog({ agreement, close, done }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const terms = useTermWords()
  const choices = useAgreementChoices()
  const people = usePeople()
  const { saving } = useAgreeing()
  const [draft, setDraft] = useState<Draft>(() => draftOf(agreement?.versions[0] ?? null))
  const [from, setFrom] = useState(agreement?.latest ?? 0)
  const [tried, setTried] = useState(false)
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const refused = saving.error instanceof ProblemError ? saving.error.problem : null
  const newer = refused?.name === 'changed-elsewhere' ? latestOf(refused.current) : null
  const hoursWrong = wrongHours(draft)
  const wrong = (field: string) =>
    (tried && hoursWrong.includes(field)) || (refused?.errors.some((error) => error.field === field) ?? false)
  const told = (field: string) => refused?.errors.find((error) => error.field === field)?.message ?? ''
  const same = told('step').includes('SLA-')
  const save = (base: number) => {
    setTried(true)
    if (saving.isPending || hoursWrong.length > 0) return
    saving.mutate({ id: agreement?.id ?? null, from: base, entry: asEntry(draft) }, { onSuccess: done })
  }
  const members = (people.data ?? []).filter((one) => one.groups.includes(draft.provider))
  const customers = (people.data ?? []).filter((one) => draft.customerTeam === '' || one.team === draft.customerTeam)
  const hours = (field: 'targetHours' | 'remindAfterHours' | 'escalateAfterHours') => (
    <TextInput
      id={`agreement-${field}`}
      inputMode="decimal"
      labelText={t(`agreementField.${field}`)}
      invalid={wrong(field)}
      invalidText={t(`agreementWrong.${field}`)}
      value={draft[field]}
      onChange={(event) => set({ [field]: event.target.value })}
    />
  )

  return (
    <Modal
      open
      size="lg"
      modalHeading={agreement ? t('agreements.change') : t('agreements.add')}
      primaryButtonText={t('agreements.save')}
      secondaryButtonText={t('agreements.cancel')}
      closeButtonLabel={t('keys.close')}
      primaryButtonDisabled={saving.isPending || !choices.data || newer !== null}
      onRequestSubmit={() => save(from)}
      onRequestClose={close}
    >
      {newer !== null && (
        <div className="agreements__newer">
          <Notice kind="warning" title={t('agreements.newer', { n: moments.number(newer) })} />
          <Button
            size="sm"
            kind="tertiary"
            onClick={() => {
              setFrom(newer)
              save(newer)
            }}
          >
            {t('agreements.goOn', { n: moments.number(newer + 1) })}
          </Button>
        </div>
      )}
      {saving.error && newer === null && (
        <Notice
          kind="error"
          title={refused?.name === 'invalid-fields' ? t('answer.invalid') : refused ? problemText(t, refused) : t('problem.internal')}
        />
      )}
      {choices.error instanceof ProblemError && <Notice kind="error" title={problemText(t, choices.error.problem)} />}
      <div className="agreements__form">
        <TextInput
          id="agreement-name"
          data-modal-primary-focus
          labelText={t('agreementField.name')}
          maxLength={120}
          dir="auto"
          invalid={wrong('name')}
          invalidText={t('agreementWrong.name')}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <TextArea
          id="agreement-deliverable"
          labelText={t('agreementField.deliverable')}
          maxLength={2000}
          rows={3}
          dir="auto"
          invalid={wrong('deliverable')}
          invalidText={t('agreementWrong.deliverable')}
          value={draft.deliverable}
          onChange={(event) => set({ deliverable: event.target.value })}
        />
        <Select
          id="agreement-step"
          labelText={t('agreements.step')}
          invalid={wrong('step')}
          invalidText={t(same ? 'agreementWrong.same' : 'agreementWrong.step')}
          value={draft.step}
          onChange={(event) => set({ step: event.target.value })}
        >
          <SelectItem value="" text={t('agreements.choose')} />
          {choices.data?.steps.map((one) => (
            <SelectItem key={one} value={one} text={terms.step(one)} />
          ))}
        </Select>
        <Select
          id="agreement-type"
          labelText={t('agreementField.requestType')}
          value={draft.requestType}
          onChange={(event) => set({ requestType: event.target.value })}
        >
          <SelectItem value="" text={t('agreements.all')} />
          {choices.data?.requestTypes.map((one) => (
            <SelectItem key={one} value={one} text={words.requestType(one, one)} />
          ))}
        </Select>
        <Select
          id="agreement-priority"
          labelText={t('agreementField.priority')}
          value={draft.priority}
          onChange={(event) => set({ priority: event.target.value })}
        >
          <SelectItem value="" text={t('agreements.all')} />
          {choices.data?.priorities.map((one) => (
            <SelectItem key={one} value={one} text={t(`priority.${one}`)} />
          ))}
        </Select>
        <Select
          id="agreement-class"
          labelText={t('agreementField.slaClass')}
          value={draft.slaClass}
          onChange={(event) => set({ slaClass: event.target.value })}
        >
          <SelectItem value="" text={t('agreements.all')} />
          {choices.data?.slaClasses.map((one) => (
            <SelectItem key={one} value={one} text={t(`slaClass.${one}`)} />
          ))}
        </Select>
        <Select
          id="agreement-provider"
          labelText={t('agreements.provider')}
          invalid={wrong('provider')}
          invalidText={t('agreementWrong.provider')}
          value={draft.provider}
          onChange={(event) => set({ provider: event.target.value, providerPerson: '' })}
        >
          <SelectItem value="" text={t('agreements.choose')} />
          {choices.data?.groups.map((one) => (
            <SelectItem key={one} value={one} text={words.group(one)} />
          ))}
        </Select>
        <PersonSelect
          id="agreement-provider-person"
          label={t('agreementField.providerPerson')}
          people={members}
          invalid={wrong('providerPerson')}
          invalidText={t('agreementWrong.providerPerson')}
          value={draft.providerPerson}
          choose={(providerPerson) => set({ providerPerson })}
        />
        <Select
          id="agreement-team"
          labelText={t('agreementField.customerTeam')}
          value={draft.customerTeam}
          onChange={(event) => set({ customerTeam: event.target.value, customerPerson: '' })}
        >
          <SelectItem value="" text={t('agreements.allRequesters')} />
          {choices.data?.teams.map((one) => (
            <SelectItem key={one} value={one} text={words.group(one)} />
          ))}
        </Select>
        <PersonSelect
          id="agreement-customer-person"
          label={t('agreementField.customerPerson')}
          people={customers}
          invalid={wrong('customerPerson')}
          invalidText={t('agreementWrong.customerPerson')}
          value={draft.customerPerson}
          choose={(customerPerson) => set({ customerPerson })}
        />
        {hours('targetHours')}
        {hours('remindAfterHours')}
        {hours('escalateAfterHours')}
        <Select
          id="agreement-calendar"
          labelText={t('agreements.calendar')}
          invalid={wrong('calendar')}
          invalidText={t('agreementWrong.calendar')}
          value={draft.calendar}
          onChange={(event) => set({ calendar: event.target.value })}
        >
          <SelectItem value="" text={t('agreements.choose')} />
          {choices.data?.calendars.map((one) => (
            <SelectItem key={one.id} value={one.id} text={one.name} />
          ))}
        </Select>
        <TextInput
          id="agreement-from"
          type="date"
          labelText={t('agreementField.validFrom')}
          helperText={t('agreements.validFromHint')}
          value={draft.validFrom}
          onChange={(event) => set({ validFrom: event.target.value })}
        />
        <Checkbox
          id="agreement-pauses"
          labelText={t('agreementField.pausesForRequester')}
          checked={draft.pausesForRequester}
          onChange={(_event, { checked }) => set({ pausesForRequester: checked })}
        />
      </div>
    </Modal>
  )
}

function latestOf(current: unknown): number | null {
  const latest = (current as { latest?: unknown; endedAt?: unknown } | undefined) ?? {}
  return typeof latest.latest === 'number' && latest.endedAt === undefined ? latest.latest : null
}

interface PersonProps {
  id: string
  label: string
  people: Person[]
  invalid: boolean
  invalidText: string
  value: string
  choose: (username: string) => void
}

function PersonSelect({ id, label, people, invalid, invalidText, value, choose }: PersonProps) {
  const { t } = useTranslation()
  return (
    <Select
      id={id}
      labelText={label}
      invalid={invalid}
      invalidText={invalidText}
      value={value}
      onChange={(event) => choose(event.target.value)}
    >
      <SelectItem value="" text={t('agreements.choose')} />
      {people.map((one) => (
        <SelectItem key={one.username} value={one.username} text={one.displayName} />
      ))}
    </Select>
  )
}
