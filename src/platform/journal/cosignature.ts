/** Cosignatures of witnesses (c2sp.org/tlog-cosignature, Ed25519 cosignature/v1, type 0x04). */
import { type KeyObject, sign } from 'node:crypto'
import { assert } from '../../base/assert.ts'
import { err, ok, type Result } from '../../base/result.ts'
import {
  composeSignatureLine,
  composeVkey,
  isSignature,
  isSignedUnder,
  keyIdOf,
  type NoteSignature,
  type NoteVerifier,
  rawPublicKey,
  WITNESS_COSIGNATURE,
} from './signed-note.ts'

const TIME_BYTES = 8
const SIGNATURE_BYTES = 64

export type Cosigner = {
  readonly name: string
  readonly vkey: string
  /** One signature line with its newline, over a checkpoint's note text. */
  cosign(noteText: string, unixSeconds: number): string
}

export function openCosigner(name: string, privateKey: KeyObject): Cosigner {
  const publicKey = rawPublicKey(privateKey)
  const keyId = keyIdOf(name, WITNESS_COSIGNATURE, publicKey)
  return {
    name,
    vkey: composeVkey(name, WITNESS_COSIGNATURE, publicKey),
    cosign(noteText, unixSeconds) {
      assert(Number.isSafeInteger(unixSeconds) && unixSeconds >= 0, 'a time is whole seconds')
      const time = Buffer.alloc(TIME_BYTES)
      time.writeBigUInt64BE(BigInt(unixSeconds))
      const message = Buffer.from(composeMessage(noteText, unixSeconds))
      return composeSignatureLine(
        name,
        keyId,
        Buffer.concat([time, sign(null, message, privateKey)]),
      )
    },
  }
}

function composeMessage(noteText: string, unixSeconds: number): string {
  return `cosignature/v1\ntime ${unixSeconds}\n${noteText}`
}

/** When the witness says that it saw the checkpoint, in seconds since the epoch. */
export function verifyCosignature(
  signature: NoteSignature,
  verifier: NoteVerifier,
  noteText: string,
): Result<{ readonly at: number }, string> {
  if (verifier.type !== WITNESS_COSIGNATURE) return err(`${verifier.vkey} is no key of a witness`)
  if (!isSignedUnder(signature, verifier)) return err(`${verifier.vkey} did not cosign`)
  const { bytes } = signature
  if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES) return err('a cosignature has 72 bytes')
  const at = Number(Buffer.from(bytes.subarray(0, TIME_BYTES)).readBigUInt64BE())
  if (!Number.isSafeInteger(at)) return err('the time of the cosignature is out of range')
  return isSignature(verifier, composeMessage(noteText, at), bytes.subarray(TIME_BYTES))
    ? ok({ at })
    : err(`the cosignature of ${verifier.name}+${verifier.keyId} is wrong`)
}
