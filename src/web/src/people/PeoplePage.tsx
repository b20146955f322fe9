import {
  Button,
  Modal,
  Search,
  SkeletonText,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@carbon/react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/api'
import { orThrow, ProblemError } from '../api/request'
import type { Person } from '../api/people'
import { Notice } from '../common/Notice'
import { ErrorState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { useTitle } from '../common/useTitle'
import { problemText, useWords } from '../i18n/words'
import { useSession } from '../session/session'
import { isMeant, usePeople } from '../tasks/usePeople'

type Help = { with: 'password' | 'second-factor'; person: Person }

/** Everybody who can sign in; admins help those who cannot any more. */
export function PeoplePage() {
  const { t } = useTranslation()
  const words = useWords()
  const { person: me } = useSession()
  const { data, error, isPending, refetch } = usePeople()
  const [typed, setTyped] = useState('')
  const [help, setHelp] = useState<Help | null>(null)
  useTitle(t('people.title'))
  const shown = data?.filter((person) => isMeant(person, typed))
  return (
    <div className="page">
      <header className="page__head">
        <h1>{t('people.title')}</h1>
      </header>
      <p className="page__lead">{t('people.lead')}</p>
      {isPending && <SkeletonText paragraph lineCount={8} />}
      {!data && error instanceof ProblemError && <ErrorState problem={error.problem} again={() => void refetch()} />}
      {shown && (
        <>
          <Search labelText={t('people.search')} placeholder={t('people.search')} value={typed} onChange={(event) => setTyped(event.target.value)} />
          <div className="audit__table" role="region" tabIndex={0} aria-label={t('people.title')}>
            <Table aria-label={t('people.title')} size="lg">
              <TableHead>
                <TableRow>
                  <TableHeader>{t('people.name')}</TableHeader>
                  <TableHeader>{t('people.help')}</TableHeader>
                </TableRow>
              </TableHead>
              <TableBody>
                {shown.map((person) => (
                  <TableRow key={person.username}>
                    <TableCell>
                      <bdi>{person.displayName}</bdi>
                      <span className="task__requester">
                        <bdi>{person.username}</bdi> · <bdi>{words.group(person.team)}</bdi>
                      </span>
                    </TableCell>
                    <TableCell>
                      {person.username !== me.username && (
                        <Button kind="ghost" size="sm" onClick={() => setHelp({ with: 'password', person })}>
                          {t('people.password')}
                        </Button>
                      )}
                      <Button kind="ghost" size="sm" onClick={() => setHelp({ with: 'second-factor', person })}>
                        {t('people.secondFactor')}
                      </Button>
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </div>
        </>
      )}
      {help && <HelpDialog help={help} close={() => setHelp(null)} />}
    </div>
  )
}

function HelpDialog({ help, close }: { help: Help; close: () => void }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { username, displayName } = help.person
  const helping = useMutation({
    mutationFn: async () =>
      help.with === 'password' ? orThrow(api.resetPassword(username)) : (await orThrow(api.resetSecondFactor(username)), null),
  })
  const texts = { name: `\u2068${displayName}\u2069` }
  return (
    <Modal
      open
      size="sm"
      danger
      modalHeading={t(help.with === 'password' ? 'people.password' : 'people.secondFactor')}
      closeButtonLabel={t('keys.close')}
      passiveModal={helping.isSuccess}
      primaryButtonText={t('people.reset')}
      secondaryButtonText={t('agreements.cancel')}
      primaryButtonDisabled={helping.isPending}
      onRequestClose={close}
      onRequestSubmit={() => !helping.isPending && helping.mutate()}
    >
      {helping.error && (
        <Notice
          kind="error"
          title={
            helping.error instanceof ProblemError
              ? helping.error.problem.name === 'not-found'
                ? t('people.hasNone', texts)
                : problemText(t, helping.error.problem)
              : t('problem.internal')
          }
        />
      )}
      {helping.isSuccess ? (
        helping.data ? (
          <>
            <p className="modal__text">{t('people.given', { ...texts, at: moments.full(helping.data.validUntil) })}</p>
            <p>
              <code className="second-factor__secret" dir="ltr">
                {helping.data.password}
              </code>
            </p>
          </>
        ) : (
          <p className="modal__text">{t('people.removed', texts)}</p>
        )
      ) : (
        <p className="modal__text">{t(help.with === 'password' ? 'people.passwordSure' : 'people.secondFactorSure', texts)}</p>
      )}
    </Modal>
  )
}
