import { Button, Checkbox, TextArea, TextInput } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Change, ChangeEntry } from '../../api/changes'
import type { ModelListed } from '../../api/models'
import { ProblemError } from '../../api/request'
import { Notice } from '../../common/Notice'
import { useMoments } from '../../common/useMoments'
import { text } from '../../i18n/texts'
import { problemText } from '../../i18n/words'
import { instantOf, wallClock } from '../../i18n/zones'
import { useSession } from '../../session/session'
import { useChanging } from './useChanges'

interface Props {
  /** The change that is written anew; null for a new one. */
  change: Change | null
  /** Models whose newest version is not live. */
  open: ModelListed[]
  /** Which are chosen at first, as `kind/id`. */
  chosen: string[]
  done?: () => void
}

const named = ({ kind, id }: { kind: string; id: string }) => `${kind}/${id}`

/** What is proposed, why, and when it shall go live. */
export function ChangeForm({ change, open, chosen, done }: Props) {
  const { t } = useTranslation()
  const moments = useMoments()
  const navigate = useNavigate()
  const { timeZone } = useSession().settings
  const { writing } = useChanging()
  const [title, setTitle] = useState(change?.title ?? '')
  const [reason, setReason] = useState(change?.reason ?? '')
  const [notice, setNotice] = useState(change?.notice ?? '')
  const [moment, setMoment] = useState(change?.effectiveAt ? wallClock(Date.parse(change.effectiveAt), timeZone) : '')
  const [models, setModels] = useState(() => new Set(chosen))
  const problem = writing.error instanceof ProblemError ? writing.error.problem : null
  const wrong = (name: string) => problem?.errors.find(({ field }) => field === name || field.startsWith(`${name}[`))

  const write = () => {
    const time = instantOf(moment, timeZone)
    const entry: ChangeEntry = {
      title,
      reason,
      notice,
      effectiveAt: Number.isNaN(time) ? null : new Date(time).toISOString(),
      models: open.filter((one) => models.has(named(one))).map(({ kind, id, latest }) => ({ kind, id, version: latest.number })),
    }
    writing.mutate(
      { change, entry },
      {
        onSuccess: ({ number }) => {
          done?.()
          if (!change) void navigate(`/studio/changes/${number}`)
        },
      },
    )
  }

  return (
    <form
      className="changes__form"
      onSubmit={(event) => {
        event.preventDefault()
        write()
      }}
    >
      {problem && <Notice kind="error" title={problemText(t, problem)} subtitle={wrong('models')?.message} />}
      <TextInput
        id="change-title"
        dir="auto"
        labelText={t('change.title')}
        value={title}
        maxLength={200}
        invalid={Boolean(wrong('title'))}
        invalidText={t('change.titleNeeded')}
        onChange={({ target }) => setTitle(target.value)}
      />
      <TextArea
        id="change-reason"
        dir="auto"
        labelText={t('change.reason')}
        helperText={t('change.reasonHint')}
        rows={4}
        maxLength={2000}
        value={reason}
        invalid={Boolean(wrong('reason'))}
        invalidText={t('change.reasonNeeded')}
        onChange={({ target }) => setReason(target.value)}
      />
      <TextArea
        id="change-notice"
        dir="auto"
        labelText={t('change.notice')}
        helperText={t('change.noticeHint')}
        rows={4}
        maxLength={2000}
        value={notice}
        invalid={Boolean(wrong('notice'))}
        invalidText={wrong('notice')?.message}
        onChange={({ target }) => setNotice(target.value)}
      />
      <fieldset className="changes__models">
        <legend className="cds--label">{t('change.models')}</legend>
        {open.map((one) => (
          <Checkbox
            key={named(one)}
            id={named(one)}
            labelText={t('change.model', { name: `\u2068${text(one.latest.name)}\u2069`, number: moments.number(one.latest.number) })}
            helperText={one.latest.note ?? undefined}
            checked={models.has(named(one))}
            onChange={(_, { checked }) => {
              const next = new Set(models)
              if (checked) next.add(named(one))
              else next.delete(named(one))
              setModels(next)
            }}
          />
        ))}
      </fieldset>
      <TextInput
        id="change-moment"
        type="datetime-local"
        dir="ltr"
        labelText={t('change.moment')}
        helperText={t('change.momentHint')}
        value={moment}
        invalid={Boolean(wrong('effectiveAt'))}
        invalidText={t('change.momentWrong')}
        onChange={({ target }) => setMoment(target.value)}
      />
      <div className="changes__actions">
        <Button type="submit" disabled={writing.isPending}>
          {t(change ? 'change.save' : 'change.propose')}
        </Button>
        {done && (
          <Button kind="ghost" onClick={done}>
            {t('bulk.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
