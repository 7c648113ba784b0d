/** Waits until the process is asked to stop, so that everything can end in order. */
export async function untilAskedToStop(): Promise<void> {
  await new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => resolve())
    }
  })
}
