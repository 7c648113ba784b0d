/** The contract on paper: every letter of both languages, the hash and the signatures. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../base/language.ts'
import { composeDocument } from '../../domain/contracts/compose-document.ts'
import type { Contract } from '../../domain/contracts/contract.ts'
import { loadContractTemplates } from '../../domain/contracts/load-templates.ts'
import { lettersOf } from '../parent/receipt/pdf-letters.fixture.ts'
import { renderContractPdf } from './contract-pdf.ts'

const loaded = loadContractTemplates(join(import.meta.dirname, '../../../data'))
if (!loaded.ok) throw new Error('templates')
const template = loaded.value.find(one => one.id === 'kz-preschool-referral')
if (template === undefined) throw new Error('the template of referrals')

const content = composeDocument(template, {
  contractNumber: 'K7M-4PX-92T',
  applicationNumber: 'A7M-4PX-92T',
  voucherNumber: null,
  draftedOn: Temporal.PlainDate.from('2026-08-25'),
  controlCode: '0123456789abcdef0123456789abcdef',
  child: { name: 'Әсем Жиһан', iin: '230301700012' },
  guardian: { name: 'Һәкім Ғұлама', iin: '900505900013' },
  provider: {
    name: { kk: 'Балбөбек', ru: 'Балбобек' },
    bin: '240190000014',
    address: 'Төле би, 1',
  },
  group: { name: 'Күншуақ', language: 'kk', regime: 'full-day' },
  admission: 'general',
  restriction: null,
  startsOn: Temporal.PlainDate.from('2026-09-01'),
  lastDay: null,
})
const contract = { number: 'K7M-4PX-92T', documentSha256: 'ab'.repeat(32) } as Contract
const signed = {
  personId: 1n,
  staffId: null,
  signedAt: Temporal.Instant.from('2026-08-25T05:00:00Z'),
  cms: null,
}
const signatures = [
  { ...signed, party: 'guardian', method: 'sms-code', evidence: { phone: '+77010000000' } },
  {
    ...signed,
    party: 'provider',
    method: 'eds',
    evidence: { name: 'ОМАРОВ ДАНИЯР', serialNumber: '1f', issuer: 'ҰКО' },
  },
] as const

test.each(LANGUAGES)(
  'a contract for a reader of %s is a PDF with its text and signatures',
  async language => {
    const view = {
      contract,
      applicationNumber: 'A7M-4PX-92T',
      content,
      signatures: [...signatures],
    }
    const pdf = await renderContractPdf(language, {
      view,
      checkAt: 'https://kezek.kz/kk/log/leaf/1',
    })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.length).toBeLessThan(150_000)
    const letters = lettersOf(pdf)
    for (const letter of 'әіңғүұқөһӘІҢҒҰҚӨҺыъэё') expect(letters, letter).toContain(letter)
  },
)

test('one that nobody has signed says so', async () => {
  const view = { contract, applicationNumber: 'A7M-4PX-92T', content, signatures: [] }
  const pdf = await renderContractPdf('kk', { view, checkAt: 'https://kezek.kz/k' })
  expect(pdf.length).toBeGreaterThan(10_000)
})
