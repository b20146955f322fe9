import { SelectItem } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TeamSection } from '../api/teams'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { useTitle } from '../common/useTitle'
import { useWords } from '../i18n/words'
import { Choice } from '../lists/filters'
import { useAddress } from '../lists/useAddress'
import { useSession } from '../session/session'
import { leads } from '../shell/entries'
import { usePeople } from '../tasks/usePeople'
import { LoadView } from './LoadView'
import { useTeamCounts } from './useTeam'
import { WorkView } from './WorkView'

const sections: TeamSection[] = ['unassigned', 'unscheduled', 'late']
const views = [...sections, 'load'] as const

/** What a team lead looks after: work that nobody has, without a date, or late; and who has how much to do. */
export function TeamPage() {
  const { t } = useTranslation()
  const { person } = useSession()
  useTitle(t('nav.team'))
  return (
    <div className="page">
      <header className="page__head">
        <h1>{t('nav.team')}</h1>
      </header>
      {leads(person) ? <Views /> : <Notice kind="info" title={t('team.forLeads')} />}
    </div>
  )
}

function Views() {
  const { t } = useTranslation()
  const moments = useMoments()
  const { value, change, linkTo } = useAddress()
  const team = value('team')
  const view = views.find((one) => one === value('view')) ?? 'unassigned'
  const counts = useTeamCounts(team).data
  return (
    <>
      <nav className="scopes" aria-label={t('team.views')}>
        {views.map((one) => (
          <Link key={one} className="scopes__tab" to={linkTo({ view: one })} aria-current={one === view ? 'page' : undefined}>
            {t(`teamView.${one}`)}
            {counts && one !== 'load' && (
              <span className="scopes__count">{moments.number(counts[one].tasks + counts[one].deliverables)}</span>
            )}
          </Link>
        ))}
      </nav>
      <TeamFilter team={team} set={(name) => change({ team: name })} />
      <p className="panel__line team__meaning">{t(`teamMeaning.${view}`)}</p>
      {view === 'load' ? (
        <LoadView team={team} clear={() => change({ team: '' })} />
      ) : (
        <WorkView key={`${view} ${team}`} section={view} team={team} clear={() => change({ team: '' })} />
      )}
    </>
  )
}

/** Teams in which people work, and groups in whose queue work waits; skills are neither. */
function TeamFilter({ team, set }: { team: string | undefined; set: (team: string) => void }) {
  const { t } = useTranslation()
  const words = useWords()
  const people = usePeople().data ?? []
  const skills = new Set(people.flatMap((person) => person.skills))
  const names = new Set([...people.flatMap((person) => [person.team, ...person.groups]), ...(team ? [team] : [])])
  const teams = [...names]
    .filter((name) => !skills.has(name))
    .map((name) => ({ name, words: words.group(name) }))
    .sort((one, other) => one.words.localeCompare(other.words))
  return (
    <div className="filters filters--team" role="search" aria-label={t('team.filter')}>
      <Choice name="team" label={t('board.team')} any={t('board.anyTeam')} value={team} set={set}>
        {teams.map((one) => (
          <SelectItem key={one.name} value={one.name} text={one.words} />
        ))}
      </Choice>
    </div>
  )
}
