import { CheckmarkOutline, WarningAltFilled } from '@carbon/icons-react'
import { Button } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ProblemError } from '../api/request'
import type { Incident, Resolution } from '../api/incidents'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { useNow } from '../common/useNow'
import { problemText, useWords } from '../i18n/words'
import { CorrectionForm } from './CorrectionForm'
import { useCause } from './useCause'
import { useTryAgain } from './useIncidents'

/** A step that stands still, or stood: which one, since when, why, what it holds up, and what can be done. */
export function IncidentCard({ incident, tried }: { incident: Incident; tried: (incident: Incident) => void }) {
  const { t } = useTranslation()
  const words = useWords()
  const cause = useCause()
  const [correcting, setCorrecting] = useState(false)
  const trying = useTryAgain(tried)
  const open = incident.state === 'open'
  const problem = trying.error instanceof ProblemError ? trying.error.problem : null
  const tryAgain = (resolution: Resolution) => trying.mutate({ incident, resolution })

  return (
    <li className={open ? 'incident incident--open' : 'incident'} data-incident={incident.id}>
      <div className="incident__head">
        {open ? <WarningAltFilled size={20} aria-hidden /> : <CheckmarkOutline size={20} aria-hidden />}
        <h2>
          {words.text(incident.title)}
          {incident.about && (
            <span className="incident__about">
              {' · '}
              <bdi>{words.channel(incident.about)}</bdi>
            </span>
          )}
        </h2>
        <Since incident={incident} />
      </div>
      <p className="incident__cause">{cause(incident)}</p>
      {incident.requestId && (
        <p className="incident__request">
          <Link to={`/requests/${incident.requestId}`}>
            <bdi>{incident.requestId}</bdi> <bdi>{incident.requestTitle}</bdi>
          </Link>
          <span className="incident__line">
            {words.requestType(incident.requestType ?? '', incident.requestTypeTitle ?? '')} ·{' '}
            <bdi>{incident.requesterName}</bdi>
          </span>
        </p>
      )}
      {open ? <HeldUp incident={incident} /> : <Outcome incident={incident} />}
      {problem && problem.name !== 'invalid-fields' && (
        <Notice kind="error" title={problemText(t, problem)} onClose={trying.reset} />
      )}
      {open && correcting && (
        <CorrectionForm
          incident={incident}
          busy={trying.isPending}
          refused={Object.fromEntries(
            (problem?.errors ?? []).map(({ field, message }) => [field.replace('variables.', ''), message]),
          )}
          submit={tryAgain}
          cancel={() => setCorrecting(false)}
        />
      )}
      {open && !correcting && (
        <div className="incident__actions">
          <Button size="md" disabled={trying.isPending} onClick={() => tryAgain({ reason: '', variables: {} })}>
            {trying.isPending ? t('incident.trying') : t('incident.tryAgain')}
          </Button>
          <Button kind="tertiary" size="md" disabled={trying.isPending} onClick={() => setCorrecting(true)}>
            {t('incident.correct')}
          </Button>
        </div>
      )}
      <details className="incident__details">
        <summary>{t('incident.details')}</summary>
        <p dir="auto" lang="en">
          {incident.message}
        </p>
        <p className="incident__line" dir="ltr">
          {[incident.errorType, incident.jobType].filter(Boolean).join(' · ')}
        </p>
      </details>
    </li>
  )
}

function Since({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const now = useNow()
  const at = incident.resolvedAt ?? incident.createdAt
  return (
    <time className="incident__since" dateTime={at} title={moments.full(at)}>
      {t(incident.resolvedAt ? 'incident.goesOn' : 'incident.standsStill', {
        since: moments.distance(at, now),
        instant: moments.short(at),
      })}
    </time>
  )
}

function HeldUp({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  if (!incident.stage) return null
  return (
    <ul className="incident__held">
      <li>{t('incident.holdsUp', { stage: words.status(incident.stage) })}</li>
      {incident.launchAt && <li>{t('incident.launch', { at: moments.short(incident.launchAt) })}</li>}
      {incident.promisedAt && <li>{t('incident.promised', { at: moments.short(incident.promisedAt) })}</li>}
      <li>{incident.openTasks === 0 ? t('incident.nothingElse') : t('incident.openTasks', { count: incident.openTasks })}</li>
    </ul>
  )
}

function Outcome({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <p>
      {incident.triedBy
        ? t('incident.triedBy', { person: incident.triedByName ?? incident.triedBy })
        : t('incident.endedByItself')}{' '}
      {incident.reason && <q dir="auto">{incident.reason}</q>}{' '}
      <span className="incident__line">{t('incident.stoodFrom', { at: moments.short(incident.createdAt) })}</span>
    </p>
  )
}
