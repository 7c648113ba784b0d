/** What goes over the wire, against octets worked out by hand from the specifications. */
import { expect, test } from 'vitest'
import { encodeGsm } from './gsm-alphabet.ts'
import { parseSmppReceipt } from './smpp-receipt.ts'
import { calculateSubmissions } from './smpp-submission.ts'

const AT = Temporal.Instant.from('2026-11-02T04:30:00Z')
const octets = (value: unknown) => Buffer.from(value as Uint8Array).toString('hex')

test('the letters of the GSM alphabet have the codes of TS 23.038', () => {
  expect(octets(encodeGsm('@£$_ΔÆ!¡Z§¿zà'))).toBe('000102111' + '01c21405a5f607a7f')
  expect(octets(encodeGsm('€[]{}^~|\\'))).toBe('1b651b3c1b3e1b281b291b141b3d1b401b2f')
})

test('Kazakh letters are their UTF-16 codes, high octet first', () => {
  const [fields] = calculateSubmissions({ to: '+77012345678', text: 'Әә' }, 'Kezek', 1)
  expect(octets(fields?.short_message)).toBe('04d804d9')
})

test('each joined part starts with the six octets of its user data header', () => {
  const parts = calculateSubmissions({ to: '+77012345678', text: 'ә'.repeat(100) }, '1414', 7)
  expect(parts.map(part => octets(part.short_message).slice(0, 12))).toEqual([
    '050003070201',
    '050003070202',
  ])
  expect(parts.map(part => (part.short_message as Buffer).length)).toEqual([140, 72])
  expect(parts[0]).toMatchObject({ esm_class: 0x40, source_addr_ton: 1, source_addr: '1414' })
})

test('the receipt of appendix B is read from its text', () => {
  const text =
    'id:0123456789 sub:001 dlvrd:001 submit date:2611020930 done date:2611020931 stat:DELIVRD err:000 text:'
  expect(parseSmppReceipt({ esm_class: 4, text }, AT)).toEqual({
    providerId: '0123456789',
    status: 'delivered',
    at: AT,
  })
  const failed = parseSmppReceipt({ esm_class: 4, text: text.replace('DELIVRD', 'UNDELIV') }, AT)
  expect(failed?.status).toBe('failed')
})

test('the optional fields of a receipt win over its text', () => {
  const fields = {
    esm_class: 4,
    receipted_message_id: 'AB',
    message_state: 3,
    text: 'id:1 stat:DELIVRD',
  }
  expect(parseSmppReceipt(fields, AT)).toMatchObject({ providerId: 'AB', status: 'failed' })
})

test('a message from a person and a state on the way are no receipts', () => {
  expect(parseSmppReceipt({ esm_class: 0, text: 'id:1 stat:DELIVRD' }, AT)).toBeUndefined()
  expect(parseSmppReceipt({ esm_class: 4, text: 'id:1 stat:ACCEPTD' }, AT)).toBeUndefined()
  expect(parseSmppReceipt({ esm_class: 4, text: '' }, AT)).toBeUndefined()
})
