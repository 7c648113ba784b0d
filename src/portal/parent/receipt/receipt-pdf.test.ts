/** Papers render every letter of the three languages, small, with and without a seal. */
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../../base/language.ts'
import type { Voucher } from '../../../domain/vouchers/voucher.ts'
import { lettersOf } from './pdf-letters.fixture.ts'
import { renderReceiptPdf } from './receipt-pdf.ts'
import { renderVoucherPdf } from './voucher-pdf.ts'

const receipt = {
  number: 'K7M-4PX-92T',
  submittedAt: Temporal.Instant.from('2026-11-20T05:00:00.123456Z'),
  category: 'жалпы кезек, 3 жас тобы (general/3)',
  queueNumber: '12',
  placeName: 'Әіңғүұқөһ',
  childIin: '230301700012',
  guardianIin: '900505900012',
  madeAt: Temporal.Instant.from('2026-11-20T05:01:00Z'),
  link: 'https://kezek.kz/k/K7M4PX92T',
  seal: {
    index: 123_456,
    origin: 'kezek.kz/log',
    size: 123_500,
    root: 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
    address: 'https://kezek.kz/kk/log/leaf/123456?hash=0123456789abcdefghijkl',
  },
}

test.each(LANGUAGES)(
  'a receipt in %s is a PDF with every Kazakh letter in its fonts',
  async language => {
    const pdf = await renderReceiptPdf(language, receipt)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.length).toBeLessThan(60_000)
    const letters = lettersOf(pdf)
    for (const letter of 'Әіңғүұқөһ') expect(letters, letter).toContain(letter)
  },
)

const offered: Voucher = {
  id: 1n,
  number: 'V-K7M-4PX-92T',
  applicationId: 1n,
  childId: 1n,
  programme: 'preschool',
  territory: 'taraz',
  settlement: 'taraz',
  cohort: 3,
  kind: 'general',
  form: null,
  endsOn: null,
  iterationId: 1n,
  state: 'offered',
  closedReason: null,
  year: 2026,
  costTiyn: 1n,
  offeredAt: receipt.submittedAt,
  notifiedAt: receipt.submittedAt,
  confirmUntil: Temporal.Instant.from('2026-11-24T19:00:00Z'),
  confirmedAt: null,
  chooseUntil: null,
  betweenSince: null,
}
const confirmed: Voucher = {
  ...offered,
  state: 'confirmed',
  confirmedAt: receipt.madeAt,
  chooseUntil: Temporal.Instant.from('2026-12-01T19:00:00Z'),
}

test.each(LANGUAGES)('a voucher in %s is one small page, whatever its state', async language => {
  const { number: applicationNumber, childIin, placeName: territoryName, madeAt, link } = receipt
  for (const seal of [receipt.seal, 'sealing', 'none'] as const) {
    for (const voucher of [offered, confirmed, { ...offered, programme: 'club' } as const]) {
      const given = { voucher, applicationNumber, childIin, territoryName, madeAt, link, seal }
      const pdf = await renderVoucherPdf(language, given)
      expect(pdf.length).toBeLessThan(60_000)
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
    }
  }
})

test.each(LANGUAGES)('a receipt in %s is one page with its seal and its codes', async language => {
  const pdf = await renderReceiptPdf(language, receipt)
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  const waiting = await renderReceiptPdf(language, { ...receipt, seal: 'sealing' })
  expect(waiting.toString('latin1')).not.toContain('/Courier')
  expect(pdf.toString('latin1')).toContain('/Courier')
})
