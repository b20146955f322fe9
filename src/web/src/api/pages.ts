export interface Page<T> {
  items: T[]
  /** Pass it on for the next page; null on the last one. */
  nextCursor: string | null
}
