/** The witness's Ed25519 key: made on the first start, kept as PKCS#8 PEM that its owner alone may read. */
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { WitnessMistake } from './witness-mistake.ts'

const FILE = 'witness-key.pem'
const OTHERS = 0o077

/** Throws WitnessMistake when others may read the key, or when the file holds another kind of key. */
export function openWitnessKey(folder: string): KeyObject {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, FILE)
  if (statSync(path, { throwIfNoEntry: false }) === undefined) createKey(folder, path)
  const others = statSync(path).mode & OTHERS
  if (others !== 0) throw new WitnessMistake(`${path} must be for its owner alone: chmod 600`)
  return readKey(path)
}

function readKey(path: string): KeyObject {
  const pem = readFileSync(path)
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // The reason of OpenSSL names neither the file nor what belongs in it.
  }
  throw new WitnessMistake(`${path} holds no Ed25519 key`)
}

/** Appears whole or not at all; of two processes that start together one wins, both use its key. */
function createKey(folder: string, path: string): void {
  const { privateKey } = generateKeyPairSync('ed25519')
  const draft = join(folder, `${FILE}.${randomBytes(8).toString('hex')}`)
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    linkSync(draft, path)
    syncFolder(folder)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** A name in a folder survives a power cut only once the folder itself is written. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
