/** Turns a text into the `submit_sm` fields of SMPP 3.4 (§ 4.4.1), one set for each part. */
import { encodeGsm } from './gsm-alphabet.ts'
import { calculateSmsParts } from './sms-parts.ts'

const TON_INTERNATIONAL = 1
const TON_ALPHANUMERIC = 5
const NPI_ISDN = 1
const UDH_INDICATOR = 0x40
const CODING_DEFAULT = 0
const CODING_UCS2 = 8

export type SubmitFields = Readonly<Record<string, string | number | Buffer>>

/**
 * @param joinNumber 0-255, the same in all parts of one message, different in neighbouring messages.
 * Only the last part asks for a receipt: it is sent when all before it were taken, and one receipt for
 * one message needs no memory that a restart could lose.
 */
export function calculateSubmissions(
  message: { readonly to: string; readonly text: string },
  sender: string,
  joinNumber: number,
): SubmitFields[] {
  const { encoding, parts } = calculateSmsParts(message.text)
  const named = /[^0-9+]/.test(sender)
  return parts.map((part, index) => {
    const text = encoding === 'gsm-7' ? Buffer.from(encodeGsm(part)) : encodeUcs2(part)
    // User data header: 5 octets follow; element 0 (joined, 8-bit number) of 3 octets.
    const header = Buffer.from([5, 0, 3, joinNumber & 0xff, parts.length, index + 1])
    const joined = parts.length > 1
    return {
      source_addr_ton: named ? TON_ALPHANUMERIC : TON_INTERNATIONAL,
      source_addr_npi: named ? 0 : NPI_ISDN,
      source_addr: named ? sender : sender.replace('+', ''),
      dest_addr_ton: TON_INTERNATIONAL,
      dest_addr_npi: NPI_ISDN,
      destination_addr: message.to.replace('+', ''),
      esm_class: joined ? UDH_INDICATOR : 0,
      registered_delivery: index === parts.length - 1 ? 1 : 0,
      data_coding: encoding === 'gsm-7' ? CODING_DEFAULT : CODING_UCS2,
      short_message: joined ? Buffer.concat([header, text]) : text,
    }
  })
}

/** UTF-16, high octet first. */
function encodeUcs2(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}
