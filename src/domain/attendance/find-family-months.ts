/** The months of a child for its family: what the kindergarten says, what was answered, what may still be said. */
import type { Read } from '../../platform/db/database.ts'
import type { AbsenceReason } from './attendance.ts'
import { type Correction, selectCorrections } from './correction-queries.ts'
import type { Dispute } from './dispute-queries.ts'
import {
  type FamilyEnrolment,
  type KeptPaper,
  selectDisputesOfLines,
  selectEnrolmentsOfApplication,
  selectPapersBetween,
} from './month-queries.ts'
import {
  firstOf,
  lastOf,
  type SheetLine,
  selectLinesOfApplication,
  selectMonthMarks,
} from './sheet-queries.ts'

export type { Dispute } from './dispute-queries.ts'
export type { FamilyEnrolment, KeptPaper } from './month-queries.ts'
export type { SheetLine } from './sheet-queries.ts'

export type FamilyMonths = {
  /** Newest first. */
  readonly enrolments: readonly FamilyEnrolment[]
  readonly lines: readonly SheetLine[]
}

/** For the family only: whoever calls has seen that the application is the reader's own. */
export async function findFamilyMonths(
  read: Read,
  application: { readonly id: bigint; readonly number: string },
): Promise<FamilyMonths> {
  const enrolments = await selectEnrolmentsOfApplication(read, application.id)
  if (enrolments.length === 0) return { enrolments, lines: [] }
  return { enrolments, lines: await selectLinesOfApplication(read, application.number) }
}

/** She may still answer: in time, or as long as her silence is carried. */
export function mayAnswer(line: SheetLine, now: Temporal.Instant): boolean {
  if (line.state === 'submitted') return true
  const over = Temporal.Instant.compare(now, line.answerUntil) >= 0
  return line.state === 'unconfirmed' && !line.mustDecide && !over
}

export type FamilyMonth = {
  readonly line: SheetLine
  readonly enrolment: FamilyEnrolment | undefined
  readonly unmarked: ReadonlySet<number>
  readonly reasons: ReadonlyMap<number, AbsenceReason>
  readonly papers: readonly KeptPaper[]
  readonly disputes: readonly Dispute[]
  readonly corrections: readonly Correction[]
}

/** One for each group of the child in that month; none while nothing is submitted. */
export async function findFamilyMonth(
  read: Read,
  { enrolments, lines }: FamilyMonths,
  month: Temporal.PlainYearMonth,
): Promise<readonly FamilyMonth[]> {
  const own = lines.filter(line => line.month.toPlainYearMonth().equals(month))
  const ids = own.map(line => line.enrolmentId)
  const marks = await selectMonthMarks(read, ids, month)
  const papers = await selectPapersBetween(read, ids, firstOf(month), lastOf(month))
  const lineIds = own.map(line => line.id)
  const disputes = await selectDisputesOfLines(read, lineIds)
  const corrections = await selectCorrections(read, lineIds)
  return own.map(line => {
    const marked = marks.filter(mark => mark.enrolmentId === line.enrolmentId)
    const days = new Set(marked.map(mark => mark.day.day))
    const missed = [...line.days].flatMap((letter, index) => (letter === 'a' ? [index + 1] : []))
    return {
      line,
      enrolment: enrolments.find(one => one.id === line.enrolmentId),
      unmarked: new Set(missed.filter(day => !days.has(day))),
      reasons: new Map(marked.flatMap(one => (one.reason ? [[one.day.day, one.reason]] : []))),
      papers: papers.filter(paper => paper.enrolmentId === line.enrolmentId),
      disputes: disputes.filter(dispute => dispute.lineId === line.id),
      corrections: corrections.filter(one => one.lineId === line.id),
    }
  })
}

/** All that were told of the child's places. */
export async function findPapers(
  read: Read,
  enrolments: readonly FamilyEnrolment[],
): Promise<readonly KeptPaper[]> {
  const ids = enrolments.map(one => one.id)
  return selectPapersBetween(read, ids, Temporal.PlainDate.from('2000-01-01'), END_OF_TIME)
}

const END_OF_TIME = Temporal.PlainDate.from('2100-01-01')
