/** Kazakh mobile numbers in E.164, from whatever form a person types. */
export type Phone = string & { readonly __brand: 'Phone' }

/** "8 701 234 56 78", "+7(701)2345678", "7012345678" -> "+77012345678"; undefined when not mobile. */
export function parsePhone(text: string): Phone | undefined {
  const digits = text.replace(/[\s\u00a0()\-–—.+]/g, '')
  const match = /^(?:7|8)?(7\d{9})$/.exec(digits)
  return match ? (`+7${match[1]}` as Phone) : undefined
}

/** "+7 701 ••• •• 78": enough for the owner to recognise, too little for anybody else. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 2)} ${phone.slice(2, 5)} ••• •• ${phone.slice(-2)}`
}
