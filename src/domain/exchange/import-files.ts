/** Where a checked file waits to be confirmed: a folder, for a day, each under its sender and its content. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type ImportFiles = {
  /** Returns the path and the name by which it is found again. */
  keep(
    staffId: bigint,
    bytes: Uint8Array,
  ): Promise<{ readonly name: string; readonly path: string }>
  /** Undefined when it is gone, was never there, or is somebody else's. */
  find(staffId: bigint, name: string): Promise<string | undefined>
  /** Repeatable. */
  remove(staffId: bigint, name: string): Promise<void>
}

const KEPT_MILLISECONDS = 24 * 3_600_000

/** @param folder `imports` under KEZEK_DATA; made when it is not there */
export function openImportFiles(folder: string): ImportFiles {
  const pathOf = (staffId: bigint, name: string) =>
    /^[0-9a-f]{64}$/.test(name) ? join(folder, `${staffId}-${name}`) : undefined
  return {
    async keep(staffId, bytes) {
      const name = createHash('sha256').update(bytes).digest('hex')
      const path = join(folder, `${staffId}-${name}`)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const unfinished = `${path}.${randomUUID()}`
      await writeFile(unfinished, bytes, { mode: 0o600 })
      await rename(unfinished, path)
      await forgetOlder(folder, path)
      return { name, path }
    },
    async find(staffId, name) {
      const path = pathOf(staffId, name)
      const there = path === undefined ? undefined : await stat(path).catch(() => undefined)
      return there?.isFile() === true ? path : undefined
    },
    async remove(staffId, name) {
      const path = pathOf(staffId, name)
      if (path !== undefined) await rm(path, { force: true })
    },
  }
}

/** Lists of families do not lie about: by the disk's own clock, which no demonstration moves. */
async function forgetOlder(folder: string, newest: string): Promise<void> {
  const { mtimeMs: now } = await stat(newest)
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const there = await stat(path).catch(() => undefined)
    if (there !== undefined && there.mtimeMs < now - KEPT_MILLISECONDS)
      await rm(path, { force: true })
  }
}
