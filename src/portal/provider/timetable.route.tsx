/** The timetable of a club's own group: shown and changed. */
import type { CanonicalValue } from '../../base/canonical-json.ts'
import { BadInput } from '../../base/failure.ts'
import { addSlot } from '../../domain/lessons/add-slot.ts'
import { changeLesson, takeBackChange } from '../../domain/lessons/change-lesson.ts'
import { endSlot } from '../../domain/lessons/end-slot.ts'
import { findOwnTimetable } from '../../domain/lessons/find-own-timetable.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import { readMonth } from '../attendance/month-of-path.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { readTypedDay } from '../layout/typed-day.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { getProviderActor, newRequestId, type PageContext } from '../page-context.ts'
import { idOf } from '../public/query-value.ts'
import { readChange, readEnd, readSlot } from './timetable.form.ts'
import { TimetablePage } from './timetable.page.tsx'

const PATH = '/provider/timetable'
type Errors = Form['errors']
type Mistaken = { readonly form: 'add' | 'end' | 'change'; readonly errors: Errors }

export function registerTimetable(app: App, deps: Deps): void {
  getPage(app, deps, PATH, context => show(context))
  postPage(app, deps, PATH, context => {
    switch (context.form.value('what')) {
      case 'add':
        return add(context)
      case 'end':
        return end(context)
      case 'change':
        return change(context)
      case 'take-back':
        return takeBack(context)
      default:
        throw new BadInput({ what: 'unknown' })
    }
  })
}

function monthIn({ query, setting }: PageContext): Temporal.PlainYearMonth {
  return readMonth(query.month) ?? setting.clock.today().toPlainYearMonth()
}

async function add(context: PageContext): Promise<PageAnswer> {
  const read = readSlot(context.form.value, context.language)
  if (!read.ok) return show(context, { form: 'add', errors: read.error })
  const groupId = idOf(context.query.group)
  const slot = { groupId, ...read.value }
  return done(context, 'add', 'room', 'lesson.add-slot', plain(slot), (tx, actor) =>
    addSlot(tx, actor, context.setting, slot),
  )
}

async function end(context: PageContext): Promise<PageAnswer> {
  const read = readEnd(context.form.value, context.language)
  if (!read.ok) return show(context, { form: 'end', errors: read.error })
  return done(context, 'end', 'lastDay', 'lesson.end-slot', plain(read.value), (tx, actor) =>
    endSlot(tx, actor, context.setting, read.value),
  )
}

async function change(context: PageContext): Promise<PageAnswer> {
  const read = readChange(context.form.value, context.language)
  if (!read.ok) return show(context, { form: 'change', errors: read.error })
  const input = { groupId: idOf(context.query.group), ...read.value }
  return done(context, 'change', 'held-room', 'lesson.change', plain(input), (tx, actor) =>
    changeLesson(tx, actor, context.setting, input),
  )
}

async function takeBack(context: PageContext): Promise<PageAnswer> {
  const day = readTypedDay(context.form.value('day'))
  if (day === undefined) throw new BadInput({ day: 'unreadable' })
  const input = { groupId: idOf(context.query.group), day }
  return done(context, 'change', 'day', 'lesson.take-back', plain(input), (tx, actor) =>
    takeBackChange(tx, actor, context.setting, input),
  )
}

/** A room or a person that cannot be had any more is told beside its question. */
async function done(
  context: PageContext,
  form: Mistaken['form'],
  field: string,
  name: string,
  input: CanonicalValue,
  work: (tx: Tx, actor: Actor) => Promise<unknown>,
): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  try {
    await context.act(name, input, async tx => {
      await work(tx, actor)
      return null
    })
  } catch (error) {
    if (!(error instanceof BadInput) || error.fields.room === undefined) throw error
    return show(context, { form, errors: { [field]: context.texts.timetable.mistakes.unusable } })
  }
  const address = `${PATH}?group=${idOf(context.query.group)}&month=${monthIn(context)}&saved=yes`
  return redirect(context.href(address))
}

/** What makes this request another one than the one before. */
function plain(input: Readonly<Record<string, unknown>>): CanonicalValue {
  return JSON.parse(
    JSON.stringify(input, (_, value) => (typeof value === 'bigint' ? value.toString() : value)),
  )
}

async function show(context: PageContext, mistaken?: Mistaken): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const { database, language, setting, query } = context
  const month = monthIn(context)
  const groupId = idOf(query.group)
  const formOf = (form: Mistaken['form']): Form =>
    mistaken?.form === form
      ? { language, values: context.form.all, errors: mistaken.errors }
      : { language, values: {}, errors: {} }
  return shown(
    <TimetablePage
      frame={context.frame('provider')}
      timetable={await findOwnTimetable(database, actor, setting, { groupId, month })}
      month={month}
      saved={query.saved === 'yes'}
      addForm={formOf('add')}
      endForm={formOf('end')}
      changeForm={formOf('change')}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    mistaken === undefined ? 200 : 422,
  )
}
