/** What a family's receipt gives back of it, once its commitment holds. Pure. */

import { parseIin } from '../../base/iin.ts'
import { parsePhone } from '../../base/phone.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { commitTo, type LeafFields } from '../../platform/journal/leaf.ts'
import { parseLeaf } from '../../platform/journal/parse-leaf.ts'
import { parseReceipt } from '../../platform/journal/receipt.ts'

export type OpenedReceipt = {
  readonly file: string
  readonly kind: string
  /** The application that the leaf is about; '' when it is about none. */
  readonly application: string
  readonly leaf: string
  readonly index: number
  readonly salt: Uint8Array
  readonly fields: LeafFields
}

/** Why a receipt gives nothing back. */
export type ReceiptSkip =
  | 'not-a-receipt'
  | 'erased'
  | 'forged'
  | 'not-in-mirror'
  | 'newer-than-mirror'
  | 'about-nothing-here'
  | 'application-not-standing'
  | 'identity-missing'
  | 'claimed-by-another'
  | 'child-stands-already'

/**
 * Only the commitment is checked here; that the leaf stands in the tree whose root was signed is looked up there, which
 * is stronger than the path in the file.
 */
export function openReceipt(file: string, text: Uint8Array): Result<OpenedReceipt, ReceiptSkip> {
  const receipt = parseReceipt(text)
  const leaf = receipt.ok ? parseLeaf(receipt.value.leaf) : undefined
  if (!receipt.ok || leaf === undefined) return err('not-a-receipt')
  const { opened, index } = receipt.value
  if (opened === undefined) return err('erased')
  if (commitTo(opened.salt, opened.privateFields) !== leaf.commitment) return err('forged')
  const { application } = leaf.facts
  return ok({
    file,
    kind: leaf.kind,
    application: typeof application === 'string' ? application : '',
    leaf: receipt.value.leaf,
    index,
    salt: opened.salt,
    fields: opened.privateFields,
  })
}

type Person = {
  readonly iin: string
  readonly fullName: string
  readonly birthDate: Temporal.PlainDate
  readonly phone: string | null
}

export type FamilyIdentity = {
  readonly child: Person
  readonly guardian: Person
  readonly batchKey: string | null
  readonly guardianshipChecked: boolean
  /** As in the leaf: "code:state code:state". */
  readonly claims: string
}

/** Undefined for the private part of an older submission, which named nobody in full. */
export function readIdentity(fields: LeafFields): FamilyIdentity | undefined {
  const text = (name: string) => {
    const value = fields[name]
    return typeof value === 'string' ? value : ''
  }
  const child = readPerson(text('childIin'), text('childName'), null)
  const guardian = readPerson(
    text('guardianIin'),
    text('guardianName'),
    parsePhone(text('phone')) ?? null,
  )
  if (child === undefined || guardian === undefined) return undefined
  return {
    child: { ...child, birthDate: readDay(text('childBirthDate')) ?? child.birthDate },
    guardian,
    batchKey: text('batch') === '' ? null : text('batch'),
    guardianshipChecked: text('guardianshipChecked') === 'yes',
    claims: text('claims'),
  }
}

function readPerson(iin: string, fullName: string, phone: string | null): Person | undefined {
  const parsed = parseIin(iin, { demonstrationAllowed: true })
  if (!parsed.ok || fullName === '') return undefined
  return { iin, fullName, birthDate: parsed.value.birthDate, phone }
}

function readDay(text: string): Temporal.PlainDate | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text) : undefined
}

type Decision = { readonly outcome: string; readonly code: string | undefined }

/**
 * The claims of the submission after the decisions that the log tells. Which benefit was decided is closed: where no
 * receipt opens it and more than one is possible, the claims wait to be checked again; the tier stays as the log has it.
 */
export function settleClaims(
  claims: string,
  decisions: readonly Decision[],
): readonly { readonly code: string; readonly state: string }[] {
  const states = new Map(
    claims
      .split(' ')
      .filter(part => part !== '')
      .map(part => part.split(':') as [string, string]),
  )
  const unnamed: string[] = []
  for (const { outcome, code } of decisions) {
    if (code !== undefined && states.has(code)) states.set(code, outcome)
    else unnamed.push(outcome)
  }
  const open = [...states].flatMap(([code, state]) => (state === 'claimed' ? [code] : []))
  const [outcome] = unnamed
  if (outcome !== undefined && unnamed.length === open.length && new Set(unnamed).size === 1) {
    for (const code of open) states.set(code, outcome)
  }
  return [...states].map(([code, state]) => ({ code, state }))
}
