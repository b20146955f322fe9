import { Button, Select, SelectItem, SkeletonText, Tag, TextInput } from '@carbon/react'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import type { Fact, FactValue, Incident, Resolution } from '../api/incidents'
import { Notice } from '../common/Notice'
import { useSession } from '../session/session'
import { problemText } from '../i18n/words'
import { entered, shown } from './facts'
import { useIncident } from './useIncidents'

interface Props {
  incident: Incident
  busy: boolean
  /** Fields that the portal refused, with why, by the fact's name. */
  refused: Record<string, string>
  submit(resolution: Resolution): void
  cancel(): void
}

/** The values that a step works with, to be corrected before it is tried again. */
export function CorrectionForm({ incident, busy, refused, submit, cancel }: Props) {
  const { t } = useTranslation()
  const { timeZone } = useSession().settings
  const { data, error, isPending } = useIncident(incident.id)
  const [texts, setTexts] = useState<Record<string, string>>({})
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string[]>([])

  const send = (event: FormEvent) => {
    event.preventDefault()
    const changed = (data?.values ?? []).filter(
      (fact) => fact.name in texts && texts[fact.name] !== shown(fact, timeZone),
    )
    const values = changed.map((fact) => [fact.name, entered(fact, texts[fact.name]!, timeZone)] as const)
    const unreadable = values.filter(([, value]) => value === undefined).map(([name]) => name)
    setWrong(unreadable)
    if (unreadable.length === 0) {
      submit({ reason, variables: Object.fromEntries(values) as Record<string, FactValue> })
    }
  }

  return (
    <form className="correction" onSubmit={send} aria-label={t('incident.values')}>
      {isPending && <SkeletonText paragraph lineCount={4} />}
      {error instanceof ProblemError && <Notice kind="error" title={problemText(t, error.problem)} />}
      {data && data.values.length === 0 && <p className="incident__line">{t('incident.noValues')}</p>}
      {data && data.values.length > 0 && <p className="incident__line">{t('incident.valuesHint')}</p>}
      <div className="correction__facts">
        {data?.values.map((fact) => (
          <FactField
            key={fact.name}
            fact={fact}
            text={texts[fact.name] ?? shown(fact, timeZone)}
            problem={wrong.includes(fact.name) ? t(`factKind.${fact.kind}`) : refused[fact.name]}
            change={(text) => {
              setTexts({ ...texts, [fact.name]: text })
              setWrong(wrong.filter((name) => name !== fact.name))
            }}
          />
        ))}
      </div>
      <TextInput
        id={`reason-${incident.id}`}
        labelText={t('incident.reason')}
        helperText={t('incident.reasonHint')}
        maxLength={2000}
        value={reason}
        dir="auto"
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="incident__actions">
        <Button type="submit" size="md" disabled={busy || !data}>
          {busy ? t('incident.trying') : t('incident.correctAndTry')}
        </Button>
        <Button kind="ghost" size="md" disabled={busy} onClick={cancel}>
          {t('incident.cancel')}
        </Button>
      </div>
    </form>
  )
}

interface FieldProps {
  fact: Fact
  text: string
  problem: string | undefined
  change(text: string): void
}

function FactField({ fact, text, problem, change }: FieldProps) {
  const { t } = useTranslation()
  const id = useId()
  const label = (
    <>
      {t(`fact.${fact.name}`, { defaultValue: fact.name.replaceAll(/([a-z])([A-Z])/g, '$1 $2') })}
      {fact.suspect && (
        <Tag type="red" size="sm">
          {t('incident.suspect')}
        </Tag>
      )}
    </>
  )
  if (fact.kind === 'flag') {
    return (
      <Select id={id} labelText={label} value={text} onChange={(event) => change(event.target.value)}>
        <SelectItem value="true" text={t('incident.yes')} />
        <SelectItem value="false" text={t('incident.no')} />
      </Select>
    )
  }
  return (
    <TextInput
      id={id}
      type={fact.kind === 'instant' ? 'datetime-local' : 'text'}
      inputMode={fact.kind === 'number' ? 'decimal' : undefined}
      labelText={label}
      helperText={fact.kind === 'list' ? t('incident.listHint') : undefined}
      dir={fact.kind === 'instant' ? 'ltr' : 'auto'}
      value={text}
      invalid={problem !== undefined}
      invalidText={problem}
      aria-describedby={problem === undefined ? undefined : `${id}-error-msg`}
      onChange={(event) => change(event.target.value)}
    />
  )
}
