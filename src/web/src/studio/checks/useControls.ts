import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { orThrow } from '../../api/request'

/** Which controls are proven for what is live. */
export function useControls() {
  return useQuery({ queryKey: keys.models.controls, queryFn: ({ signal }) => orThrow(api.controls({ signal })) })
}

/** The live version of a process; nothing while it is not known, when there is none, or it is no process. */
export function useLiveProcess(id: string, isProcess: boolean) {
  return useQuery({
    enabled: isProcess,
    queryKey: [...keys.models.detail('process', id), 'live'],
    queryFn: async ({ signal }) => {
      const { versions } = await orThrow(api.model('process', id, { signal }))
      const version = versions.find(({ live }) => live)
      if (!version) return null
      return { version, xml: await orThrow(api.modelContent('process', id, version.number, { signal })) }
    },
  })
}
