/** Months by the state of their lines, and the lists of what a department must decide. */
import type { AttendanceOverview } from '../../domain/attendance/find-office.ts'
import { textsOf } from '../../locales/texts.ts'
import { formatCount, formatDate, formatMoment, formatMonth } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import type { Frame } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'

type Found = { frame: Frame; found: AttendanceOverview }

const STATES = [
  'submitted',
  'confirmed',
  'disputed',
  'unconfirmed',
  'mustDecide',
  'refused',
  'settled',
] as const

export function MonthTable({ frame, found }: Found) {
  const { language, programme } = frame
  const t = textsOf(language, programme).departmentAttendance
  return (
    <Table
      caption={t.months}
      captionHidden
      columns={[
        { header: t.month, nowrap: true },
        ...[t.sheets, t.missing, ...STATES.map(state => t.states[state])].map(header => ({
          header,
          numeric: true,
        })),
      ]}
      rows={found.months.map(one => [
        formatMonth(one.month.toPlainYearMonth(), language),
        ...[one.submitted, one.missing, ...STATES.map(state => one.lines[state] ?? 0)].map(count =>
          formatCount(count, language),
        ),
      ])}
    />
  )
}

export function WaitingTables({ frame, found }: Found) {
  const { language, programme } = frame
  const t = textsOf(language, programme).departmentAttendance
  const href = (id: bigint) => `/${language}/department/attendance/${id}`
  return (
    <>
      <Heading level={2}>{t.disputes}</Heading>
      {found.disputes.length === 0 ? (
        <p>{t.nothing}</p>
      ) : (
        <Table
          caption={t.disputes}
          captionHidden
          columns={[
            { header: t.day, nowrap: true },
            { header: t.application, nowrap: true },
            { header: t.claimed },
            { header: t.state },
            { header: t.since, nowrap: true },
          ]}
          rows={found.disputes.map(one => [
            <a class="ds-link" href={href(one.lineId)}>
              {formatDate(one.day, language)}
            </a>,
            one.application,
            t.claims[one.claimed],
            t.disputeStates[one.state],
            formatMoment(one.openedAt, language),
          ])}
        />
      )}
      <Heading level={2}>{t.undecided}</Heading>
      {found.undecided.length === 0 ? (
        <p>{t.nothing}</p>
      ) : (
        <Table
          caption={t.undecided}
          captionHidden
          columns={[
            { header: t.month, nowrap: true },
            { header: t.application, nowrap: true },
            { header: t.since, nowrap: true },
          ]}
          rows={found.undecided.map(one => [
            <a class="ds-link" href={href(one.id)}>
              {formatMonth(one.month.toPlainYearMonth(), language)}
            </a>,
            one.application,
            formatMoment(one.since, language),
          ])}
        />
      )}
    </>
  )
}
