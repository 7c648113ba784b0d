/** A kindergarten's groups and places: its own only. */

import { NotFound } from '../../base/failure.ts'
import { findActivities } from '../../domain/activities/find-activities.ts'
import { findDisputesToAnswer } from '../../domain/attendance/find-disputes-to-answer.ts'
import { countOwnLetters } from '../../domain/letters/find-letters.ts'
import { findDeskMoney } from '../../domain/payments/find-desk-money.ts'
import { announceDeparture } from '../../domain/places/announce-departure.ts'
import { findDepartures, findOccupancy, findOpenPlaces } from '../../domain/places/find-places.ts'
import { offerPlaces } from '../../domain/places/offer-places.ts'
import { withdrawPlaces } from '../../domain/places/withdraw-places.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { newRequestId, type PageContext } from '../page-context.ts'
import { idOf } from '../public/query-value.ts'
import { readLeaving, readNewPlaces, readWithdrawal } from './group.form.ts'
import { GroupPage, type GroupPageProps } from './group.page.tsx'
import { GroupsPage } from './groups.page.tsx'
import { getDesk } from './provider-desk.ts'

export function registerGroups(app: App, deps: Deps): void {
  getPage(app, deps, '/provider', async context => {
    const desk = await getDesk(context)
    const { actor, provider } = desk
    return shown(
      <GroupsPage
        frame={context.frame('provider')}
        providerName={desk.name}
        groups={await findOccupancy(context.database, desk.provider.id)}
        activities={await activitiesOf(context, provider)}
        work={{
          disputes: await findDisputesToAnswer(context.database, actor, provider.id),
          money: await findDeskMoney(context.database, actor, provider.id),
        }}
        letters={await countOwnLetters(context.database, desk.actor, context.setting.clock.today())}
      />,
    )
  })
  getPage(app, deps, '/provider/groups/:id', async context => showGroup(context, {}))
  postPage(app, deps, '/provider/groups/:id', async context => act(context))
}

async function activitiesOf(
  { database }: PageContext,
  provider: { readonly id: bigint; readonly programme: string },
) {
  if (provider.programme !== 'club') return undefined
  return new Map((await findActivities(database, provider.id)).map(group => [group.id, group]))
}

function act(context: PageContext): Promise<PageAnswer> {
  switch (context.form.value('what')) {
    case 'withdraw':
      return withdraw(context)
    case 'leaving':
      return announce(context)
    default:
      return publish(context)
  }
}

async function announce(context: PageContext): Promise<PageAnswer> {
  const { actor } = await getDesk(context)
  const groupId = idOf(context.params.id)
  const read = readLeaving(context.form.value, context.language)
  if (!read.ok) return showGroup(context, { leaving: read.error }, 422)
  const { count, lastDay } = read.value
  const input = { groupId: groupId.toString(), count, lastDay: lastDay.toString() }
  await context.act('place.announce-departure', input, async tx => {
    await announceDeparture(tx, actor, context.setting, { groupId, count, lastDay })
    return null
  })
  return redirect(context.href(`/provider/groups/${groupId}?leaving=yes`))
}

async function publish(context: PageContext): Promise<PageAnswer> {
  const { actor } = await getDesk(context)
  const groupId = idOf(context.params.id)
  const read = readNewPlaces(context.form.value, context.language)
  if (!read.ok) return showGroup(context, { publish: read.error }, 422)
  const { startsOn, lastDay, ...rest } = read.value
  const input = {
    ...rest,
    groupId: groupId.toString(),
    startsOn: startsOn.toString(),
    lastDay: lastDay?.toString() ?? null,
  }
  await context.act('place.offer', input, async tx => {
    const places = await offerPlaces(tx, actor, context.setting, { ...read.value, groupId })
    return places.length
  })
  return redirect(context.href(`/provider/groups/${groupId}?published=${rest.count}`))
}

async function withdraw(context: PageContext): Promise<PageAnswer> {
  const { actor } = await getDesk(context)
  const groupId = idOf(context.params.id)
  const { form } = context
  const read = readWithdrawal(form.values('places'), form.value('reason'), context.language)
  if (!read.ok) return showGroup(context, { withdraw: read.error }, 422)
  const { placeIds, reason } = read.value
  const input = { groupId: groupId.toString(), placeIds: placeIds.map(String), reason }
  await context.act('place.withdraw', input, async tx => {
    await withdrawPlaces(tx, actor, context.setting, { ...read.value, groupId })
    return null
  })
  return redirect(context.href(`/provider/groups/${groupId}?withdrawn=yes`))
}

type Mistakes = {
  readonly publish?: Form['errors']
  readonly withdraw?: Form['errors']
  readonly leaving?: Form['errors']
}

async function showGroup(
  context: PageContext,
  mistakes: Mistakes,
  status?: 422,
): Promise<PageAnswer> {
  const { provider } = await getDesk(context)
  const id = idOf(context.params.id)
  const { database, language, query } = context
  const group = (await findOccupancy(database, provider.id)).find(one => one.id === id)
  if (group === undefined) throw new NotFound('group')
  const places = (await findOpenPlaces(database, provider.id)).filter(one => one.groupId === id)
  const values = (errors: Form['errors'] | undefined, fresh: Form['values']): Form => ({
    language,
    values: errors === undefined ? fresh : context.form.all,
    errors: errors ?? {},
  })
  const published = Number(query.published)
  const props: GroupPageProps = {
    frame: context.frame('provider'),
    group,
    places,
    csrfToken: context.csrfToken,
    requestId: newRequestId(context),
    publishForm: values(mistakes.publish, {
      admission: 'general',
      startsOn: context.setting.clock.today().toString(),
    }),
    withdrawForm: values(mistakes.withdraw, {}),
    leavingForm: values(mistakes.leaving, {}),
    departures: await findDepartures(database, id),
    saved: {
      ...(Number.isSafeInteger(published) && published > 0 ? { published } : {}),
      ...(query.withdrawn === 'yes' ? { withdrawn: true } : {}),
      ...(query.leaving === 'yes' ? { leaving: true } : {}),
    },
  }
  return shown(<GroupPage {...props} />, status)
}
