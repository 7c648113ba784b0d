/** Work on many things, some at a time: lanes that take the next thing when they are free, writes that gather. */

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

/**
 * What comes while a write is going waits for it and is written together: nobody waits for others to come, and a rush
 * costs a few writes. A write that fails is tried again one by one, so that a bad item fails alone.
 */
export function gather<T>(
  write: (items: readonly T[]) => Promise<void>,
): (item: T) => Promise<void> {
  type Waiting = { readonly item: T; readonly ended: PromiseWithResolvers<void> }
  let waiting: Waiting[] = []
  let isWriting = false
  const writeAll = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      await write(batch.map(one => one.item))
      for (const { ended } of batch) ended.resolve()
    } catch (fault) {
      if (batch.length > 1) for (const one of batch) await writeAll([one])
      else batch[0]?.ended.reject(fault)
    }
  }
  const empty = async (): Promise<void> => {
    isWriting = true
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      await writeAll(batch)
    }
    isWriting = false
  }
  return item => {
    const ended = Promise.withResolvers<void>()
    waiting.push({ item, ended })
    if (!isWriting) void empty()
    return ended.promise
  }
}
