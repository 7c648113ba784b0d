/** A voucher as a PDF in the reader's language: what it is for, until when, and the seal above its offer. */
import type { Language } from '../../../base/language.ts'
import { ALMATY } from '../../../base/time-zone.ts'
import type { Voucher } from '../../../domain/vouchers/voucher.ts'
import { textsOf } from '../../../locales/texts.ts'
import { formatDate } from '../../layout/format.ts'
import { exactMoment, maskIin, renderPaperPdf } from './paper-pdf.ts'
import type { PaperSeal } from './paper-seal.ts'

type VoucherPaper = {
  readonly voucher: Voucher
  readonly applicationNumber: string
  readonly childIin: string
  readonly territoryName: string
  readonly madeAt: Temporal.Instant
  readonly link: string
  readonly seal: PaperSeal
}

export async function renderVoucherPdf(language: Language, paper: VoucherPaper): Promise<Buffer> {
  const { voucher } = paper
  const all = textsOf(language, voucher.programme)
  const t = all.proofs.voucherPdf
  return renderPaperPdf(language, {
    title: t.title,
    number: voucher.number,
    rows: [
      [t.state, t.states[voucher.state]],
      [t.application, paper.applicationNumber],
      [t.child, maskIin(paper.childIin)],
      [t.cohort, all.cabinet.cohort(voucher.cohort)],
      [t.kind, all.publicReading.providers.kinds[voucher.kind] ?? voucher.kind],
      [t.territory, paper.territoryName],
      [t.offeredAt, exactMoment(voucher.offeredAt)],
      ...dates(language, voucher),
      [t.madeAt, exactMoment(paper.madeAt)],
    ],
    link: paper.link,
    linkText: t.qr,
    seal: paper.seal,
    note: t.note,
  })
}

/** Only what still matters: a deadline that was met or missed is none any more. */
function dates(language: Language, voucher: Voucher): (readonly [string, string])[] {
  const t = textsOf(language, voucher.programme).proofs.voucherPdf
  const { state, confirmUntil, confirmedAt, chooseUntil } = voucher
  const rows: (readonly [string, string])[] = []
  if (confirmedAt !== null) rows.push([t.confirmedAt, exactMoment(confirmedAt)])
  if (state === 'offered' && confirmUntil !== null) {
    rows.push([t.confirmBy, formatDate(lastDay(confirmUntil), language)])
  }
  if (state === 'confirmed' && chooseUntil !== null) {
    rows.push([t.chooseBy, formatDate(lastDay(chooseUntil), language)])
  }
  return rows
}

/** Deadlines are the first moment that is too late. */
function lastDay(until: Temporal.Instant): Temporal.PlainDate {
  return until.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(ALMATY).toPlainDate()
}
