import { Button } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import type { TeamSection } from '../api/teams'
import { PieceCard } from '../board/PieceCard'
import { ErrorState } from '../common/States'
import { useNarrow } from '../common/useMedia'
import { EmptyList } from '../lists/EmptyList'
import { itemsOf, ListBody } from '../lists/ListBody'
import { SelectionBar } from '../tasks/SelectionBar'
import { TaskCards } from '../tasks/TaskCards'
import { TaskTable } from '../tasks/TaskTable'
import { useSelection } from '../tasks/useSelection'
import { useTeamPieces, useTeamTasks } from './useTeam'

/** Tasks of a section, to be handed to somebody, and deliverables that have no task yet. */
export function WorkView({ section, team, clear }: { section: TeamSection; team: string | undefined; clear: () => void }) {
  const { t } = useTranslation()
  const list = useTeamTasks(section, team)
  const pieces = useTeamPieces(section, team)
  const selection = useSelection(itemsOf(list))
  const narrow = useNarrow()
  const Items = narrow ? TaskCards : TaskTable
  const listed = itemsOf(pieces)
  const empty = (
    <EmptyList
      filtered={team !== undefined}
      clear={clear}
      noMatch={t('team.noMatch')}
      title={t(`teamEmpty.${section}`)}
      hint={t('tasks.emptyHint')}
    />
  )
  return (
    <>
      <section aria-label={t('nav.tasks')}>
        <ListBody list={list} empty={pieces.isSuccess && listed.length === 0 ? empty : null}>
          {(tasks) => <Items tasks={tasks} busy={null} selection={selection} />}
        </ListBody>
        <SelectionBar tasks={selection.chosen} clear={() => selection.all(false)} only="assign" />
      </section>
      {!pieces.data && pieces.error instanceof ProblemError && (
        <ErrorState problem={pieces.error.problem} again={() => void pieces.refetch()} />
      )}
      {listed.length > 0 && (
        <section className="team__pieces" aria-labelledby="team-pieces">
          <h2 id="team-pieces">{t('team.pieces')}</h2>
          <p className="panel__line">{t('team.piecesHint')}</p>
          <ul>
            {listed.map((piece) => (
              <PieceCard key={piece.id} piece={piece} />
            ))}
          </ul>
          {pieces.hasNextPage && (
            <Button kind="ghost" disabled={pieces.isFetchingNextPage} onClick={() => void pieces.fetchNextPage()}>
              {t('tasks.more')}
            </Button>
          )}
        </section>
      )}
    </>
  )
}
