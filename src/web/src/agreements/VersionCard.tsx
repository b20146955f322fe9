import { Button } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { Agreement, AgreementVersion } from '../api/agreements'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'
import { standing } from './standing'
import { StandingTag } from './StandingTag'
import { useTermWords } from './useTermWords'

interface Props {
  agreement: Agreement
  version: AgreementVersion
  busy: boolean
  agree: () => void
}

/** What a version says, who agreed to it when, and whether it is in force. */
export function VersionCard({ agreement, version, busy, agree }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const terms = useTermWords()
  const number = moments.number(version.version)
  const agreed = (at: string | null) => (at ? t('agreements.agreedAt', { at: moments.short(at) }) : t('agreements.notYet'))
  return (
    <li className="panel agreements__card" data-version={version.version}>
      <h2>
        {t('agreements.version', { n: number })} <StandingTag standing={standing(agreement, version)} />
      </h2>
      <p className="agreements__text" dir="auto">
        {version.deliverable}
      </p>
      <dl className="facts">
        <div>
          <dt>{t('agreements.step')}</dt>
          <dd>{terms.step(version.step)}</dd>
        </div>
        <div>
          <dt>{t('agreements.about')}</dt>
          <dd>{terms.about(version)}</dd>
        </div>
        <div>
          <dt>{t('agreements.promise')}</dt>
          <dd>{terms.targets(version)}</dd>
        </div>
        <div>
          <dt>{t('agreements.calendar')}</dt>
          <dd>
            <bdi>{version.calendarName}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('agreements.pauses')}</dt>
          <dd>{t(version.pausesForRequester ? 'agreements.pausesYes' : 'agreements.pausesNo')}</dd>
        </div>
        <div>
          <dt>{t('agreements.providerAgrees', { group: words.group(version.provider) })}</dt>
          <dd>
            <bdi>{version.providerPerson.name}</bdi> · {agreed(version.providerAgreedAt)}
          </dd>
        </div>
        <div>
          <dt>{t('agreements.customerAgrees', { team: version.customerTeam ? words.group(version.customerTeam) : t('agreements.allRequesters') })}</dt>
          <dd>
            <bdi>{version.customerPerson.name}</bdi> · {agreed(version.customerAgreedAt)}
          </dd>
        </div>
        <div>
          <dt>{version.inForceAt ? t('agreements.inForceSince') : t('agreements.validFrom')}</dt>
          <dd>{moments.short(version.inForceAt ?? version.validFrom)}</dd>
        </div>
        <div>
          <dt>{t('agreements.writtenBy')}</dt>
          <dd>
            <bdi>{version.madeBy.name}</bdi> · {moments.short(version.madeAt)}
          </dd>
        </div>
      </dl>
      {version.mayAgree && (
        <div className="agreements__actions">
          <Button size="sm" disabled={busy} onClick={agree}>
            {t('agreements.agree', { n: number })}
          </Button>
        </div>
      )}
    </li>
  )
}
