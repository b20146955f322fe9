import { useRef, useState } from 'react'
import type { Problem, Result } from '../api/request'
import type { FileLimits, StoredFile } from '../api/intake'
import { uuid } from '../common/uuid'

/** A file on its way. */
export interface Upload {
  id: string
  name: string
  size: number
  /** How much has gone, from 0 to 1. */
  share: number
  problem?: Problem
}

/** Sends one file; rejects when it is cancelled. */
export type SendFile = (
  file: File,
  progress: (share: number) => void,
  signal: AbortSignal,
) => Promise<Result<StoredFile>>

/** Sends files one after the other, each with its progress; what is refused stays listed with the reason. */
export function useUploads(send: SendFile, limits: FileLimits | undefined, added: () => void) {
  const [uploads, setUploads] = useState<Upload[]>([])
  const stops = useRef(new Map<string, AbortController>())
  const queue = useRef<Promise<void>>(Promise.resolve())

  const change = (id: string, part: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)))
  const drop = (id: string) => setUploads((all) => all.filter((one) => one.id !== id))

  const run = async (id: string, file: File, stop: AbortController) => {
    if (stop.signal.aborted) return
    try {
      const result = await send(file, (share) => change(id, { share }), stop.signal)
      if (!result.ok) return change(id, { problem: result.problem })
      drop(id)
      added()
    } catch {
      drop(id)
    }
  }

  const add = (files: File[]) => {
    for (const file of files) {
      const id = uuid()
      const problem = limits && refusal(file, limits)
      setUploads((all) => [...all, { id, name: file.name, size: file.size, share: 0, problem: problem ?? undefined }])
      if (problem) continue
      const stop = new AbortController()
      stops.current.set(id, stop)
      queue.current = queue.current.then(() => run(id, file, stop))
    }
  }
  /** Stops an upload, or takes a refused one from the list. */
  const cancel = (id: string) => {
    stops.current.get(id)?.abort(new Error('cancelled'))
    drop(id)
  }
  return { uploads, add, cancel }
}

/** What the server would refuse anyway, before the bytes are sent. The content decides there, the name here. */
function refusal(file: File, limits: FileLimits): Problem | null {
  const ending = file.name.toLowerCase().replace(/^.*\./, '')
  const taken = limits.types.some(({ extensions }) => extensions.some((one) => one.replace(/^\./, '') === ending))
  const name = file.size > limits.mostBytes ? 'file-too-large' : taken ? null : 'file-type-not-taken'
  return name && { name, status: 0, title: '', detail: '', action: '', errors: [] }
}
