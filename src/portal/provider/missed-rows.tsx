/** On the month of a club: who missed lessons in a row without a reason; their families have been told. Pure. */
import type { Language } from '../../base/language.ts'
import type { MissedLessons } from '../../domain/absences/find-missed-lessons.ts'
import type { MonthRow } from '../../domain/attendance/find-month.ts'
import { textsOf } from '../../locales/texts.ts'
import { formatCount, formatDate } from '../layout/format.ts'
import { Notice } from '../layout/notice.tsx'

export function MissedRows(props: {
  language: Language
  missed: readonly MissedLessons[]
  rows: readonly Pick<MonthRow, 'enrolmentId' | 'name'>[]
}) {
  const { language, missed, rows } = props
  const all = textsOf(language, 'club')
  const t = all.absences.missed
  if (missed.length === 0) return null
  const nameOf = (id: bigint) => rows.find(row => row.enrolmentId === id)?.name ?? ''
  return (
    <Notice language={language} kind="warning" title={t.title}>
      <p>{t.text}</p>
      <ul>
        {missed.map(one => (
          <li>
            {nameOf(one.enrolmentId) || all.attendance.unnamed}:{' '}
            {t.row(formatCount(one.missed, language), formatDate(one.since, language))}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
