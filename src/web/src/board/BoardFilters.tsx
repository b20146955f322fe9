import { SelectItem } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../i18n/words'
import { Choice, TypeFilter } from '../lists/filters'
import { useSession } from '../session/session'
import { usePeople } from '../tasks/usePeople'
import type { useBoardView } from './useBoardView'

/** Whose work, of which team, for which kind of request. */
export function BoardFilters({ query, set }: Pick<ReturnType<typeof useBoardView>, 'query' | 'set'>) {
  const { t } = useTranslation()
  const words = useWords()
  const { person: me } = useSession()
  const people = usePeople().data ?? []
  const makers = people
    .filter(({ skills, username }) => skills.length > 0 && username !== me.username)
    .sort((one, other) => one.displayName.localeCompare(other.displayName))
  const teams = [...new Set([...makers.map(({ team }) => team), ...(query.team ? [query.team] : [])])].sort()
  return (
    <div className="filters filters--board" role="search" aria-label={t('board.filters')}>
      <Choice
        name="person"
        label={t('board.person')}
        any={t('board.anybody')}
        value={query.person}
        set={(person) => set('person', person)}
      >
        <SelectItem value={me.username} text={t('board.me', { name: me.displayName })} />
        {makers.map(({ username, displayName }) => (
          <SelectItem key={username} value={username} text={displayName} />
        ))}
      </Choice>
      <Choice
        name="team"
        label={t('board.team')}
        any={t('board.anyTeam')}
        value={query.team}
        set={(team) => set('team', team)}
      >
        {teams.map((team) => (
          <SelectItem key={team} value={team} text={words.group(team)} />
        ))}
      </Choice>
      <TypeFilter value={query.type} set={(type) => set('type', type)} />
    </div>
  )
}
