/** What a family said of lessons before the month was submitted, and what of it still holds; pure. */
import type { MarkState } from './attendance.ts'
import { isPayable } from './month-days.ts'

export type LessonAnswer = {
  readonly day: Temporal.PlainDate
  /** Of the mark that was shown. */
  readonly revision: number
  readonly state: MarkState
  readonly agrees: boolean
  readonly words: string | null
  readonly personId: bigint
}

export type LessonMark = {
  readonly day: Temporal.PlainDate
  readonly state: MarkState
  readonly revision: number
}

export type LessonStanding = 'open' | 'confirmed' | 'objected'

/**
 * An answer is about one mark as it was: a mark that was corrected since is open again. Whoever of the family objects is heard,
 * also after another has confirmed.
 */
export function standingOf(mark: LessonMark, answers: readonly LessonAnswer[]): LessonStanding {
  const own = answersTo(mark, answers)
  if (own.length === 0) return 'open'
  return own.every(one => one.agrees) ? 'confirmed' : 'objected'
}

export function answersTo(
  mark: LessonMark,
  answers: readonly LessonAnswer[],
): readonly LessonAnswer[] {
  return answers.filter(
    one => one.day.equals(mark.day) && one.revision === mark.revision && one.state === mark.state,
  )
}

export type Objection = {
  readonly day: Temporal.PlainDate
  readonly claimed: MarkState
  readonly words: string
  readonly personId: bigint
}

export type AnsweredLessons = {
  /** Days of the month, from 1, confirmed with the very letter that the sheet has. */
  readonly confirmed: ReadonlySet<number>
  readonly objections: readonly Objection[]
  /** Whoever spoke last; undefined where nobody did. */
  readonly by: bigint | undefined
  /** Every paid lesson was answered, so the month asks no second question. */
  readonly whole: boolean
}

/** Of a child's month in letters: a day that is paid for another reason than was seen, or not at all, was not confirmed. */
export function decideAnswered(
  days: string,
  marks: readonly LessonMark[],
  answers: readonly LessonAnswer[],
): AnsweredLessons {
  const confirmed = new Set<number>()
  const objections: Objection[] = []
  let by: bigint | undefined
  for (const mark of marks) {
    const [letter, said] = [days[mark.day.day - 1], answersTo(mark, answers)]
    if (letter !== (mark.state === 'present' ? 'p' : 'a') || said.length === 0) continue
    by = said.at(-1)?.personId ?? by
    const objection = said.find(one => !one.agrees)
    if (objection === undefined) confirmed.add(mark.day.day)
    else
      objections.push({
        ...claimOf(mark.state),
        day: mark.day,
        words: wordsOf(objection),
        personId: objection.personId,
      })
  }
  const objected = new Set(objections.map(one => one.day.day))
  const paid = [...days].flatMap((letter, index) => (isPayable(letter) ? [index + 1] : []))
  const whole =
    paid.length > 0 && paid.every(number => confirmed.has(number) || objected.has(number))
  return { confirmed, objections, by, whole }
}

const claimOf = (state: MarkState): { readonly claimed: MarkState } => ({
  claimed: state === 'present' ? 'absent' : 'present',
})

/** Erased words leave the objection. */
const wordsOf = ({ words }: LessonAnswer): string => words ?? '***'
