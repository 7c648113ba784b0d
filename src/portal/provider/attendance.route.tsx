/** A kindergarten marks the day of a group: by form, or by the page's script with the same fields and the same outcomes. */
import { BadInput, NotAllowed, NotFound, Refusal } from '../../base/failure.ts'
import {
  findGroupDays,
  findMarkedDay,
  type GroupDay,
  type MarkedDay,
} from '../../domain/attendance/find-day.ts'
import { markGroups } from '../../domain/attendance/mark-groups.ts'
import type { App } from '../../platform/http/app.ts'
import { timesText } from '../attendance/mark-text.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { readTypedDay } from '../layout/typed-day.ts'
import { getPage, postPage } from '../page.ts'
import { file, type PageAnswer, redirect, shown } from '../page-answer.ts'
import { getProviderActor, newRequestId, type PageContext } from '../page-context.ts'
import { refusalText } from '../problem-answer.tsx'
import { idOf } from '../public/query-value.ts'
import { AttendancePage } from './attendance.page.tsx'
import { isMarked } from './group-choice.tsx'
import {
  isTaken,
  type PostedMarks,
  readMarks,
  type ToldOutcome,
  tellOutcome,
} from './marks.form.ts'

const PATH = '/provider/attendance'

export function registerAttendance(app: App, deps: Deps): void {
  getPage(app, deps, PATH, async context => {
    const { query, setting } = context
    const day = readTypedDay(query.day ?? '') ?? setting.clock.today()
    const saved = /^\d{1,4}$/.test(query.saved ?? '') ? Number(query.saved) : undefined
    const groupId = query.group === undefined ? undefined : idOf(query.group)
    return show(context, { day, groupId, saved, outcomes: [], errors: {} })
  })
  postPage(app, deps, PATH, press)
  postPage(app, deps, `${PATH}/send`, sendJson)
  // Where the language switch of an answer of the script leads.
  getPage(app, deps, `${PATH}/send`, async context => redirect(context.href(PATH)))
}

/** Throws BadInput for what no form of ours sends. */
async function mark(context: PageContext) {
  const actor = getProviderActor(context)
  const posted = readMarks(context.form.all)
  if (posted === undefined) throw new BadInput({ marks: 'unreadable' })
  if (posted.marks.length === 0) return { posted, outcomes: [] }
  const { day, groupId, deviceAt, marks } = posted
  const outcomes = await context.act('attendance.mark', asInput(posted), async tx => {
    const input = { day, groupIds: [groupId], marks, deviceAt }
    return (await markGroups(tx, actor, context.setting, input)).map(tellOutcome)
  })
  return { posted, outcomes: outcomes as readonly ToldOutcome[] }
}

/** What makes this sending another one than the one before. */
function asInput({ day, groupId, deviceAt, marks }: PostedMarks) {
  return {
    day: day.toString(),
    group: groupId.toString(),
    deviceAt: deviceAt?.toString() ?? null,
    marks: marks.map(one => [
      one.enrolmentId.toString(),
      one.state,
      one.reason,
      one.seenRevision,
      one.words,
      timesText(one),
    ]),
  }
}

async function press(context: PageContext): Promise<PageAnswer> {
  const posted = readMarks(context.form.all)
  try {
    const { posted, outcomes } = await mark(context)
    const { day, groupId } = posted
    const saved = outcomes.filter(isTaken).length
    if (outcomes.every(isTaken)) {
      const times = context.form.value('times') === 'yes' ? '&times=yes' : ''
      return redirect(context.href(`${PATH}?day=${day}&group=${groupId}&saved=${saved}${times}`))
    }
    const needed = outcomes.some(one => one.kind === 'words-needed')
    const errors: Form['errors'] = needed ? { words: wordsMissing(context) } : {}
    return await show(context, { day, groupId, saved, outcomes, errors }, needed ? 422 : 409)
  } catch (error) {
    if (!(error instanceof BadInput) || error.fields.words === undefined || posted === undefined) {
      throw error
    }
    // What was pressed comes back beside its mistake.
    const outcomes = posted.marks.map(
      (given): ToldOutcome => ({
        id: given.enrolmentId.toString(),
        kind: 'words-needed',
        revision: given.seenRevision,
        given: { state: given.state, reason: given.reason, times: timesText(given) },
        current: null,
      }),
    )
    const errors = { words: wordsMissing(context) }
    return show(context, { ...posted, saved: 0, outcomes, errors }, 422)
  }
}

const wordsMissing = ({ texts }: PageContext) => texts.attendance.day.wordsMissing

/** For the page's script: what was refused is told in the reader's words, so that nothing is dropped unsaid. */
async function sendJson(context: PageContext): Promise<PageAnswer> {
  try {
    const { outcomes } = await mark(context)
    return json({ outcomes })
  } catch (error) {
    const refused = whyRefused(context, error)
    if (refused === undefined) throw error
    return json({ refused })
  }
}

/** Undefined for a fault, and for who must sign in: then the marks wait on. */
function whyRefused({ texts }: PageContext, error: unknown): string | undefined {
  const { forbidden, notFound } = texts.layout.error
  if (error instanceof NotAllowed) return forbidden.title
  if (error instanceof NotFound) return notFound.title
  if (error instanceof BadInput) return texts.attendance.day.wordsMissing
  if (!(error instanceof Refusal)) return undefined
  const words = refusalText(texts, error.code, error.facts)
  return words && `${words.title} ${words.next}`
}

function json(content: object): PageAnswer {
  const type = 'application/json; charset=utf-8'
  return file('marks.json', type, JSON.stringify(content), { download: false })
}

type Shown = {
  readonly day: Temporal.PlainDate
  readonly groupId: bigint | undefined
  readonly saved: number | undefined
  readonly outcomes: readonly ToldOutcome[]
  readonly errors: Form['errors']
}

async function show(context: PageContext, view: Shown, status = 200): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const { database, language, setting } = context
  const { day, errors } = view
  const today = setting.clock.today()
  const toCome = Temporal.PlainDate.compare(day, today) > 0
  const groups = await findGroupDays(database, actor.providerId, day)
  const groupId = view.groupId ?? firstToMark(groups)
  const marked =
    groupId === undefined
      ? undefined
      : await findMarkedDay(database, actor, setting, { groupId, day })
  const values = Object.keys(errors).length > 0 ? context.form.all : {}
  return shown(
    <AttendancePage
      frame={context.frame('provider')}
      day={day}
      today={today}
      closed={marked?.closed ?? (toCome ? 'toCome' : undefined)}
      groups={groups}
      marked={marked}
      saved={view.saved}
      outcomes={view.outcomes}
      times={timesOf(context, marked?.arrivalTimes)}
      form={{ language, values, errors }}
      owner={actor.staffId.toString()}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    status,
  )
}

/** Where times may be noted the page asks for them when it is told to, or when times were posted to it. */
function timesOf(
  { query, form }: PageContext,
  rule: MarkedDay['arrivalTimes'] | undefined,
): 'none' | 'hidden' | 'shown' {
  if (rule === undefined || rule === 'none') return 'none'
  const asked = query.times === 'yes' || form.value('times') === 'yes'
  return rule === 'required' || asked ? 'shown' : 'hidden'
}

/** The first group with somebody left to mark; where all are marked, the first with children. */
function firstToMark(groups: readonly GroupDay[]): bigint | undefined {
  const peopled = groups.filter(group => group.children > 0)
  return (peopled.find(group => !isMarked(group)) ?? peopled[0])?.groupId
}
