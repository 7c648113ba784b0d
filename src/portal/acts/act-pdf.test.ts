/** The act on paper: every letter of its text in both languages, who signed and approved. */
import { expect, test } from 'vitest'
import { sha256Hex } from '../../base/digest.ts'
import { LANGUAGES } from '../../base/language.ts'
import { composeActDocument } from '../../domain/payments/compose-act-document.ts'
import type { ShownAct } from '../../domain/payments/find-acts.ts'
import { lettersOf } from '../parent/receipt/pdf-letters.fixture.ts'
import { renderActPdf } from './act-pdf.ts'

const document = composeActDocument({
  number: '988-BXB-TKK',
  month: Temporal.PlainYearMonth.from('2026-09'),
  preparedOn: Temporal.PlainDate.from('2026-10-08'),
  bin: '240190000014',
  nameKk: '«Балбөбек» балабақшасы, Һәкім Ғұлама',
  nameRu: 'Детский сад «Балбобек»',
  territory: 'taraz',
  totalTiyn: 6_181_850n,
  lines: [
    {
      application: 'A7M-4PX-92T',
      group: 'Күншуақ\nекінші жол',
      month: Temporal.PlainDate.from('2026-09-01'),
      days: 'a'.repeat(30),
      payableDays: 20,
      workingDays: 22,
      norms: '2026-09-01:6800000 2026-09-16:7000000',
      previousTiyn: 0n,
      amountTiyn: 6_181_850n,
    },
  ],
})
const at = Temporal.Instant.from('2026-10-08T05:00:00Z')
const act = {
  number: '988-BXB-TKK',
  preparedBy: 'system:worker',
  preparedAt: at,
  signedBy: 'provider:2',
  signedAt: at,
  approvedBy: null,
  approvedAt: null,
} as ShownAct['act']

test('a name takes no line of its own, and a norm that changed is said with its days', () => {
  expect(document).toContain('Күншуақ екінші жол тобы')
  expect(document).toContain('2026-09-01: 68 000,00 теңге; 2026-09-16: 70 000,00 теңге')
  expect(document).toContain('61 818,50 тенге')
  // No font of paper has it.
  expect(document).not.toContain('₸')
})

test.each(LANGUAGES)(
  'for a reader of %s it is a PDF with all letters of the text',
  async language => {
    const shown = {
      act,
      relation: {},
      lines: [],
      payments: [],
      names: new Map([['provider:2', 'Әлия Сейтқали']]),
    }
    const signature = {
      method: 'eds',
      staffId: 2n,
      signedAt: at,
      document,
      documentSha256: sha256Hex(document),
      evidence: {},
    } as const
    const pdf = await renderActPdf(language, {
      shown,
      document: { document, sha256: sha256Hex(document), signature },
      pageAt: 'https://kezek.kz/kk/provider/acts/988-BXB-TKK',
    })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.length).toBeLessThan(150_000)
    const letters = lettersOf(pdf)
    for (const letter of new Set(document.replace(/[\s*]/g, ''))) {
      expect(letters, letter).toContain(letter)
    }
  },
)
