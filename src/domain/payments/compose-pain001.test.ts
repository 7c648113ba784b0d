/** The file for the bank: valid by the published schema for any batch, its sums to the tiyn, its bytes a function of the batch. */
import fc from 'fast-check'
import { XmlDocument } from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'
import { schemaMistakes } from '../../../test/iso20022.ts'
import { composeIban } from '../../base/iban.ts'
import {
  composePain001,
  composePaymentRows,
  decimalTenge,
  type OrderedBatch,
} from './compose-pain001.ts'

const payer = {
  iban: composeIban('9990000000000001'),
  bic: 'KKMFKZ2A',
  name: 'Тараз қаласы «Қаржы орталығы» & <Ко>',
  bin: '240190000014',
  knp: '853',
}

function batchOf(amounts: readonly bigint[], name = 'Балабақша'): OrderedBatch {
  return {
    number: '234-567-89A',
    releasedAt: Temporal.ZonedDateTime.from('2026-10-19T10:00:00.123+05:00[Asia/Almaty]'),
    payOn: Temporal.PlainDate.from('2026-10-19'),
    payer,
    payments: amounts.map((amountTiyn, index) => ({
      number: `PAY-${index}`,
      act: `ACT-${index}`,
      month: Temporal.PlainYearMonth.from('2026-09'),
      iban: composeIban(`999${String(index).padStart(13, '0')}`),
      bic: 'HSBKKZKX',
      name,
      bin: '240190000025',
      amountTiyn,
    })),
  }
}

describe('the file', () => {
  test('is valid, says its count and sum, and names each payment by its number', async () => {
    const xml = composePain001(batchOf([6_800_000n, 6_181_850n]))
    expect(await schemaMistakes(xml, 'pain.001.001.09')).toEqual([])
    expect(xml).toContain('<InstdAmt Ccy="KZT">61818.50</InstdAmt>')
    // 68 000.00 + 61 818.50
    expect(xml.match(/<NbOfTxs>2<\/NbOfTxs><CtrlSum>129818.50<\/CtrlSum>/g)).toHaveLength(2)
    expect(xml).toContain('<EndToEndId>PAY-1</EndToEndId>')
    expect(xml).toContain('<CreDtTm>2026-10-19T10:00:00+05:00</CreDtTm>')
    expect(xml).toContain('«Қаржы орталығы» &amp; &lt;Ко&gt;')
    expect(composePain001(batchOf([6_800_000n, 6_181_850n]))).toBe(xml)
  })

  test('is refused by the schema when something is missing: the check checks', async () => {
    const xml = composePain001(batchOf([100n])).replace(/<PmtMtd>.*?<\/PmtMtd>/, '')
    expect(await schemaMistakes(xml, 'pain.001.001.09')).not.toEqual([])
  })

  test('is valid with any names and any sums, and reads back as what was put in', async () => {
    const sums = fc.array(fc.bigInt({ min: 1n, max: 10n ** 15n }), { minLength: 1, maxLength: 5 })
    // No name is without a letter; the rest may be anything that a keyboard or a copy brings.
    const names = fc.string({ unit: 'binary', maxLength: 30 }).map(text => `Б${text}`)
    await fc.assert(
      fc.asyncProperty(sums, names, async (amounts, name) => {
        const xml = composePain001(batchOf(amounts, name))
        expect(await schemaMistakes(xml, 'pain.001.001.09')).toEqual([])
        const document = XmlDocument.fromString(xml)
        const found = document.root
          .find("//*[local-name()='InstdAmt']")
          .map(node => ('content' in node ? String(node.content) : ''))
        document.dispose()
        expect(found).toEqual(amounts.map(decimalTenge))
      }),
      { numRuns: 40 },
    )
  })

  test('is told as a table too', () => {
    expect(composePaymentRows(batchOf([150n]).payments)).toEqual([
      {
        payment: 'PAY-0',
        act: 'ACT-0',
        month: '2026-09',
        bin: '240190000025',
        name: 'Балабақша',
        iban: composeIban('9990000000000000'),
        bic: 'HSBKKZKX',
        amount: '1.50',
      },
    ])
  })
})
