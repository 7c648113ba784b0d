/** Texts of the receipt in Russian. */
import type { receipt as kk } from '../kk/receipt.ts'

export const receipt: typeof kk = {
  title: 'Расписка о приёме заявления',
  number: 'Номер заявления',
  submittedAt: 'Принято (время Алматы)',
  category: 'Вид очереди',
  place: 'Где ведётся очередь',
  child: 'ИИН ребёнка',
  guardian: 'ИИН заявителя',
  queueNumber: 'Номер в очереди (на момент расписки)',
  madeAt: 'Расписка составлена',
  qr: 'QR-код ведёт на страницу заявления. Номер может проверить в открытой очереди любой человек.',
  note: 'Расписка подтверждает, что заявление принято в указанное время. Сохраните её.',
  fileName: 'kezek-raspiska',
}
