/** Signed notes, checkpoints and cosignatures of C2SP (signed-note, tlog-checkpoint, tlog-cosignature). */
import { createPublicKey, hash, verify } from 'node:crypto'
import { HASH_BYTES } from './merkle.ts'
import { Wrong } from './problem.ts'

export const LOG_KEY = 0x01
export const WITNESS_KEY = 0x04
/** What stands before the 32 bytes of an Ed25519 key in its SPKI form (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

export type NoteKey = ReturnType<typeof parseKey>
export type Note = ReturnType<typeof parseNote>
export type Checkpoint = ReturnType<typeof parseCheckpoint>

/** Base64 as it must be written, or undefined: Buffer.from would forgive anything. */
export function parseBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}

/** `<name>+<8 hex of SHA-256(name, newline, key)>+<base64(key)>`; a key is its type and 32 bytes. */
export function parseKey(vkey: string) {
  const [, name, id, body = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(vkey) ?? []
  const key = parseBase64(body)
  if (!name || !id || key?.length !== 1 + 32) throw new Wrong('bad-key', { vkey })
  const named = Buffer.concat([Buffer.from(`${name}\n`), key])
  if (!hash('sha256', named).startsWith(id)) throw new Wrong('bad-key', { vkey })
  const der = Buffer.concat([SPKI, key.subarray(1)])
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' })
  return { vkey, name, id, type: key.readUInt8(0), publicKey }
}

/** The text up to the last empty line, then one signature a line. */
export function parseNote(note: string) {
  const split = note.lastIndexOf('\n\n')
  const lines = note.slice(split + 2).split('\n')
  if (split < 0 || lines.length < 2 || lines.pop() !== '') throw new Wrong('bad-checkpoint')
  const signatures = lines.map(line => {
    const [, name = '', body = ''] = /^— ([^+\s]+) (\S+)$/.exec(line) ?? []
    const bytes = parseBase64(body)
    if (bytes === undefined || bytes.length <= 4) throw new Wrong('bad-checkpoint', { line })
    return { name, id: bytes.toString('hex', 0, 4), bytes: bytes.subarray(4) }
  })
  return { text: note.slice(0, split + 1), signatures }
}

export function parseCheckpoint(text: string) {
  const note = parseNote(text)
  const [origin = '', sizeText = '', rootText = ''] = note.text.split('\n')
  const size = /^(0|[1-9]\d{0,15})$/.test(sizeText) ? Number(sizeText) : Number.NaN
  const root = parseBase64(rootText)
  const whole = origin !== '' && Number.isSafeInteger(size) && root?.length === HASH_BYTES
  if (!whole) throw new Wrong('bad-checkpoint')
  return { ...note, origin, size, root }
}

/** Whether that key signed: undefined when it did not try. A witness signs the time of its look as well. */
export function checkSignature(note: Note, key: NoteKey) {
  const found = note.signatures.find(({ name, id }) => name === key.name && id === key.id)
  if (found === undefined) return undefined
  const [timeBytes, { bytes }] = [key.type === WITNESS_KEY ? 8 : 0, found]
  if (bytes.length !== timeBytes + 64) return { valid: false, at: null }
  const seconds = timeBytes > 0 ? bytes.readBigUInt64BE() : null
  const prefix = seconds === null ? '' : `cosignature/v1\ntime ${seconds}\n`
  const text = Buffer.from(prefix + note.text)
  const valid = verify(null, text, key.publicKey, bytes.subarray(timeBytes))
  return { valid, at: seconds === null ? null : new Date(Number(seconds) * 1000).toJSON() }
}
