/** A month for the family: what is unusual on top, the calendar, one tap to confirm, and what was said of single days. */
import type { FamilyMonth } from '../../../domain/attendance/find-family-months.ts'
import type { AnsweredLessons } from '../../../domain/attendance/lesson-answer.ts'
import { countDays } from '../../../domain/attendance/month-days.ts'
import type { LineMoney } from '../../../domain/payments/find-child-money.ts'
import { textsOf } from '../../../locales/texts.ts'
import { TakenBack } from '../../attendance/taken-back.tsx'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { DeadlineText } from '../../layout/deadline-text.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { formatCount, formatMonth } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { Notice } from '../../layout/notice.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import type { CountDown } from '../cabinet/open-deadline.ts'
import { Beforehand } from './beforehand.tsx'
import { dayName, dayWords, unusualDays } from './day-words.ts'
import { LineTag } from './line-tag.tsx'
import { MonthMoneyText } from './money-parts.tsx'
import { MonthCalendar } from './month-calendar.tsx'
import { SaidDays } from './said-days.tsx'

export type ShownMonth = FamilyMonth & {
  readonly deadline: CountDown | undefined
  /** Of a club: what was said lesson by lesson before. */
  readonly beforehand: AnsweredLessons | undefined
  /** Once an act holds the month. */
  readonly money: LineMoney | undefined
}

export type MonthPageProps = {
  frame: Frame
  number: string
  childName: string
  month: Temporal.PlainYearMonth
  lines: readonly ShownMonth[]
  /** Enrolments of which the family says that this is not its child. */
  held: ReadonlySet<bigint>
  done: string | undefined
  csrfToken: string
  requestId: string
}

export function MonthPage(props: MonthPageProps) {
  const { frame, month, lines } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).attendance.family
  const title = t.title(formatMonth(month, language))
  return (
    <Shell frame={frame} title={title} noindex>
      <div class="kz-column kz-stack">
        {props.done === undefined ? null : (
          <Notice language={language} kind="success" live>
            {props.done}
          </Notice>
        )}
        <Heading>{title}</Heading>
        <Lead>{props.childName}</Lead>
        {lines.length === 0 ? (
          <EmptyState title={t.notSubmitted}>{t.notSubmittedText}</EmptyState>
        ) : (
          lines.map(shown => <Line {...props} shown={shown} />)
        )}
        <Actions>
          <ButtonLink href={`/${language}/cabinet/${props.number}`} variant="tertiary">
            {t.back}
          </ButtonLink>
        </Actions>
      </div>
    </Shell>
  )
}

function Line(props: MonthPageProps & { shown: ShownMonth }) {
  const { shown, frame, month } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).attendance
  const { line, enrolment } = shown
  const { attended, excused, missed } = countDays(line.days)
  const count = (value: number) => formatCount(value, language)
  const unusual = unusualDays(shown)
  return (
    <section class="kz-stack">
      <Heading level={2}>
        {enrolment === undefined
          ? line.group
          : `${language === 'kk' ? enrolment.providerKk : enrolment.providerRu}, ${line.group}`}
      </Heading>
      <p>
        <LineTag language={language} state={line.state} />
      </p>
      <p>{t.month.sums(count(attended), count(excused), count(missed))}</p>
      {shown.money !== undefined ? (
        <MonthMoneyText language={language} programme={programme} money={shown.money} />
      ) : line.state === 'confirmed' ? (
        <p class="kz-quiet">{textsOf(language, programme).childMoney.notYet}</p>
      ) : null}
      {shown.deadline === undefined ? null : <Beforehand language={language} shown={shown} />}
      {unusual.length === 0 ? (
        <p>{t.family.nothingUnusual}</p>
      ) : (
        <>
          <Heading level={3}>{t.family.unusual}</Heading>
          <ul>
            {unusual.map(day => (
              <li>
                {dayName(shown, day, language)}:{' '}
                <strong>{dayWords(shown, day, language, programme)}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      <MonthCalendar
        language={language}
        programme={programme}
        month={month}
        days={line.days}
        unmarked={shown.unmarked}
        disputed={new Set(shown.disputes.map(one => one.day.day))}
      />
      <SaidDays language={language} programme={programme} disputes={shown.disputes} />
      <TakenBack language={language} programme={programme} level={3} days={shown.corrections} />
      {line.mustDecide && line.state === 'unconfirmed' ? <p>{t.family.tooLate}</p> : null}
      {shown.deadline === undefined ? null : <Answer {...props} />}
      <Doubt {...props} />
    </section>
  )
}

function Answer(props: MonthPageProps & { shown: ShownMonth }) {
  const { shown, frame } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).attendance.family
  const root = `/${language}/cabinet/${props.number}/month/${props.month}`
  const { line, deadline } = shown
  return (
    <section class="kz-wish kz-wish-strong">
      <Heading level={3}>{t.confirmTitle}</Heading>
      <p>{t.confirmText}</p>
      {deadline === undefined ? null : (
        <p>
          <DeadlineText language={language} {...deadline} />
        </p>
      )}
      <form method="post" action={root}>
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <input type="hidden" name="line" value={line.id.toString()} />
        <input type="hidden" name="seen" value={line.days} />
        <Actions>
          <Button>{t.confirm}</Button>
          <ButtonLink href={`${root}/wrong?line=${line.id}`} variant="secondary" color="neutral">
            {t.wrong}
          </ButtonLink>
        </Actions>
      </form>
      <p class="kz-quiet">{t.deviceNote}</p>
    </section>
  )
}

/** The way to say "not my child"; while that is looked at, what is in no approved act waits. */
function Doubt({ frame, number, held, shown }: MonthPageProps & { shown: ShownMonth }) {
  const { language, programme } = frame
  const t = textsOf(language, programme).attendance.family
  const { line } = shown
  if (held.has(line.enrolmentId)) {
    // An approved act is held no more: the next one sets it off.
    if (line.state === 'settled') return null
    return (
      <Notice language={language} kind="warning">
        {t.held}
      </Notice>
    )
  }
  return (
    <p>
      <a
        class="ds-link"
        href={`/${language}/cabinet/${number}/case?kind=not-my-child&enrolment=${line.enrolmentId}`}
      >
        {t.notMyChild}
      </a>
    </p>
  )
}
