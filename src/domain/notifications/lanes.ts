/** Work on many things, some at a time: lanes that each take the next thing when they are free. */

/** The first fault ends its lane and is thrown when the others are done with theirs. */
export async function forEachAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values()
  const lane = async () => {
    for (const item of waiting) await work(item)
  }
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, lane))
  const fault = ended.find(end => end.status === 'rejected')
  if (fault !== undefined) throw fault.reason
}
