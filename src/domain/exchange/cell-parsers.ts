/** Parsers of cells that mean something to us: numbers of persons, days, times, money, benefits. */
import { type Bin, parseBin } from '../../base/bin.ts'
import { type Iin, parseIin } from '../../base/iin.ts'
import { parseTenge } from '../../base/money.ts'
import { type Phone, parseContactPhone, parsePhone } from '../../base/phone.ts'
import { ok } from '../../base/result.ts'
import { parseFullName } from '../people/person.ts'
import { parsePlainDate } from '../territories/plain-date-text.ts'
import { BENEFITS, type Benefit } from '../territories/queue-rules.ts'
import { type CellParser, mistake, needed } from './cell.ts'

type Numbers = { readonly demonstrationAllowed: boolean }

/** A spreadsheet that took the number for a number has dropped its leading zeros. */
const LOST_ZERO = /^\d{8,11}$/

export function iin(numbers: Numbers): CellParser<Iin> {
  return needed(text => {
    const parsed = parseIin(text, numbers)
    if (parsed.ok) return ok(parsed.value.iin)
    return mistake(LOST_ZERO.test(text) ? 'lost-zero' : parsed.error)
  })
}

export function bin(numbers: Numbers): CellParser<Bin> {
  return needed(text => {
    const parsed = parseBin(text, numbers)
    if (parsed.ok) return ok(parsed.value)
    return mistake(LOST_ZERO.test(text) ? 'lost-zero' : parsed.error)
  })
}

export const territoryCode: CellParser<string> = needed(text =>
  /^[a-z0-9][a-z0-9-]{0,62}$/.test(text) ? ok(text) : mistake('code-form'),
)

export const personName: CellParser<string> = needed(text => {
  const name = parseFullName(text)
  return name === undefined ? mistake('name') : ok(name)
})

export const mobilePhone: CellParser<Phone> = text => {
  const phone = parsePhone(text)
  return phone === undefined ? mistake('phone') : ok(phone)
}

/** A landline is as good here: nobody sends it an SMS. */
export const contactPhone: CellParser<Phone> = text => {
  const phone = parseContactPhone(text)
  return phone === undefined ? mistake('contact-phone') : ok(phone)
}

export const day: CellParser<Temporal.PlainDate> = needed(text => {
  const parsed = parsePlainDate(text)
  return parsed === undefined ? mistake('day') : ok(parsed)
})

const TIME =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::[0-5]\d)?)(?:[.,](\d+))?(Z|z|[+-]\d{2}(?::?\d{2})?)?$/

/** ISO 8601 with offset, up to microseconds. */
export const moment: CellParser<Temporal.Instant> = needed(text => {
  const match = TIME.exec(text)
  if (match === null) return mistake('time')
  const [, date, time, fraction = '', offset] = match
  if (offset === undefined) return mistake('time-without-offset')
  if (fraction.length > 6) return mistake('time-too-fine')
  try {
    const seconds = fraction === '' ? '' : `.${fraction}`
    return ok(Temporal.Instant.from(`${date}T${time}${seconds}${offset}`))
  } catch {
    return mistake('time')
  }
})

// More than the country's whole budget: a slip of the keyboard.
const MOST_TIYN = 10n ** 16n

export function tenge(leastTiyn: bigint): CellParser<bigint> {
  return needed(text => {
    const amount = parseTenge(text)
    return amount !== undefined && amount >= leastTiyn && amount <= MOST_TIYN
      ? ok(amount)
      : mistake('amount')
  })
}

/** yes or no; a register often leaves it empty for no. */
export const yesNo: CellParser<boolean> = text => {
  const word = text.toLowerCase()
  if (word !== '' && word !== 'yes' && word !== 'no') return mistake('one-of', 'yes, no')
  return ok(word === 'yes')
}

type ClaimCell = { readonly code: Benefit; readonly confirmed: boolean }

/** `military!;large-family`: with `!` the claim counts as confirmed. */
export const claims: CellParser<readonly ClaimCell[]> = text => {
  const found: ClaimCell[] = []
  for (const word of text.split(';').map(part => part.trim())) {
    if (word === '') continue
    const confirmed = word.endsWith('!')
    const name = (confirmed ? word.slice(0, -1) : word).trim()
    const code = BENEFITS.find(benefit => benefit === name)
    if (code === undefined) return mistake('benefit', BENEFITS.join(', '))
    if (found.some(claim => claim.code === code)) return mistake('benefit-twice', code)
    found.push({ code, confirmed })
  }
  return ok(found)
}
