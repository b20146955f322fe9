import { csrfToken, problem, type Result } from './request'
import { traceparent } from './traceparent'

/** Sends a file as it is, telling how much has gone (0 to 1); `fetch` cannot tell. Rejects when it is cancelled. */
export function upload<T>(
  address: string,
  file: File,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Result<T>> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest()
    call.open('POST', address)
    call.setRequestHeader('Accept', 'application/json')
    call.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
    call.setRequestHeader('X-XSRF-TOKEN', csrfToken())
    call.setRequestHeader('traceparent', traceparent())
    call.upload.addEventListener('progress', ({ loaded, total }) => progress(total ? loaded / total : 0))
    call.addEventListener('load', () =>
      resolve(
        call.status < 300
          ? { ok: true, value: JSON.parse(call.responseText) as T }
          : { ok: false, problem: problem(call.status, call.responseText, call.getResponseHeader('Retry-After')) },
      ),
    )
    call.addEventListener('error', () => resolve({ ok: false, problem: problem(503, '') }))
    call.addEventListener('abort', () => reject(signal.reason as Error))
    signal.addEventListener('abort', () => call.abort())
    call.send(file)
  })
}
