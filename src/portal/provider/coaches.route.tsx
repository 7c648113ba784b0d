/** One coach of a club: added, papers entered, the last day. */
import { BadInput, NotFound } from '../../base/failure.ts'
import { enterPaper } from '../../domain/activities/enter-paper.ts'
import { findCoaches } from '../../domain/activities/find-activities.ts'
import { addCoach, letCoachLeave } from '../../domain/activities/keep-coach.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { readTypedDay } from '../layout/typed-day.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { newRequestId, type PageContext } from '../page-context.ts'
import { idOf } from '../public/query-value.ts'
import { activityMistakes, readPaper } from './activity.form.ts'
import { CoachPage, NewCoachPage } from './activity-forms.page.tsx'
import { getClubDesk } from './club-desk.ts'

type Errors = Readonly<Record<string, string>>

export function registerCoaches(app: App, deps: Deps, path: string): void {
  getPage(app, deps, `${path}/coaches/:id`, context => show(context, path, {}))
  postPage(app, deps, `${path}/coaches/:id`, async context => {
    const isNew = context.params.id === 'new'
    const errors = isNew ? await add(context) : await change(context)
    if (errors !== undefined) return show(context, path, errors)
    const back = isNew ? path : `${path}/coaches/${context.params.id}`
    return redirect(context.href(`${back}?done=yes`))
  })
}

async function getOwnCoach(context: PageContext, providerId: bigint) {
  const id = idOf(context.params.id)
  const coaches = await findCoaches(context.database, providerId, context.setting.clock.today())
  const coach = coaches.find(one => one.id === id)
  if (coach === undefined) throw new NotFound('coach')
  return coach
}

async function show(context: PageContext, path: string, errors: Errors): Promise<PageAnswer> {
  const { provider } = await getClubDesk(context)
  const { language } = context
  const mistaken = Object.keys(errors).length > 0
  const fresh = { startedOn: context.setting.clock.today().toString() }
  const props = {
    frame: context.frame('provider'),
    form: { language, values: mistaken ? context.form.all : fresh, errors },
    mistakenIn: context.form.value('what') === 'leave' ? 'leave' : 'paper',
    backHref: context.href(path),
    csrfToken: context.csrfToken,
    requestIdOf: () => newRequestId(context),
  }
  const status = mistaken ? 422 : 200
  if (context.params.id === 'new') return shown(<NewCoachPage {...props} />, status)
  const coach = await getOwnCoach(context, provider.id)
  const done = context.query.done === 'yes' && !mistaken
  return shown(<CoachPage {...props} coach={coach} done={done} />, status)
}

async function add(context: PageContext): Promise<Errors | undefined> {
  const { actor, provider } = await getClubDesk(context)
  const { form, setting } = context
  const startedOn = readTypedDay(form.value('startedOn'))
  if (startedOn === undefined) return { startedOn: context.texts.activities.mistakes.day }
  const words = { fullName: form.value('fullName'), startedOn, providerId: provider.id }
  const input = { fullName: words.fullName, startedOn: startedOn.toString() }
  return whatIsWrong(context, () =>
    context.act('activity.add-coach', input, async tx => {
      await addCoach(tx, actor, setting, words)
      return null
    }),
  )
}

async function change(context: PageContext): Promise<Errors | undefined> {
  const { actor, provider } = await getClubDesk(context)
  const { form, setting, language } = context
  const coach = await getOwnCoach(context, provider.id)
  const coachId = coach.id
  const input = Object.fromEntries(
    ['kind', 'reference', 'issuedOn', 'validTo', 'leftOn'].map(name => [name, form.value(name)]),
  )
  const given = { ...input, coach: coachId.toString() }
  if (form.value('what') === 'leave') {
    const leftOn = readTypedDay(form.value('leftOn'))
    if (leftOn === undefined) return { leftOn: context.texts.activities.mistakes.day }
    await context.act('activity.coach-leaves', given, async tx => {
      await letCoachLeave(tx, actor, setting, { coachId, leftOn })
      return null
    })
    return undefined
  }
  const read = readPaper(form.value, 'issuedOn', language)
  if (!read.ok) return read.errors
  const { from: issuedOn, ...paper } = read.value
  return whatIsWrong(context, () =>
    context.act('activity.enter-paper', given, async tx => {
      await enterPaper(tx, actor, setting, { ...paper, issuedOn, coachId })
      return null
    }),
  )
}

async function whatIsWrong(
  context: PageContext,
  work: () => Promise<unknown>,
): Promise<Errors | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return activityMistakes(error, context.language)
  }
}
