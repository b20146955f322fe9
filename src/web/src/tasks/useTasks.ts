import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'
import type { Task, TaskDetail, TaskDraft, TaskQuery } from '../api/tasks'

/** The tasks of a query, page after page; asked for once it is ready. */
export function useTaskList(query: TaskQuery, ready: boolean) {
  return useInfiniteQuery({
    enabled: ready,
    queryKey: keys.tasks.list(query),
    queryFn: ({ pageParam, signal }) => orThrow(api.tasks(query, pageParam, { signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}

/** How many open tasks each scope has. */
export function useTaskCounts() {
  return useQuery({
    queryKey: keys.tasks.counts,
    queryFn: ({ signal }) => orThrow(api.taskCounts({ signal })),
  })
}

/** One task. */
export function useTask(id: string) {
  return useQuery({
    queryKey: keys.tasks.detail(id),
    queryFn: ({ signal }) => orThrow(api.task(id, { signal })),
  })
}

/** Takes a task, or puts it back into its queue; lists and counts are asked for again either way. */
export function useHolding() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ task, hold }: { task: Task; hold: boolean }) =>
      orThrow(hold ? api.claim(task.id) : api.release(task.id)),
    onSettled: (_task, _error, { task }) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.tasks.lists }),
        queries.invalidateQueries({ queryKey: keys.tasks.detail(task.id) }),
      ]),
  })
}

/** Hands a task back to who delegated it. */
export function useReturning(task: Task) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ to, note }: { to: string; note: string | null }) => orThrow(api.assign(task.id, to, note)),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.tasks.lists }),
        queries.invalidateQueries({ queryKey: keys.tasks.detail(task.id) }),
        queries.invalidateQueries({ queryKey: keys.requests.detail(task.requestId) }),
      ]),
  })
}

/** Answers a task; lists, counts and the request are asked for again when it worked. */
export function useAnswering(task: TaskDetail) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (variables: Record<string, unknown>) => orThrow(api.complete(task.id, variables)),
    // Drafts go with the answer.
    onSuccess: () => queries.setQueryData<TaskDraft>(['task-draft', task.id], { values: {}, version: 0, updatedAt: null }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.tasks.lists }),
        queries.invalidateQueries({ queryKey: keys.tasks.detail(task.id) }),
        queries.invalidateQueries({ queryKey: keys.requests.detail(task.requestId) }),
      ]),
  })
}

/** The most urgent task that I could go on with; null when there is none. */
export function useNextTask(after: string) {
  return useQuery({
    queryKey: keys.tasks.next,
    queryFn: async ({ signal }) => (await orThrow(api.tasks({ scope: 'all' }, null, { signal }))).items,
    select: (tasks) => tasks.find((task) => task.id !== after) ?? null,
  })
}

/** What I saved of a task's answer earlier: read once, when the page is opened and there is something to answer. */
export function useSavedDraft(id: string, enabled: boolean) {
  return useQuery({
    enabled,
    queryKey: ['task-draft', id],
    queryFn: ({ signal }) => orThrow(api.taskDraft(id, { signal })),
    staleTime: Infinity,
    gcTime: 0,
  })
}
