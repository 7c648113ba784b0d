/** Where the bytes of uploads lie: a folder, each file under the hash of its content. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '../../base/assert.ts'

export type ContentStore = {
  /** On the disk for sure when it resolves; the same content twice is one file. */
  put(sha256: string, bytes: Uint8Array): Promise<void>
  get(sha256: string): Promise<Buffer>
  /** Repeatable: what is not there is gone. */
  remove(sha256: string): Promise<void>
}

/** @param folder under KEZEK_DATA; made when it is not there */
export function openContentStore(folder: string): ContentStore {
  const pathOf = (sha256: string) => {
    assert(/^[0-9a-f]{64}$/.test(sha256), 'a file is found by its hash only')
    return join(folder, sha256.slice(0, 2), sha256)
  }
  return {
    async put(sha256, bytes) {
      const path = pathOf(sha256)
      const there = await stat(path).catch(() => undefined)
      if (there?.size === bytes.length) return
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
      // Under another name until it is whole: half a file must never bear the hash of a whole one.
      const unfinished = `${path}.${randomUUID()}`
      try {
        const file = await open(unfinished, 'wx', 0o600)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(unfinished, path)
      } catch (fault) {
        await rm(unfinished, { force: true })
        throw fault
      }
    },
    get: sha256 => readFile(pathOf(sha256)),
    remove: sha256 => rm(pathOf(sha256), { force: true }),
  }
}
