/** What waits for a kindergarten on the way of its money: disputed days, acts, its account, money that came. Pure. */
import type { Language } from '../../base/language.ts'
import type { DisputesToAnswer } from '../../domain/attendance/find-disputes-to-answer.ts'
import type { DeskMoney } from '../../domain/payments/find-desk-money.ts'
import type { Programme } from '../../domain/territories/rollout.ts'
import { texts, textsOf } from '../../locales/texts.ts'
import { formatCount, formatDateWithWeekday, formatMonth } from '../layout/format.ts'
import { Notice } from '../layout/notice.tsx'
import { dayBefore } from './day-before.ts'

export type DeskWorkProps = {
  language: Language
  programme: Programme
  disputes: readonly DisputesToAnswer[]
  money: DeskMoney
}

type Line = { readonly href: string; readonly text: string; readonly until?: string }

/** Nothing where nothing waits. */
export function DeskWork(props: DeskWorkProps) {
  const { language } = props
  const lines = linesOf(props)
  if (lines.length === 0) return null
  return (
    <Notice language={language} kind="warning" title={texts(language).providerPlaces.work.title}>
      <ul>
        {lines.map(({ href, text, until }) => (
          <li>
            <a class="ds-link" href={`/${language}/provider/${href}`}>
              {text}
            </a>
            {until === undefined ? null : ` (${until})`}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function linesOf({ language, programme, disputes, money }: DeskWorkProps): readonly Line[] {
  const { providerPlaces, acts } = textsOf(language, programme)
  const t = providerPlaces.work
  const month = (day: Temporal.PlainDate) => formatMonth(day.toPlainYearMonth(), language)
  return [
    ...disputes.map(one => ({
      href: `attendance/month?month=${one.month.toPlainYearMonth()}&group=${one.groupId}`,
      text: t.disputes(one.group, month(one.month), formatCount(one.count, language)),
      until: acts.until(formatDateWithWeekday(dayBefore(one.answerUntil), language)),
    })),
    ...money.unsigned.map(one => ({ href: `acts/${one.number}`, text: t.sign(month(one.month)) })),
    ...(money.account === 'good' ? [] : [{ href: 'account', text: t.account[money.account] }]),
    ...money.returned.map(one => ({ href: 'account', text: t.returned(month(one.month)) })),
    ...(money.arrived === 0
      ? []
      : [{ href: 'account', text: t.arrived(formatCount(money.arrived, language)) }]),
  ]
}
