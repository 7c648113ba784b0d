/** Kazakh telephone numbers in E.164, from whatever form a person types. */
export type Phone = string & { readonly __brand: 'Phone' }

// The numbering plan gives the zones 70x and 77x to mobile networks as a whole, and single codes elsewhere:
// 747, 760-764, 785. 750 and 751 are internet telephony, 71x and 72x are cities: no SMS arrives there.
const MOBILE = /^(?:7|8)?(7(?:0\d|47|6[0-4]|7\d|85)\d{7})$/

// Besides these a contact may be a landline (71x, 72x), internet telephony (750, 751) or free to call (800).
const CONTACT = /^(?:7|8)?((?:7(?:0\d|1\d|2\d|47|5[01]|6[0-4]|7\d|85)|800)\d{7})$/

/** "8 701 234 56 78", "+7(701)2345678", "7012345678" -> "+77012345678"; undefined when not mobile. */
export function parsePhone(text: string): Phone | undefined {
  return toE164(MOBILE, text)
}

/** Where an organisation is called: mobile or landline; undefined when nobody in Kazakhstan has such a number. */
export function parseContactPhone(text: string): Phone | undefined {
  return toE164(CONTACT, text)
}

function toE164(pattern: RegExp, text: string): Phone | undefined {
  const match = pattern.exec(text.replace(/[\s\u00a0()\-–—.+]/g, ''))
  return match ? (`+7${match[1]}` as Phone) : undefined
}

/** "+7 701 ••• •• 78": enough for the owner to recognise, too little for anybody else. */
export function maskPhone(phone: string): string {
  // Spaces that do not break: a number stays on one line of a phone.
  return [phone.slice(0, 2), phone.slice(2, 5), '•••', '••', phone.slice(-2)].join('\u00a0')
}
