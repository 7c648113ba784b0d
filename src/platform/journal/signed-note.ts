/**
 * Signed notes (c2sp.org/signed-note): a text, an empty line, Ed25519 signature lines (type 0x01).
 * Imports nothing but base and node:crypto, so that the verifier is built from this file.
 */
import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { assert, assertDefined } from '../../base/assert.ts'
import { sha256 } from '../../base/digest.ts'
import { err, ok, type Result } from '../../base/result.ts'

export const NOTE_SIGNATURE = 0x01
/** Timestamped cosignatures of witnesses: cosignature.ts. */
export const WITNESS_COSIGNATURE = 0x04
type SignatureType = typeof NOTE_SIGNATURE | typeof WITNESS_COSIGNATURE

const MAX_NOTE_BYTES = 1_000_000
/** As golang.org/x/mod/sumdb/note; the specification asks for 16 at least. */
const MAX_SIGNATURES = 100
const PUBLIC_KEY_BYTES = 32
const KEY_ID_BYTES = 4

/** A public key under its name; `vkey` is its one spelling, so two may be compared as texts. */
export type NoteVerifier = {
  readonly name: string
  /** Eight lower-case hexadecimal digits. */
  readonly keyId: string
  readonly type: SignatureType
  readonly publicKey: Uint8Array
  readonly vkey: string
}

export type NoteSigner = {
  readonly name: string
  readonly vkey: string
  /** One signature line with its newline. A text that can be no note's is a fault. */
  sign(noteText: string): string
}

export type NoteSignature = {
  readonly name: string
  readonly keyId: string
  /** What follows the key id. */
  readonly bytes: Uint8Array
  /** As it stood in the note, with its newline. */
  readonly line: string
}

export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] }

export type VerifiedSignature = NoteSignature & { readonly verifier: NoteVerifier }

/** Standard base64 in its one canonical spelling; undefined for anything else. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}

export function encodeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

/** The first four bytes of SHA-256(name || newline || type || key), as hexadecimal. */
export function keyIdOf(name: string, type: SignatureType, publicKey: Uint8Array): string {
  const digest = sha256(`${name}\n`, Uint8Array.of(type), publicKey)
  return Buffer.from(digest.subarray(0, KEY_ID_BYTES)).toString('hex')
}

/** `<name>+<key id>+<base64(type || key)>`. A name with blanks or plus signs is a fault. */
export function composeVkey(name: string, type: SignatureType, publicKey: Uint8Array): string {
  assert(isKeyName(name), `"${name}" is no key name`)
  assert(publicKey.length === PUBLIC_KEY_BYTES, 'an Ed25519 public key has 32 bytes')
  const key = encodeBase64(Buffer.concat([Uint8Array.of(type), publicKey]))
  return `${name}+${keyIdOf(name, type, publicKey)}+${key}`
}

export function parseVkey(text: string): Result<NoteVerifier, string> {
  const [name = '', keyId = '', key = '', ...rest] = text.split('+')
  // The base64 of the key may itself hold plus signs.
  const decoded = decodeBase64([key, ...rest].join('+'))
  if (!isKeyName(name)) return err('a vkey starts with a name without blanks and plus signs')
  if (decoded === undefined || decoded.length === 0) return err('the key of the vkey is no base64')
  const [type] = decoded
  const publicKey = decoded.subarray(1)
  if (type !== NOTE_SIGNATURE && type !== WITNESS_COSIGNATURE) {
    return err(`signature type ${type} is not known (1 and 4 are)`)
  }
  if (publicKey.length !== PUBLIC_KEY_BYTES) return err('an Ed25519 public key has 32 bytes')
  if (keyId !== keyIdOf(name, type, publicKey)) return err('the key id does not belong to the key')
  return ok({ name, keyId, type, publicKey, vkey: text })
}

/** Names are not empty and hold neither Unicode spaces nor plus signs. */
export function isKeyName(name: string): boolean {
  return name.isWellFormed() && /^[^\p{White_Space}\p{Cc}+]+$/u.test(name)
}

/** The 32 bytes of an Ed25519 key's public half; another kind of key is a fault. */
export function rawPublicKey(key: KeyObject): Uint8Array {
  assert(key.asymmetricKeyType === 'ed25519', 'the key is no Ed25519 key')
  const publicKey = key.type === 'private' ? createPublicKey(key) : key
  return Buffer.from(assertDefined(publicKey.export({ format: 'jwk' }).x, 'x of the key'), 'base64')
}

export function openNoteSigner(name: string, privateKey: KeyObject): NoteSigner {
  const publicKey = rawPublicKey(privateKey)
  const keyId = keyIdOf(name, NOTE_SIGNATURE, publicKey)
  return {
    name,
    vkey: composeVkey(name, NOTE_SIGNATURE, publicKey),
    sign(noteText) {
      assert(isNoteText(noteText), 'a note ends in a newline and holds no control characters')
      return composeSignatureLine(name, keyId, sign(null, Buffer.from(noteText), privateKey))
    },
  }
}

export function composeSignatureLine(name: string, keyId: string, bytes: Uint8Array): string {
  return `— ${name} ${encodeBase64(Buffer.concat([Buffer.from(keyId, 'hex'), bytes]))}\n`
}

export function composeNote(text: string, signatureLines: readonly string[]): string {
  return `${text}\n${signatureLines.join('')}`
}

function isNoteText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return text.endsWith('\n') && text.isWellFormed() && !/[\0-\x09\x0b-\x1f]/.test(text)
}

/** Reads the form only: nothing of a note may be believed before `verifyNote`. */
export function parseNote(given: string | Uint8Array): Result<Note, string> {
  const whole = decodeUtf8(given)
  if (!whole.ok) return whole
  if (!isNoteText(whole.value)) {
    return err('the note does not end in a newline or holds control characters')
  }
  const end = whole.value.lastIndexOf('\n\n')
  if (end < 0) return err('the note has no empty line before its signatures')
  const lines = whole.value.slice(end + 2).split(/(?<=\n)/)
  if (lines[0] === '') return err('the note has no signatures')
  if (lines.length > MAX_SIGNATURES) return err(`the note has over ${MAX_SIGNATURES} signatures`)
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const signature = parseSignatureLine(line)
    if (!signature.ok) return signature
    signatures.push(signature.value)
  }
  return ok({ text: whole.value.slice(0, end + 1), signatures })
}

function decodeUtf8(given: string | Uint8Array): Result<string, string> {
  const size = typeof given === 'string' ? Buffer.byteLength(given) : given.length
  if (size > MAX_NOTE_BYTES) return err(`the note is over ${MAX_NOTE_BYTES} bytes`)
  if (typeof given === 'string') return ok(given)
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(given))
  } catch {
    return err('the note is no UTF-8')
  }
}

/** `— <name> <base64(key id || signature)>` with its newline. */
export function parseSignatureLine(line: string): Result<NoteSignature, string> {
  const [, name = '', base64 = ''] = /^— ([^ \n]+) ([^ \n]+)\n$/.exec(line) ?? []
  const decoded = decodeBase64(base64)
  if (!isKeyName(name) || decoded === undefined || decoded.length <= KEY_ID_BYTES) {
    return err('a line after the text is no signature')
  }
  const keyId = Buffer.from(decoded.subarray(0, KEY_ID_BYTES)).toString('hex')
  return ok({ name, keyId, bytes: decoded.subarray(KEY_ID_BYTES), line })
}

/**
 * The signatures of known keys, one a key; strangers are ignored. Fails when a known key's signature
 * is wrong and when no known key signed. Verifiers are of type 0x01, another is a fault.
 */
export function verifyNote(
  note: Note,
  verifiers: readonly NoteVerifier[],
): Result<readonly VerifiedSignature[], string> {
  const verified = new Map<string, VerifiedSignature>()
  for (const signature of note.signatures) {
    for (const verifier of verifiers.filter(one => isSignedUnder(signature, one))) {
      assert(verifier.type === NOTE_SIGNATURE, `${verifier.vkey} is a key of a witness`)
      if (!isSignature(verifier, note.text, signature.bytes)) {
        return err(`the signature of ${verifier.name}+${verifier.keyId} is wrong`)
      }
      verified.set(verifier.vkey, { ...signature, verifier })
    }
  }
  return verified.size > 0 ? ok([...verified.values()]) : err('no known key signed the note')
}

export function isSignedUnder(signature: NoteSignature, verifier: NoteVerifier): boolean {
  return signature.name === verifier.name && signature.keyId === verifier.keyId
}

/** Whether the 64 bytes are the key's Ed25519 signature over the message. */
export function isSignature(verifier: NoteVerifier, message: string, bytes: Uint8Array): boolean {
  const x = Buffer.from(verifier.publicKey).toString('base64url')
  const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } })
  return verify(null, Buffer.from(message), key, bytes)
}
