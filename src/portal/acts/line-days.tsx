/** Each day of a line: its letter, who marked it and when; and what was said of days in dispute. Pure. */
import type { Language } from '../../base/language.ts'
import type { DisputeState } from '../../domain/attendance/attendance.ts'
import type { ShownLine } from '../../domain/payments/find-acts.ts'
import type { Programme } from '../../domain/territories/rollout.ts'
import { textsOf } from '../../locales/texts.ts'
import { formatCount, formatDateWithWeekday, formatMoment } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { Table } from '../layout/table.tsx'
import { nameOf } from './act-parts.tsx'

const TURNED: ReadonlySet<DisputeState> = new Set(['conceded', 'upheld'])

type DaysProps = { language: Language; programme: Programme; shown: ShownLine }

export function LineDays({ language, programme, shown }: DaysProps) {
  const t = textsOf(language, programme).acts.line
  const { line, marks, names, disputes } = shown
  // The mark stays what was pressed: where the dispute changed the day, the page says so.
  const turned = new Set(
    disputes.filter(({ state }) => TURNED.has(state)).map(({ day }) => day.day),
  )
  const letters: Readonly<Record<string, string>> = t.letters
  const byDay = new Map(marks.map(mark => [mark.day.day, mark]))
  return (
    <>
      <Heading level={2}>{t.days}</Heading>
      <Table
        caption={t.days}
        captionHidden
        columns={[
          { header: t.day, nowrap: true },
          { header: t.letter, wide: true },
          { header: t.markedBy },
          { header: t.markedAt, nowrap: true },
        ]}
        rows={[...line.days].flatMap((letter, index) => {
          const meaning = letters[letter]
          if (meaning === undefined) return []
          const mark = byDay.get(index + 1)
          const notes = [
            ...(turned.has(index + 1) ? [t.turned] : []),
            ...(mark !== undefined && mark.changes > 0
              ? [t.changed(formatCount(mark.changes, language))]
              : []),
          ]
          return [
            [
              formatDateWithWeekday(line.month.with({ day: index + 1 }), language),
              [meaning, ...notes].join('; '),
              mark === undefined ? t.notMarked : nameOf(names, mark.markedBy, language),
              mark === undefined ? '–' : formatMoment(mark.markedAt, language),
            ],
          ]
        })}
      />
    </>
  )
}

export function LineDisputes({ language, programme, shown }: DaysProps) {
  const t = textsOf(language, programme).acts.line
  const { disputeStates } = textsOf(language, programme).attendance
  if (shown.disputes.length === 0) return null
  return (
    <>
      <Heading level={2}>{t.disputes}</Heading>
      <Table
        caption={t.disputes}
        captionHidden
        columns={[
          { header: t.day, nowrap: true },
          { header: t.guardianSays, wide: true },
          { header: t.outcome, wide: true },
        ]}
        rows={shown.disputes.map(one => [
          formatDateWithWeekday(one.day, language),
          `${t.claimed[one.claimed]}. «${one.words}» (${formatMoment(one.openedAt, language)})`,
          [
            disputeStates[one.state],
            one.answerWords,
            one.decisionWords,
            one.decidedAt === null ? null : formatMoment(one.decidedAt, language),
          ]
            .filter(part => part !== null)
            .join('. '),
        ])}
      />
    </>
  )
}
