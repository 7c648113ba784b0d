/**
 * The file for the bank: ISO 20022 customer credit transfer initiation, pain.001.001.09. Pure: the same batch gives the
 * same bytes. UTF-8, names as the bank knows them, Cyrillic too (the schema allows any letters; a bank that takes Latin
 * only is asked to say so first). Marked as assumed: charges are the payer's (DEBT), the purpose is the three digits
 * of the classifier of payments of Kazakhstan (KNP) as a proprietary code, a BIN is an identifier of scheme `BIN`.
 */
import type { BankAccount } from './payment.ts'

export type OrderedPayment = BankAccount & {
  /** At most 35 symbols; the bank's answer names the payment by it. */
  readonly number: string
  readonly act: string
  readonly month: Temporal.PlainYearMonth
  readonly amountTiyn: bigint
}

export type OrderedBatch = {
  readonly number: string
  readonly releasedAt: Temporal.ZonedDateTime
  readonly payOn: Temporal.PlainDate
  readonly payer: BankAccount & { readonly knp: string }
  readonly payments: readonly OrderedPayment[]
}

export const PAIN001 = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09'

export function composePain001(batch: OrderedBatch): string {
  const totals =
    element('NbOfTxs', String(batch.payments.length)) +
    element('CtrlSum', decimalTenge(batch.payments.reduce((sum, one) => sum + one.amountTiyn, 0n)))
  const created = batch.releasedAt.toString({ timeZoneName: 'never', smallestUnit: 'second' })
  const header = nested('GrpHdr', [
    element('MsgId', batch.number),
    element('CreDtTm', created),
    totals,
    nested('InitgPty', party(batch.payer)),
  ])
  const instruction = nested('PmtInf', [
    element('PmtInfId', batch.number),
    element('PmtMtd', 'TRF'),
    // Each act is an entry of its own on the payer's statement.
    element('BtchBookg', 'false'),
    totals,
    nested('ReqdExctnDt', [element('Dt', batch.payOn.toString())]),
    nested('Dbtr', party(batch.payer)),
    nested('DbtrAcct', account(batch.payer)),
    nested('DbtrAgt', agent(batch.payer)),
    element('ChrgBr', 'DEBT'),
    ...batch.payments.map(payment => transfer(payment, batch.payer.knp)),
  ])
  const document = nested('CstmrCdtTrfInitn', [header, instruction])
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${PAIN001}">${document}</Document>\n`
}

function transfer(payment: OrderedPayment, knp: string): string {
  return nested('CdtTrfTxInf', [
    nested('PmtId', [element('InstrId', payment.number), element('EndToEndId', payment.number)]),
    nested('Amt', [`<InstdAmt Ccy="KZT">${decimalTenge(payment.amountTiyn)}</InstdAmt>`]),
    nested('CdtrAgt', agent(payment)),
    nested('Cdtr', party(payment)),
    nested('CdtrAcct', account(payment)),
    nested('Purp', [element('Prtry', knp)]),
    nested('RmtInf', [element('Ustrd', `Акт ${payment.act}, ${payment.month}`)]),
  ])
}

const party = ({ name, bin }: BankAccount) => [
  element('Nm', name),
  nested('Id', [
    nested('OrgId', [
      nested('Othr', [element('Id', bin), nested('SchmeNm', [element('Prtry', 'BIN')])]),
    ]),
  ]),
]

const account = ({ iban }: BankAccount) => [
  nested('Id', [element('IBAN', iban)]),
  element('Ccy', 'KZT'),
]

const agent = ({ bic }: BankAccount) => [nested('FinInstnId', [element('BICFI', bic)])]

/** `12345.00`: two decimals always, no sign. */
export function decimalTenge(amountTiyn: bigint): string {
  return `${amountTiyn / 100n}.${String(amountTiyn % 100n).padStart(2, '0')}`
}

const nested = (name: string, children: readonly string[]) =>
  `<${name}>${children.join('')}</${name}>`

const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** What XML 1.0 cannot hold at all (control characters, halves of surrogate pairs) becomes a space. */
export function escapeXml(text: string): string {
  return [...text]
    .map(symbol => {
      const code = symbol.codePointAt(0) ?? 0
      const lawful =
        code === 9 ||
        (code >= 0x20 && code < 0xd800) ||
        (code > 0xdfff && code < 0xfffe) ||
        code > 0xffff
      return lawful ? (ESCAPES[symbol] ?? symbol) : ' '
    })
    .join('')
}

export const PAYMENT_COLUMNS = [
  'payment',
  'act',
  'month',
  'bin',
  'name',
  'iban',
  'bic',
  'amount',
] as const

/** The same batch as a table. */
export function composePaymentRows(
  payments: readonly OrderedPayment[],
): readonly Readonly<Record<(typeof PAYMENT_COLUMNS)[number], string>>[] {
  return payments.map(one => ({
    payment: one.number,
    act: one.act,
    month: one.month.toString(),
    bin: one.bin,
    name: one.name,
    iban: one.iban,
    bic: one.bic,
    amount: decimalTenge(one.amountTiyn),
  }))
}
