import { Button, Select, SelectItem, SkeletonText, Table, TableBody, TableCell, TableHead, TableHeader, TableRow, TextArea } from '@carbon/react'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MigrationProposal } from '../../api/migrations'
import { ProblemError } from '../../api/request'
import { Notice } from '../../common/Notice'
import { ErrorState } from '../../common/States'
import { useMoments } from '../../common/useMoments'
import { text } from '../../i18n/texts'
import { problemText } from '../../i18n/words'
import { DiagramCanvas } from '../../requests/DiagramCanvas'
import type { DiagramHost, Spot } from '../../requests/DiagramHost'
import { useSession } from '../../session/session'
import { changesModels } from '../../shell/entries'
import { useMoving, useProposal } from './useMigrations'

interface Props {
  process: string
  from: number
  to: number
}

/** Colours of the scale for figures: a place with a counterpart, and one without. */
const FOUND = 2
const LOST = 5

/** Which element is which, on both diagrams and in a table. */
export function MigrationPlan(props: Props) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useProposal(props.process, props.from, props.to)
  if (isPending) {
    return (
      <div role="status" aria-label={t('state.loading')}>
        <SkeletonText paragraph lineCount={8} />
      </div>
    )
  }
  if (!data) return error instanceof ProblemError && <ErrorState problem={error.problem} again={() => void refetch()} />
  return <Plan {...props} proposal={data} />
}

function Plan({ process, from, to, proposal }: Props & { proposal: MigrationProposal }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { person } = useSession()
  const { creating } = useMoving(process)
  const [mapping, setMapping] = useState(() =>
    Object.fromEntries(proposal.pairs.flatMap(({ element, target }) => (target === null ? [] : [[element, target]]))),
  )
  const [reason, setReason] = useState('')
  const problem = creating.error instanceof ProblemError ? creating.error.problem : null
  const wrong = problem?.errors.find(({ field }) => field === 'reason')
  // What stays as it is needs nobody's eyes, unless somebody waits there.
  const shown = proposal.pairs.filter(({ element, how }) => how !== 'same-id' || element in proposal.waiting)
  const { source, target } = useMemo(() => {
    const spots = (side: (element: string) => string | undefined): Spot[] =>
      Object.entries(proposal.waiting).flatMap(([element, waiting]) => {
        const at = side(element)
        return at === undefined ? [] : [{ elementId: at, warmth: mapping[element] ? FOUND : LOST, text: moments.number(waiting) }]
      })
    return { source: spots((element) => element), target: spots((element) => mapping[element]) }
  }, [proposal, mapping, moments])
  const paintSource = useCallback((host: DiagramHost) => host.heat(source), [source])
  const paintTarget = useCallback((host: DiagramHost) => host.heat(target), [target])

  return (
    <>
      <div className="migration__pictures">
        {(
          [
            ['from', from, proposal.source, paintSource],
            ['to', to, proposal.target, paintTarget],
          ] as const
        ).map(([side, version, xml, paint]) => (
          <figure key={side} className="heat">
            <figcaption>{t(`migration.${side}`)}</figcaption>
            <DiagramCanvas processId={`${process}-${side}`} version={version} name={t(`migration.${side}`)} xml={xml} paint={paint} />
          </figure>
        ))}
      </div>
      <p className="changes__hint">{t('migration.stays', { number: moments.number(proposal.pairs.length - shown.length) })}</p>
      {shown.length > 0 && (
        <Table className="changes__table" aria-label={t('migration.plan')}>
          <TableHead>
            <TableRow>
              <TableHeader>{t('migration.element')}</TableHeader>
              <TableHeader>{t('migration.waiting')}</TableHeader>
              <TableHeader>{t('migration.becomes')}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map(({ element, name, choices }) => (
              <TableRow key={element}>
                <TableCell>
                  {name ? text(name) : <bdi>{element}</bdi>}
                  <bdi className="changes__said">{element}</bdi>
                </TableCell>
                <TableCell>{moments.number(proposal.waiting[element] ?? 0)}</TableCell>
                <TableCell>
                  <Select
                    id={`pair-${element}`}
                    hideLabel
                    size="sm"
                    labelText={t('migration.counterpart', { element: `\u2068${name ? text(name) : element}\u2069` })}
                    value={mapping[element] ?? ''}
                    onChange={({ target: { value } }) => {
                      const { [element]: _, ...others } = mapping
                      setMapping(value ? { ...others, [element]: value } : others)
                    }}
                  >
                    <SelectItem value="" text={t('migration.none')} />
                    {choices.map((choice) => (
                      <SelectItem key={choice.element} value={choice.element} text={choice.name ? text(choice.name) : choice.element} />
                    ))}
                  </Select>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {changesModels(person) && (
        <form
          className="changes__form"
          onSubmit={(event) => {
            event.preventDefault()
            creating.mutate({ from, to, mapping, reason })
          }}
        >
          {problem && !wrong && (
            <Notice kind="error" title={problemText(t, problem)} subtitle={problem.errors.map(({ message }) => message).join(' ')} />
          )}
          <TextArea
            id="migration-reason"
            labelText={t('change.reason')}
            rows={2}
            maxLength={2000}
            value={reason}
            invalid={Boolean(wrong)}
            invalidText={t('change.reasonNeeded')}
            onChange={({ target: { value } }) => setReason(value)}
          />
          <div className="changes__actions">
            <Button type="submit" disabled={creating.isPending}>
              {t('migration.create')}
            </Button>
          </div>
        </form>
      )}
    </>
  )
}
