/** A kindergarten's months: when and how much is paid, why not yet, and its acts. */
import type { Language } from '../../base/language.ts'
import type { OwnMonth } from '../../domain/payments/find-month-close.ts'
import { texts, textsOf } from '../../locales/texts.ts'
import { dayText, MonthChain } from '../acts/month-chain.tsx'
import { StageTag } from '../acts/stage-tag.tsx'
import { Actions, ButtonLink } from '../layout/button.tsx'
import { DeadlineText } from '../layout/deadline-text.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatCount, formatDateWithWeekday, formatMonth, formatTenge } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'

export type ShownMonth = OwnMonth & {
  /** Of what is waited for; negative when it has passed. */
  readonly workingDaysLeft: number | undefined
}

type ActsProps = { frame: Frame; months: readonly ShownMonth[] }

/** Older ones are in the table. */
const MOST_OPEN = 3

export function ActsPage({ frame, months }: ActsProps) {
  const { language, programme } = frame
  const t = textsOf(language, programme).acts
  const open = months.filter(({ at }) => at.stage !== 'paid' && at.stage !== 'nothing')
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        {months.length === 0 ? (
          <EmptyState title={t.none}>{t.noneText}</EmptyState>
        ) : (
          <>
            {open.slice(0, MOST_OPEN).map(month => (
              <OpenMonth frame={frame} month={month} />
            ))}
            <Heading level={2}>{t.all}</Heading>
            <Months frame={frame} months={months} />
          </>
        )}
      </div>
    </Shell>
  )
}

function OpenMonth({ frame, month }: { frame: Frame; month: ShownMonth }) {
  const { language, programme } = frame
  const t = textsOf(language, programme).acts
  const { at, record, expected } = month
  const tenge = (tiyn: bigint) => formatTenge(tiyn, language)
  const payBy = formatDateWithWeekday(month.dates.payBy, language)
  return (
    <section class={at.waitsFor === 'provider' ? 'kz-wish kz-wish-strong' : 'kz-wish'}>
      <Heading level={2}>{formatMonth(month.month.toPlainYearMonth(), language)}</Heading>
      <p>
        <StageTag language={language} stage={at.stage} />
      </p>
      {record === undefined ? (
        <>
          {expected === undefined ? null : (
            <p>{t.expected(tenge(expected.confirmedTiyn), tenge(expected.wholeTiyn))}</p>
          )}
          <p>{t.payBy(payBy)}</p>
        </>
      ) : (
        <p>
          <strong>{t.paidBy(tenge(record.totalTiyn), payBy)}</strong>
        </p>
      )}
      {at.waitsFor === undefined || at.until === undefined ? null : (
        <p>
          {at.waitsFor === 'provider' ? t.waitsForYou : t.waits[at.waitsFor]}.{' '}
          <DeadlineText
            language={language}
            day={at.until}
            workingDaysLeft={month.workingDaysLeft ?? 0}
          />
          {month.late > 0 ? ` (${t.late(formatCount(month.late, language))})` : ''}
        </p>
      )}
      {record === undefined ? null : (
        <Actions>
          <ButtonLink
            href={`/${language}/provider/acts/${record.number}`}
            variant={at.stage === 'draft' ? 'primary' : 'secondary'}
          >
            {at.stage === 'draft' ? t.signNow : t.open}
          </ButtonLink>
        </Actions>
      )}
      <Heading level={3}>{t.chain}</Heading>
      <MonthChain language={language} programme={programme} month={month} />
    </section>
  )
}

function Months({ frame, months }: ActsProps) {
  const { language, programme } = frame
  const t = textsOf(language, programme).acts
  return (
    <Table
      caption={t.all}
      captionHidden
      columns={[
        { header: t.month, nowrap: true },
        { header: t.state },
        { header: t.sum, numeric: true, nowrap: true },
        { header: t.act, nowrap: true },
        { header: t.steps.bank, nowrap: true },
      ]}
      rows={months.map(({ month, at, record, dates, payments }) => [
        formatMonth(month.toPlainYearMonth(), language),
        <StageTag language={language} stage={at.stage} />,
        record === undefined ? '–' : formatTenge(record.totalTiyn, language),
        record === undefined ? (
          '–'
        ) : (
          <a class="ds-link" href={`/${language}/provider/acts/${record.number}`}>
            {record.number}
          </a>
        ),
        whenPaid({ at, dates, payments }, language),
      ])}
    />
  )
}

/** The newest sending speaks: an earlier one may have come back. */
function whenPaid(
  { at, dates, payments }: Pick<ShownMonth, 'at' | 'dates' | 'payments'>,
  language: Language,
): string {
  const newest = payments.at(-1)
  if (newest?.state === 'paid' && newest.answeredAt !== null) {
    return dayText(newest.answeredAt, language)
  }
  if (at.stage === 'nothing') return '–'
  return texts(language).acts.until(formatDateWithWeekday(dates.payBy, language))
}
