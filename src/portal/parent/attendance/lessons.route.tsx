/** The lessons of a child in a club: confirmed by the week or one by one, or said to be otherwise; for its own family only. */
import { BadInput, NotFound } from '../../../base/failure.ts'
import { answerLessons } from '../../../domain/attendance/answer-lessons.ts'
import { MOST_REASON_WORDS } from '../../../domain/attendance/attendance.ts'
import { findFamilyLessons } from '../../../domain/attendance/find-family-lessons.ts'
import { findFamilyMonths } from '../../../domain/attendance/find-family-months.ts'
import type { LessonMark } from '../../../domain/attendance/lesson-answer.ts'
import { getPerson } from '../../../domain/people/ensure-family.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Form } from '../../layout/form.ts'
import { getPage, postPage } from '../../page.ts'
import { type PageAnswer, redirect, shown } from '../../page-answer.ts'
import { getGuardian, newRequestId, type PageContext } from '../../page-context.ts'
import { idOf } from '../../public/query-value.ts'
import { getOwnApplication } from '../cabinet/own-application.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { readSeenLessons } from './lessons.form.ts'
import { LessonsPage } from './lessons.page.tsx'
import { WrongLessonPage } from './wrong-lesson.page.tsx'

const PATH = '/cabinet/:number/lessons'
const DONE = ['confirmed', 'sent'] as const
const FEWEST_WORDS = 3

export function registerLessonPages(app: App, deps: ParentDeps): void {
  getPage(app, deps, PATH, show)
  postPage(app, deps, PATH, confirm)
  getPage(app, deps, `${PATH}/wrong`, async context => {
    const { enrolment, day } = context.query
    return showWrong(context, one => `${one.enrolmentId}:${one.day}` === `${enrolment}:${day}`, {})
  })
  postPage(app, deps, `${PATH}/wrong`, object)
}

/** Kindergartens have no lessons: their pages are not there. */
async function load(context: PageContext) {
  const application = await getOwnApplication(context)
  if (application.programme !== 'club') throw new NotFound('lessons')
  const { enrolments } = await findFamilyMonths(context.database, application)
  if (enrolments.length === 0) throw new NotFound('lessons')
  const ids = enrolments.map(one => one.id)
  const today = context.setting.clock.today()
  const lessons = await findFamilyLessons(context.database, ids, today)
  return { application, enrolments, lessons }
}

async function show(context: PageContext): Promise<PageAnswer> {
  const { application, enrolments, lessons } = await load(context)
  const child = await getPerson(context.database, application.childId)
  const done = DONE.find(one => one === context.query.done)
  return shown(
    <LessonsPage
      frame={context.frame('parent')}
      number={application.number}
      childName={child.full_name}
      enrolments={enrolments}
      lessons={lessons}
      done={done === undefined ? undefined : context.texts.lessonAnswers[done]}
      csrfToken={context.csrfToken}
      requestIdOf={() => newRequestId(context)}
    />,
  )
}

async function showWrong(
  context: PageContext,
  isIt: (lesson: LessonMark & { readonly enrolmentId: bigint }) => boolean,
  errors: Form['errors'],
): Promise<PageAnswer> {
  const { application, lessons } = await load(context)
  const lesson = lessons.find(isIt)
  if (lesson === undefined) throw new NotFound('lesson')
  const mistaken = Object.keys(errors).length > 0
  return shown(
    <WrongLessonPage
      frame={context.frame('parent')}
      number={application.number}
      lesson={lesson}
      form={{ language: context.language, values: mistaken ? context.form.all : {}, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

async function confirm(context: PageContext): Promise<PageAnswer> {
  await answer(context, null)
  return redirect(rootOf(context, 'confirmed'))
}

async function object(context: PageContext): Promise<PageAnswer> {
  const words = context.form.value('words')
  if (words.length < FEWEST_WORDS || words.length > MOST_REASON_WORDS) {
    const [seen] = seenOf(context)
    const enrolment = context.form.value('enrolment')
    const t = textsOfDispute(context)
    return showWrong(
      context,
      one => one.enrolmentId.toString() === enrolment && seen?.day.equals(one.day) === true,
      { words: t.words },
    )
  }
  await answer(context, words)
  return redirect(rootOf(context, 'sent'))
}

const textsOfDispute = ({ texts }: PageContext) => texts.attendance.dispute

function seenOf({ form }: PageContext): readonly LessonMark[] {
  const seen = readSeenLessons(form.value('seen'))
  if (seen === undefined) throw new BadInput({ seen: 'unknown' })
  return seen
}

/** Only of the child whose page it is; the action looks again whose child that is. */
async function answer(context: PageContext, objection: string | null): Promise<void> {
  const guardian = getGuardian(context)
  const { enrolments } = await load(context)
  const enrolmentId = idOf(context.form.value('enrolment'))
  if (!enrolments.some(one => one.id === enrolmentId)) throw new NotFound('enrolment')
  const seen = seenOf(context)
  const from = { device: context.session.device(), address: context.address }
  const input = { enrolment: enrolmentId.toString(), seen: context.form.value('seen'), objection }
  await context.act('lessons.answer', input, async tx => {
    await answerLessons(tx, guardian, context.setting, { enrolmentId, seen, objection, from })
    return null
  })
}

const rootOf = (context: PageContext, done: (typeof DONE)[number]) =>
  context.href(`/cabinet/${context.params.number}/lessons?done=${done}`)
