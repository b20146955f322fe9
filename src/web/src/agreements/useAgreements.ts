import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'
import type { Agreement, AgreementEntry, WhatIfAnswer, WhatIfQuery } from '../api/agreements'

/** The agreements that I may see. */
export function useAgreements() {
  return useQuery({
    queryKey: keys.agreements.list,
    queryFn: async ({ signal }) => (await orThrow(api.agreements({ signal }))).items,
  })
}

export function useAgreement(id: string) {
  return useQuery({ queryKey: keys.agreements.detail(id), queryFn: ({ signal }) => orThrow(api.agreement(id, { signal })) })
}

export function useAgreementChoices() {
  return useQuery({ queryKey: keys.agreements.choices, queryFn: ({ signal }) => orThrow(api.agreementChoices({ signal })) })
}

/** What would have become of finished clocks; asked for once there is a question. */
export function useWhatIf(query: WhatIfQuery | null) {
  return useInfiniteQuery({
    enabled: query !== null,
    queryKey: keys.agreements.whatIf(query),
    queryFn: ({ pageParam, signal }) => orThrow(api.whatIf(query!, pageParam, { signal })),
    initialPageParam: 0,
    getNextPageParam: (last: WhatIfAnswer) => last.nextOffset,
  })
}

/** How agreements are written, agreed to and ended. */
export function useAgreeing() {
  const queries = useQueryClient()
  const onSuccess = (changed: Agreement) => queries.setQueryData(keys.agreements.detail(changed.id), changed)
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.agreements.list })
  return {
    /** Writes the version after `from`, or a new agreement when there is no `id`. */
    saving: useMutation({
      mutationFn: ({ id, from, entry }: { id: string | null; from: number; entry: AgreementEntry }) =>
        orThrow(id === null ? api.addAgreement(entry) : api.changeAgreement(id, from, entry)),
      onSuccess,
      onSettled,
    }),
    agreeing: useMutation({
      mutationFn: ({ id, version }: { id: string; version: number }) => orThrow(api.agreeTo(id, version)),
      onSuccess,
      onSettled,
    }),
    ending: useMutation({ mutationFn: (id: string) => orThrow(api.endAgreement(id)), onSuccess, onSettled }),
  }
}
