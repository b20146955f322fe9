import { useMutation, useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow, type Result } from '../api/request'
import type { StoredFile } from '../api/intake'
import type { Page } from '../api/pages'

/**
 * The files of one thing, with what can be done to them.
 *
 * @param key of the query. All details of its kind are asked for again after a change, since a draft has its id only
 *   when its first file is on the way
 * @param list asks for the files; null while there is nothing to ask
 */
export function useFiles(key: QueryKey, list: ((signal: AbortSignal) => Promise<Result<Page<StoredFile>>>) | null) {
  const queries = useQueryClient()
  const limits = useQuery({
    queryKey: keys.fileLimits,
    queryFn: ({ signal }) => orThrow(api.fileLimits({ signal })),
    staleTime: Infinity,
  })
  const files = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => orThrow(list!(signal)),
    enabled: list !== null,
  })
  const changed = () => queries.invalidateQueries({ queryKey: key.slice(0, 2) })
  const remove = useMutation({ mutationFn: (file: StoredFile) => orThrow(api.deleteFile(file.id)), onSettled: changed })
  return {
    files: files.data?.items ?? [],
    limits: limits.data,
    error: remove.error ?? files.error ?? limits.error,
    added: () => void changed(),
    remove: (file: StoredFile) => remove.mutate(file),
  }
}
