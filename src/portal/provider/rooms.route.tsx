/** One room of a club: added, renamed, made larger or smaller, closed. */
import { BadInput, NotFound } from '../../base/failure.ts'
import { findRooms } from '../../domain/activities/find-activities.ts'
import { addRoom, changeRoom, closeRoom } from '../../domain/activities/keep-room.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { readTypedDay } from '../layout/typed-day.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { newRequestId, type PageContext } from '../page-context.ts'
import { idOf } from '../public/query-value.ts'
import { activityMistakes, readCount } from './activity.form.ts'
import { RoomFormPage } from './activity-forms.page.tsx'
import { getClubDesk } from './club-desk.ts'

type Errors = Readonly<Record<string, string>>

export function registerRooms(app: App, deps: Deps, path: string): void {
  const backTo = (context: PageContext) => redirect(context.href(`${path}?done=yes`))
  getPage(app, deps, `${path}/rooms/:id`, context => show(context, path, {}))
  postPage(app, deps, `${path}/rooms/:id`, async context => {
    const errors =
      context.form.value('what') === 'close' ? await close(context) : await keep(context)
    return errors === undefined ? backTo(context) : show(context, path, errors)
  })
}

async function findOwnRoom(context: PageContext, providerId: bigint) {
  if (context.params.id === 'new') return undefined
  const id = idOf(context.params.id)
  const room = (await findRooms(context.database, providerId)).find(one => one.id === id)
  if (room === undefined) throw new NotFound('room')
  return room
}

async function show(context: PageContext, path: string, errors: Errors): Promise<PageAnswer> {
  const { provider } = await getClubDesk(context)
  const { language } = context
  const room = await findOwnRoom(context, provider.id)
  const mistaken = Object.keys(errors).length > 0
  const isClosing = mistaken && context.form.value('what') === 'close'
  const kept = { name: room?.name, capacity: room && String(room.capacity) }
  const values = mistaken && !isClosing ? context.form.all : kept
  return shown(
    <RoomFormPage
      frame={context.frame('provider')}
      isNew={room === undefined}
      form={{ language, values, errors }}
      mistakenIn={isClosing ? 'close' : 'keep'}
      backHref={context.href(path)}
      csrfToken={context.csrfToken}
      requestIdOf={() => newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

async function keep(context: PageContext): Promise<Errors | undefined> {
  const { actor, provider } = await getClubDesk(context)
  const room = await findOwnRoom(context, provider.id)
  const { form, setting } = context
  const words = { name: form.value('name'), capacity: readCount(form.value('capacity')) }
  const input = { name: words.name, capacity: form.value('capacity'), room: String(room?.id) }
  try {
    await context.act('activity.keep-room', input, async tx => {
      if (room !== undefined) {
        await changeRoom(tx, actor, setting, { ...words, roomId: room.id })
      } else await addRoom(tx, actor, setting, { ...words, providerId: provider.id })
      return null
    })
    return undefined
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return activityMistakes(error, context.language)
  }
}

async function close(context: PageContext): Promise<Errors | undefined> {
  const { actor, provider } = await getClubDesk(context)
  const room = await findOwnRoom(context, provider.id)
  const closedOn = readTypedDay(context.form.value('closedOn'))
  if (closedOn === undefined) return { closedOn: context.texts.activities.mistakes.day }
  if (room === undefined) throw new NotFound('room')
  const input = { room: room.id.toString(), closedOn: closedOn.toString() }
  await context.act('activity.close-room', input, async tx => {
    await closeRoom(tx, actor, context.setting, { roomId: room.id, closedOn })
    return null
  })
  return undefined
}
