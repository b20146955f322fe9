import { useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import type { Result } from '../api/request'
import type { Entered, Submitted } from '../api/intake'
import { uuid } from '../common/uuid'

/**
 * Submits a request with the draft that it was; the same content sent again, because no answer came, stays one
 * request.
 */
export function useSubmission() {
  const queries = useQueryClient()
  const last = useRef({ content: '', key: '' })
  const [busy, setBusy] = useState(false)

  const submit = async (entered: Entered, settled: () => Promise<string | undefined>): Promise<Result<Submitted>> => {
    const content = JSON.stringify(entered)
    if (content !== last.current.content) last.current = { content, key: uuid() }
    setBusy(true)
    const answer = await api.submit({ ...entered, draftId: await settled() }, last.current.key)
    setBusy(false)
    if (answer.ok) {
      void queries.invalidateQueries({ queryKey: keys.drafts.lists })
      void queries.invalidateQueries({ queryKey: keys.requests.lists })
    }
    return answer
  }
  return { submit, busy }
}
