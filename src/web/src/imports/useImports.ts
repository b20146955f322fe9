import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow, type Problem } from '../api/request'
import type { BatchDetail, BatchRow } from '../api/batches'

/** How large a file may be. */
export function useImportLimits() {
  return useQuery({
    queryKey: keys.importLimits,
    queryFn: ({ signal }) => orThrow(api.importLimits({ signal })),
    staleTime: Infinity,
  })
}

/** The tables that I have uploaded, the newest first. */
export function useBatches() {
  return useQuery({
    queryKey: keys.batches.lists,
    queryFn: async ({ signal }) => (await orThrow(api.batches({ signal }))).items,
  })
}

/** A table with its rows. */
export function useBatch(id: string) {
  return useQuery({
    queryKey: keys.batches.detail(id),
    queryFn: ({ signal }) => orThrow(api.batch(id, { signal })),
  })
}

/** Throws a table away. */
export function useDeleteBatch() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => orThrow(api.deleteBatch(id)),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.batches.lists }),
  })
}

/** Rows as they are now take the place of what they were. */
function replaced(detail: BatchDetail, rows: BatchRow[]): BatchDetail {
  const fresh = new Map(rows.map((row) => [row.position, row]))
  const all = detail.rows.map((row) => fresh.get(row.position) ?? row)
  const submitted = all.filter(({ requestId }) => requestId !== null).length
  return { ...detail, rows: all, batch: { ...detail.batch, submitted } }
}

/** Corrects a row of the table. */
export function useCorrection(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ position, cells }: { position: number; cells: Record<string, string> }) =>
      orThrow(api.correctRow(id, position, cells)),
    onSuccess: (row) =>
      queries.setQueryData<BatchDetail>(keys.batches.detail(id), (known) => known && replaced(known, [row])),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.batches.detail(id) }),
  })
}

/** Submits the good rows, some at a time; what is done shows at once. Stopped or cut off, it can be gone on with. */
export function useSubmitting(id: string) {
  const queries = useQueryClient()
  const [running, setRunning] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const stopped = useRef(false)

  const run = async () => {
    stopped.current = false
    setProblem(null)
    setRunning(true)
    for (let left = 1; left > 0 && !stopped.current; ) {
      const answer = await api.submitRows(id)
      if (!answer.ok) {
        setProblem(answer.problem)
        break
      }
      const { rows } = answer.value
      queries.setQueryData<BatchDetail>(keys.batches.detail(id), (known) => known && replaced(known, rows))
      left = rows.length === 0 ? 0 : answer.value.left
    }
    setRunning(false)
    void queries.invalidateQueries({ queryKey: keys.batches.detail(id) })
    void queries.invalidateQueries({ queryKey: keys.requests.lists })
  }
  return {
    run,
    stop: () => {
      stopped.current = true
    },
    running,
    problem,
  }
}
