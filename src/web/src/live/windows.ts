/** The windows of one browser that belong together; one of them leads. */
export interface Windows<News> {
  /** Tells the other windows. */
  tell(news: News): void
  /** This window takes part no more; if it led, another one does from now on. */
  leave(): void
}

interface Member<News> {
  /** This window leads from now on; called once at most. */
  elected(): void
  /** The leading window told something. */
  told(news: News): void
}

/**
 * Takes part in a group of windows. A browser lets pages use locks only over HTTPS or on this machine; without them
 * each window leads itself.
 */
export function lead<News>(group: string, member: Member<News>): Windows<News> {
  const locks = navigator.locks as LockManager | undefined
  if (!locks) {
    member.elected()
    return { tell: () => undefined, leave: () => undefined }
  }
  const channel = new BroadcastChannel(group)
  channel.onmessage = ({ data }: MessageEvent<News>) => member.told(data)
  const left = new AbortController()
  const hold = () => {
    if (left.signal.aborted) return
    member.elected()
    return new Promise<void>((resolve) => left.signal.addEventListener('abort', () => resolve()))
  }
  locks.request(group, { signal: left.signal }, hold).catch((failure: unknown) => {
    if (!left.signal.aborted) throw failure
  })
  return {
    tell: (news) => channel.postMessage(news),
    leave: () => {
      left.abort()
      channel.close()
    },
  }
}
