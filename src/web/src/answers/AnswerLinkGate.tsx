import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow, ProblemError } from '../api/request'
import { useTitle } from '../common/useTitle'
import { SessionGate } from '../session/SessionGate'
import { AnswerLinkPage } from './AnswerLinkPage'
import { LinkProblem } from './LinkProblem'
import { LinkSkeleton } from './LinkSkeleton'

/** Where a link of a mail leads: behind the sign-in, unless the portal is set up to do without. */
export function AnswerLinkGate({ secret }: { secret: string }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keys.answerLink(secret),
    queryFn: ({ signal }) => orThrow(api.answerLink(secret, { signal })),
    staleTime: Infinity,
  })
  useTitle(data ? t('answerLink.title', { title: data.task.requestTitle }) : 'Launchdesk')
  const problem = !data && error instanceof ProblemError ? error.problem : null
  const behind = data ? data.signIn : problem?.name === 'not-signed-in'

  if (isPending) return <LinkSkeleton />
  if (problem && !behind) return <LinkProblem problem={problem} again={() => void refetch()} />
  const page = data ? <AnswerLinkPage secret={secret} asked={data} /> : <LinkSkeleton />
  return behind ? <SessionGate>{page}</SessionGate> : page
}
