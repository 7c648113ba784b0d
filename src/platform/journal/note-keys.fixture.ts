/** Published keys and keys made on the spot, for the tests of notes. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { assert } from '../../base/assert.ts'
import type { Result } from '../../base/result.ts'

/** An Ed25519 private key from its 32 byte seed, wrapped as RFC 8410 says. */
export function keyFromSeed(seed: Uint8Array): KeyObject {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

export function aKey(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey
}

/** From the tests of golang.org/x/mod/sumdb/note. */
export const PETER = {
  vkey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  seed: Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1),
  line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
}

export const ENOCH = {
  vkey: 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop',
  line: '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n',
}

export const PUBLISHED_TEXT =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n"

export function valueIn<Value>(result: Result<Value, unknown>): Value {
  assert(result.ok, `refused: ${JSON.stringify(result)}`)
  return result.value
}
