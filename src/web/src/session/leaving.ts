type Save = () => Promise<unknown>

const saves = new Set<Save>()

/** Names what is to be saved before somebody signs out; gives the way to take it back. */
export function beforeSignOut(save: Save): () => void {
  saves.add(save)
  return () => saves.delete(save)
}

/** Saves all that is not saved, while the session still holds. */
export async function saveBeforeSignOut(): Promise<void> {
  await Promise.allSettled([...saves].map((save) => save()))
}
