/**
 * The text of a receipt (`*.tlog-proof`, c2sp.org/tlog-proof@v1): a leaf with what its commitment hides, its
 * place, the way to the root and the signed checkpoint. Enough to prove offline and for ever.
 */
import { canonicalJson } from '../../base/canonical-json.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { LeafFields } from './leaf.ts'
import { parseCanonical } from './parse-leaf.ts'
import { decodeBase64, encodeBase64 } from './signed-note.ts'

export const RECEIPT_HEADER = 'c2sp.org/tlog-proof@v1'
export const RECEIPT_ENDING = '.tlog-proof'
/** A leaf fits 64 kB and its private part is smaller; base64 and the checkpoint come on top. */
export const MAX_RECEIPT_BYTES = 256 * 1024
const FORMAT = 'kezek.receipt/1'
const HASH_BYTES = 32
const MAX_PATH = 63

export type Receipt = {
  readonly leaf: string
  /** Undefined after a lawful erasure: the receipt then proves the public part alone. */
  readonly opened: { readonly salt: Uint8Array; readonly privateFields: LeafFields } | undefined
  readonly index: number
  /** The leaf's sibling first, each of 32 bytes. */
  readonly proof: readonly Uint8Array[]
  /** The signed checkpoint as it was published. */
  readonly note: string
}

export function composeReceipt({ leaf, opened, index, proof, note }: Receipt): string {
  const hidden = opened && {
    private: opened.privateFields,
    salt: Buffer.from(opened.salt).toString('hex'),
  }
  const extra = encodeBase64(Buffer.from(canonicalJson({ format: FORMAT, leaf, ...hidden })))
  const path = proof.map(hash => `${encodeBase64(hash)}\n`).join('')
  return `${RECEIPT_HEADER}\nextra ${extra}\nindex ${index}\n${path}\n${note}`
}

/**
 * Reads the form only: nothing of it may be believed before `checkReceipt`. Strict, so that two readers never
 * see two things in one file; only a byte order mark and Windows line ends, which mail adds, are forgiven.
 */
export function parseReceipt(given: string | Uint8Array): Result<Receipt, string> {
  const size = typeof given === 'string' ? Buffer.byteLength(given) : given.length
  if (size > MAX_RECEIPT_BYTES) return err(`the receipt is over ${MAX_RECEIPT_BYTES} bytes`)
  const text = decodeText(given)
  if (text === undefined) return err('the receipt is no UTF-8 text')
  const end = text.indexOf('\n\n')
  if (end < 0) return err('the receipt has no empty line before its checkpoint')
  const [header, extraLine = '', indexLine = '', ...path] = text.slice(0, end).split('\n')
  if (header !== RECEIPT_HEADER) return err(`the first line is not "${RECEIPT_HEADER}"`)
  const [, indexText] = /^index (0|[1-9]\d{0,14})$/.exec(indexLine) ?? []
  if (indexText === undefined) return err('the third line does not say the index of the leaf')
  const extra = readExtra(extraLine)
  if (!extra.ok) return extra
  const proof = readPath(path)
  if (!proof.ok) return proof
  const note = text.slice(end + 2)
  if (note === '') return err('the receipt has no checkpoint')
  return ok({ ...extra.value, index: Number(indexText), proof: proof.value, note })
}

function decodeText(given: string | Uint8Array): string | undefined {
  try {
    const text =
      typeof given === 'string' ? given : new TextDecoder('utf-8', { fatal: true }).decode(given)
    return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  } catch {
    return undefined
  }
}

function readExtra(line: string): Result<Pick<Receipt, 'leaf' | 'opened'>, string> {
  const bytes = line.startsWith('extra ') ? decodeBase64(line.slice(6)) : undefined
  if (bytes === undefined) return err('the second line is not "extra" with base64')
  const json = decodeText(bytes)
  const extra = json === undefined ? undefined : parseCanonical(json)
  if (extra?.format !== FORMAT) return err(`the part "extra" is no canonical JSON of ${FORMAT}`)
  const { format: _, leaf, private: fields, salt, ...rest } = extra
  if (typeof leaf !== 'string') return err('the part "extra" holds no leaf')
  if (Object.keys(rest).length > 0) return err('the part "extra" holds more than belongs there')
  if (fields === undefined && salt === undefined) return ok({ leaf, opened: undefined })
  if (typeof salt !== 'string' || !/^[0-9a-f]{64}$/.test(salt)) {
    return err('the salt is not 64 hexadecimal digits')
  }
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    return err('the private part is no object')
  }
  const privateFields = fields as LeafFields
  return ok({ leaf, opened: { salt: Buffer.from(salt, 'hex'), privateFields } })
}

function readPath(lines: readonly string[]): Result<readonly Uint8Array[], string> {
  if (lines.length > MAX_PATH) return err(`the path has over ${MAX_PATH} hashes`)
  const hashes = lines.map(line => decodeBase64(line))
  const whole = hashes.filter(hash => hash?.length === HASH_BYTES)
  if (whole.length !== lines.length) return err('a line of the path is no hash')
  return ok(whole.filter(hash => hash !== undefined))
}
