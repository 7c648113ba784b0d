/** A club's own programme: groups, rooms, coaches and their papers; a kindergarten has no such pages. */
import { BadInput, NotFound } from '../../base/failure.ts'
import { findActivities, findCoaches, findRooms } from '../../domain/activities/find-activities.ts'
import { findGatesOfClub } from '../../domain/activities/find-closed-gates.ts'
import { findAskedGates } from '../../domain/activities/gate-rules.ts'
import { changeActivity, keepActivity } from '../../domain/activities/keep-activity.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { newRequestId, type PageContext } from '../page-context.ts'
import { idOf } from '../public/query-value.ts'
import { ActivitiesPage } from './activities.page.tsx'
import { activityMistakes, readActivity } from './activity.form.ts'
import { ActivityFormPage } from './activity-forms.page.tsx'
import { getClubDesk } from './club-desk.ts'
import { registerCoaches } from './coaches.route.tsx'
import { registerRooms } from './rooms.route.tsx'

const PROGRAMME_PATH = '/provider/programme'

export function registerActivities(app: App, deps: Deps): void {
  getPage(app, deps, PROGRAMME_PATH, showAll)
  getPage(app, deps, `${PROGRAMME_PATH}/groups/:id`, context => showGroup(context, {}))
  postPage(app, deps, `${PROGRAMME_PATH}/groups/:id`, saveGroup)
  registerRooms(app, deps, PROGRAMME_PATH)
  registerCoaches(app, deps, PROGRAMME_PATH)
}

async function showAll(context: PageContext): Promise<PageAnswer> {
  const { provider, name } = await getClubDesk(context)
  const { database } = context
  const day = context.setting.clock.today()
  const gates = await findAskedGates(database, provider.territory_code, day)
  return shown(
    <ActivitiesPage
      frame={context.frame('provider')}
      clubName={name}
      gates={await findGatesOfClub(database, provider.id, { day, gates })}
      groups={await findActivities(database, provider.id)}
      rooms={await findRooms(database, provider.id)}
      coaches={await findCoaches(database, provider.id, day)}
      href={context.href(PROGRAMME_PATH)}
      done={context.query.done === 'yes'}
    />,
  )
}

/** Undefined for `new`. Throws NotFound for a group that is not the club's own. */
async function findOwnGroup(context: PageContext, providerId: bigint) {
  if (context.params.id === 'new') return undefined
  const id = idOf(context.params.id)
  const group = (await findActivities(context.database, providerId)).find(one => one.id === id)
  if (group === undefined) throw new NotFound('group')
  return group
}

async function showGroup(
  context: PageContext,
  errors: Readonly<Record<string, string>>,
): Promise<PageAnswer> {
  const { provider } = await getClubDesk(context)
  const { language } = context
  const group = await findOwnGroup(context, provider.id)
  const mistaken = Object.keys(errors).length > 0
  const known = group && {
    ...group,
    from: String(group.from),
    to: String(group.to),
    planned: String(group.planned),
    capacity: String(group.capacity),
  }
  const { name, direction, from, to, planned, capacity, kind } = known ?? { kind: 'general' }
  const kept = { name, direction, from, to, planned, capacity, kind, language: known?.language }
  return shown(
    <ActivityFormPage
      frame={context.frame('provider')}
      isNew={group === undefined}
      form={{ language, values: mistaken ? context.form.all : kept, errors }}
      backHref={context.href(PROGRAMME_PATH)}
      csrfToken={context.csrfToken}
      requestIdOf={() => newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

async function saveGroup(context: PageContext): Promise<PageAnswer> {
  const { actor, provider } = await getClubDesk(context)
  const group = await findOwnGroup(context, provider.id)
  const words = readActivity(context.form.value)
  const input = { ...mapNumbers(words), group: group?.id.toString() ?? 'new' }
  try {
    await context.act('activity.keep-group', input, async tx => {
      const { setting } = context
      if (group !== undefined) {
        await changeActivity(tx, actor, setting, { ...words, groupId: group.id })
      } else await keepActivity(tx, actor, setting, { ...words, providerId: provider.id })
      return null
    })
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return showGroup(context, activityMistakes(error, context.language))
  }
  return redirect(context.href(`${PROGRAMME_PATH}?done=yes`))
}

/** What was no number cannot be hashed as one. */
function mapNumbers(words: object): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [name, String(value)]))
}
