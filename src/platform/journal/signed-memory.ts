/**
 * The last tree head that was signed, kept outside the database: a database restored from an older
 * backup is found out, and never signs a smaller or another tree (trust.md, "Append").
 */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Hash } from './tree.ts'

export type SignedHead = { readonly size: number; readonly root: Hash }

export type SignedMemory = {
  /** Undefined when nothing was ever signed. */
  read(): Promise<SignedHead | undefined>
  /** On disk when it returns. */
  write(head: SignedHead): Promise<void>
}

const stored = z.object({
  size: z.int().nonnegative(),
  root: z.string().regex(/^[0-9a-f]{64}$/),
})

/** Throws when the file is there and unreadable: forgetting what was signed would be worse. */
export function fileMemory(path: string): SignedMemory {
  return {
    async read() {
      const text = await readFile(path, 'utf8').catch(error => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
      if (text === undefined) return undefined
      const { size, root } = stored.parse(JSON.parse(text))
      return { size, root: Buffer.from(root, 'hex') }
    },
    async write({ size, root }) {
      await mkdir(dirname(path), { recursive: true })
      // Two may publish at once, on one machine or in one process: each writes aside, the last rename wins whole.
      const draft = `${path}.${randomUUID()}.new`
      const file = await open(draft, 'w', 0o600)
      await file.writeFile(`${JSON.stringify({ size, root: Buffer.from(root).toString('hex') })}\n`)
      await file.sync()
      await file.close()
      await rename(draft, path)
      const folder = await open(dirname(path), 'r')
      await folder.sync()
      await folder.close()
    },
  }
}
