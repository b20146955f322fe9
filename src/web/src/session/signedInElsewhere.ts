const GROUP = 'launchdesk-signed-in'

/** Tells the other tabs that somebody has signed in. */
export function tellSignedIn(): void {
  const channel = new BroadcastChannel(GROUP)
  channel.postMessage(null)
  channel.close()
}

/** Calls when somebody signs in in another tab; gives the way to stop. */
export function onSignedInElsewhere(listener: () => void): () => void {
  const channel = new BroadcastChannel(GROUP)
  channel.onmessage = listener
  return () => channel.close()
}
