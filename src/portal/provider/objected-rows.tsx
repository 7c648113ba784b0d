/** On the month of a club that is not submitted: lessons with which families do not agree, each with the way to its day. Pure. */
import type { Language } from '../../base/language.ts'
import type { GroupObjection } from '../../domain/attendance/find-group-objections.ts'
import type { MonthRow } from '../../domain/attendance/find-month.ts'
import { textsOf } from '../../locales/texts.ts'
import { formatDateWithWeekday } from '../layout/format.ts'
import { Notice } from '../layout/notice.tsx'

export function ObjectedRows(props: {
  language: Language
  groupId: bigint
  objections: readonly GroupObjection[]
  rows: readonly Pick<MonthRow, 'enrolmentId' | 'name'>[]
}) {
  const { language, objections, rows } = props
  const { attendance, lessonAnswers } = textsOf(language, 'club')
  if (objections.length === 0) return null
  const nameOf = (id: bigint) => rows.find(row => row.enrolmentId === id)?.name ?? ''
  return (
    <Notice language={language} kind="warning" title={attendance.month.disputes}>
      <p>{lessonAnswers.deskText}</p>
      <ul>
        {objections.map(({ enrolmentId, day, claimed, words }) => (
          <li>
            <a
              class="ds-link"
              href={`/${language}/provider/attendance?day=${day}&group=${props.groupId}`}
            >
              {nameOf(enrolmentId) || attendance.unnamed}, {formatDateWithWeekday(day, language)}
            </a>
            . {lessonAnswers.desk(attendance[claimed], words ?? '***')}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
