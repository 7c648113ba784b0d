/** One process at a time may create, start or stop a cluster; the others wait for it. */
import { link, readFile, rename, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

/** A living holder touches its lock each second; one this old was left by a stopped or reused pid. */
const ABANDONED_MS = 30_000
const POLL_MS = 25

/** @param path the lock file; it holds the pid of who has it. */
export async function withStartLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  while (!(await take(path))) {
    await clearAbandoned(path)
    await pause(POLL_MS)
  }
  const touch = setInterval(() => {
    const now = Date.now() / 1000
    void utimes(path, now, now).catch(() => undefined)
  }, 1000)
  try {
    return await work()
  } finally {
    clearInterval(touch)
    await rm(path, { force: true })
  }
}

/** Linking a finished file is atomic: nobody ever reads a lock without its pid. */
async function take(path: string): Promise<boolean> {
  const mine = `${path}.${process.pid}.${Math.trunc(performance.now() * 1000)}`
  await writeFile(mine, String(process.pid))
  try {
    await link(mine, path)
    return true
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw fault
  } finally {
    await unlink(mine)
  }
}

/** Moved aside and looked at again, since another waiter may have replaced it in between. */
async function clearAbandoned(path: string): Promise<void> {
  if (!(await isAbandoned(path))) return
  const aside = `${path}.abandoned.${process.pid}`
  await rename(path, aside).catch(() => undefined)
  if (!(await isAbandoned(aside))) await link(aside, path).catch(() => undefined)
  await rm(aside, { force: true })
}

async function isAbandoned(path: string): Promise<boolean> {
  const [text, facts] = await Promise.all([
    readFile(path, 'utf8').catch(() => undefined),
    stat(path).catch(() => undefined),
  ])
  if (text === undefined || facts === undefined) return false
  const pid = Number.parseInt(text, 10)
  return !isAlive(pid) || Date.now() - facts.mtimeMs > ABANDONED_MS
}

/** A process that we may not signal is alive all the same. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM'
  }
}
