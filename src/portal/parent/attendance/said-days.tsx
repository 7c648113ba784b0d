/** Days that the family does not agree with: its words, the answer, the decision. Pure. */
import type { Language } from '../../../base/language.ts'
import type { Dispute } from '../../../domain/attendance/find-family-months.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import { texts, textsOf } from '../../../locales/texts.ts'
import { formatDateWithWeekday } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import { dayBefore } from '../../provider/day-before.ts'

export function SaidDays({
  language,
  programme,
  disputes,
}: {
  language: Language
  programme: Programme
  disputes: readonly Dispute[]
}) {
  const t = textsOf(language, programme).attendance
  if (disputes.length === 0) return null
  const day = (date: Temporal.PlainDate) => formatDateWithWeekday(date, language)
  const until = texts(language).layout.deadline.until
  return (
    <>
      <Heading level={3}>{t.family.disputes}</Heading>
      <ul class="kz-wishes">
        {disputes.map(one => (
          <li class="kz-wish">
            <p>
              <strong>{day(one.day)}</strong>
            </p>
            <p>{t.family.youSaid(t[one.claimed], one.words)}</p>
            <p>{t.disputeStates[one.state]}</p>
            {one.state === 'open' ? (
              <p class="kz-small">
                {t.family.until}. {until(day(dayBefore(one.answerUntil)))}
              </p>
            ) : null}
            {one.answerWords === null ? null : <p>{t.month.yourWords(one.answerWords)}</p>}
            {one.decisionWords === null ? null : <p>{t.month.officeWords(one.decisionWords)}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}
