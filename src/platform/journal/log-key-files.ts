/** The private keys of the log: one PEM file each (PKCS #8), readable by its owner only. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdir, open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type NoteSigner, openNoteSigner } from './signed-note.ts'

export type LogKeyFiles = {
  /** Every key of the folder under the log's name. */
  signers(origin: string): Promise<readonly NoteSigner[]>
  /** A new key, on disk when it returns. */
  create(origin: string): Promise<NoteSigner>
}

const KEY_FILE = /^log-[0-9a-f]{8}\.pem$/

export function logKeyFiles(folder: string): LogKeyFiles {
  return {
    async signers(origin) {
      const names = await readdir(folder).catch(error => {
        if (error.code === 'ENOENT') return []
        throw error
      })
      const files = names.filter(name => KEY_FILE.test(name)).sort()
      return Promise.all(
        files.map(async name => {
          const pem = await readFile(join(folder, name))
          return openNoteSigner(origin, createPrivateKey(pem))
        }),
      )
    },
    async create(origin) {
      const { privateKey } = generateKeyPairSync('ed25519')
      const signer = openNoteSigner(origin, privateKey)
      await keepKey(folder, keyIdText(signer), privateKey)
      return signer
    },
  }
}

function keyIdText(signer: NoteSigner): string {
  return signer.vkey.split('+')[1] ?? ''
}

async function keepKey(folder: string, keyId: string, key: KeyObject): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = await open(join(folder, `log-${keyId}.pem`), 'wx', 0o600)
  await file.writeFile(key.export({ type: 'pkcs8', format: 'pem' }))
  await file.sync()
  await file.close()
}
