/** The lessons of a child for its family, week by week: one tap for a week or a lesson, or that it was not so. */
import type { FamilyLesson } from '../../../domain/attendance/find-family-lessons.ts'
import type { FamilyEnrolment } from '../../../domain/attendance/find-family-months.ts'
import type { LessonStanding } from '../../../domain/attendance/lesson-answer.ts'
import { textsOf } from '../../../locales/texts.ts'
import { markText } from '../../attendance/mark-text.ts'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { formatCount, formatDateRange, formatDateWithWeekday } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { Notice } from '../../layout/notice.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Tag, type TagColor } from '../../layout/tag.tsx'
import { ConfirmForm } from './confirm-lessons.tsx'

export type LessonsPageProps = {
  frame: Frame
  number: string
  childName: string
  enrolments: readonly FamilyEnrolment[]
  lessons: readonly FamilyLesson[]
  done: string | undefined
  csrfToken: string
  requestIdOf: () => string
}

const COLORS: Readonly<Record<LessonStanding, TagColor>> = {
  open: 'warm',
  confirmed: 'success',
  objected: 'warning',
}

export function LessonsPage(props: LessonsPageProps) {
  const { frame, lessons } = props
  const { language } = frame
  const { lessonAnswers: t, attendance } = textsOf(language, 'club')
  const { family } = attendance
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-column kz-stack">
        {props.done === undefined ? null : (
          <Notice language={language} kind="success" live>
            {props.done}
          </Notice>
        )}
        <Heading>{t.title}</Heading>
        <Lead>{`${props.childName}. ${t.lead}`}</Lead>
        {lessons.length === 0 ? <EmptyState title={t.none}>{t.noneText}</EmptyState> : null}
        {[...Map.groupBy(lessons, one => one.enrolmentId)].map(([id, own]) => (
          <Club {...props} enrolment={props.enrolments.find(one => one.id === id)} lessons={own} />
        ))}
        {lessons.some(one => one.standing === 'open') ? (
          <p class="kz-quiet">{family.deviceNote}</p>
        ) : null}
        <Actions>
          <ButtonLink href={`/${language}/cabinet/${props.number}`} variant="tertiary">
            {family.back}
          </ButtonLink>
        </Actions>
      </div>
    </Shell>
  )
}

/** The newest week first. */
function Club(props: LessonsPageProps & { enrolment: FamilyEnrolment | undefined }) {
  const { enrolment, lessons, frame } = props
  const weeks = Map.groupBy(lessons, ({ day }) =>
    day.subtract({ days: day.dayOfWeek - 1 }).toString(),
  )
  return (
    <section class="kz-stack">
      {enrolment === undefined ? null : (
        <Heading level={2}>
          {`${frame.language === 'kk' ? enrolment.providerKk : enrolment.providerRu}, ${enrolment.group}`}
        </Heading>
      )}
      {[...weeks].reverse().map(([monday, own]) => (
        <Week {...props} monday={Temporal.PlainDate.from(monday)} lessons={own} />
      ))}
    </section>
  )
}

function Week(props: LessonsPageProps & { monday: Temporal.PlainDate }) {
  const { monday, lessons, frame } = props
  const { language } = frame
  const t = textsOf(language, 'club').lessonAnswers
  const open = lessons.filter(one => one.standing === 'open')
  return (
    <section class={`kz-wish${open.length > 0 ? ' kz-wish-strong' : ''}`}>
      <Heading level={3}>{formatDateRange(monday, monday.add({ days: 6 }), language)}</Heading>
      <ul class="kz-lessons">
        {lessons.map(lesson => (
          <Lesson {...props} lesson={lesson} alone={open.length === 1} />
        ))}
      </ul>
      {open.length < 2 ? null : (
        <ConfirmForm
          {...props}
          seen={open}
          text={t.confirmWeek(formatCount(open.length, language))}
        />
      )}
    </section>
  )
}

function Lesson(props: LessonsPageProps & { lesson: FamilyLesson; alone: boolean }) {
  const { lesson, frame, number } = props
  const { language } = frame
  const t = textsOf(language, 'club').lessonAnswers
  const text = (state: FamilyLesson['state'], reason = lesson.reason) =>
    markText({ state, reason: state === 'absent' ? reason : null }, language)
  const day = formatDateWithWeekday(lesson.day, language)
  const wrong = `/${language}/cabinet/${number}/lessons/wrong?enrolment=${lesson.enrolmentId}&day=${lesson.day}`
  return (
    <li>
      <p>
        {day}: <strong>{text(lesson.state)}</strong>{' '}
        <Tag color={COLORS[lesson.standing]}>{t.standings[lesson.standing]}</Tag>
      </p>
      {lesson.answeredBefore === undefined ? null : (
        <p>{t.changed(text(lesson.answeredBefore, null), text(lesson.state))}</p>
      )}
      {lesson.words === null ? null : <p>{t.youSaid(lesson.words)}</p>}
      {lesson.standing === 'open' ? (
        <ConfirmForm
          {...props}
          seen={[lesson]}
          text={t.confirmOne}
          about={day}
          quiet={!props.alone}
        />
      ) : null}
      {lesson.standing === 'objected' ? null : (
        <p>
          <a class="ds-link" href={wrong}>
            {t.wrong}
            <span class="ds-sr-only">: {day}</span>
          </a>
        </p>
      )}
    </li>
  )
}
