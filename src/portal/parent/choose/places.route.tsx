/** Answers to offers, waiting lists, giving a held place up, moving to another kindergarten. */
import { BadInput } from '../../../base/failure.ts'
import { acceptOffer } from '../../../domain/choice/accept-offer.ts'
import { chooseInRush } from '../../../domain/choice/choose-now.ts'
import { declineOffer } from '../../../domain/choice/decline-offer.ts'
import { findWaiting } from '../../../domain/choice/find-waiting.ts'
import { findWishes } from '../../../domain/choice/find-wishes.ts'
import { giveUpPlace } from '../../../domain/choice/give-up-place.ts'
import { joinList } from '../../../domain/choice/join-list.ts'
import { leaveList } from '../../../domain/choice/leave-list.ts'
import { findVoucherOfApplication } from '../../../domain/vouchers/find-vouchers.ts'
import type { App } from '../../../platform/http/app.ts'
import { getPage, postPage } from '../../page.ts'
import { type PageAnswer, redirect, shown } from '../../page-answer.ts'
import { getGuardian, newRequestId, type PageContext } from '../../page-context.ts'
import { backToCabinet } from '../cabinet/cabinet.route.tsx'
import { getOwnApplication } from '../cabinet/own-application.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { GiveUpPage } from './give-up.page.tsx'
import { loadChoosing } from './load-choosing.ts'
import { admissionsOf } from './wishes.form.ts'
import { showSuitable } from './wishes.route.tsx'

export function registerPlacePages(app: App, deps: ParentDeps): void {
  getPage(app, deps, '/cabinet/:number/choose', showPlacesToTake)
  postPage(app, deps, '/cabinet/:number/choose', takeOrWait)
  getPage(app, deps, '/cabinet/:number/waiting/add', async context => {
    const application = await getOwnApplication(context)
    const choosing = await loadChoosing(context, application)
    const waiting = await findWaiting(context.database, application.id)
    const chosen = new Set(waiting.map(entry => entry.group_id))
    return showSuitable(context, choosing, chosen, 'transfer')
  })
  postPage(app, deps, '/cabinet/:number/waiting/join', join)
  postPage(app, deps, '/cabinet/:number/waiting/leave', leave)
  postPage(app, deps, '/cabinet/:number/offers', answer)
  getPage(app, deps, '/cabinet/:number/give-up', async context => {
    const { id, number } = await getOwnApplication(context)
    const voucher = await findVoucherOfApplication(context.database, id)
    return shown(
      <GiveUpPage
        frame={context.frame('parent')}
        number={number}
        named={voucher?.form === 'targeted' && voucher.betweenSince === null}
        csrfToken={context.csrfToken}
        requestId={newRequestId(context)}
      />,
    )
  })
  postPage(app, deps, '/cabinet/:number/give-up', async context => {
    const guardian = getGuardian(context)
    const application = await getOwnApplication(context)
    const { number } = application
    await context.act('choice.give-up', { number }, async tx => {
      await giveUpPlace(tx, guardian, context.setting, { number })
      return null
    })
    return backToCabinet(context, application, 'givenUp')
  })
}

async function showPlacesToTake(context: PageContext): Promise<PageAnswer> {
  const application = await getOwnApplication(context)
  const choosing = await loadChoosing(context, application)
  if (!choosing.atOnce) return redirect(context.href(`/cabinet/${application.number}/wishes`))
  const waiting = await findWaiting(context.database, application.id)
  return showSuitable(context, choosing, new Set(waiting.map(entry => entry.group_id)), 'take')
}

/** `take:7` or `wait:7`. Taking confirms an offered voucher by the same press: both or neither. */
async function takeOrWait(context: PageContext): Promise<PageAnswer> {
  const guardian = getGuardian(context)
  const application = await getOwnApplication(context)
  const { number } = application
  const pressed = context.form.value('choice')
  const [, kind, id] = /^(take|wait):([1-9]\d{0,17})$/.exec(pressed) ?? []
  if (id === undefined) throw new BadInput({ choice: 'unknown' })
  const groupId = BigInt(id)
  if (kind === 'take') {
    const requestId = context.requestId ?? newRequestId(context)
    const input = { number, groupId, confirm: true, requestId }
    await chooseInRush(context.database, guardian, context.setting, input)
    return backToCabinet(context, application, 'taken')
  }
  await context.act('choice.join-list', { number, group: id }, async tx => {
    await joinList(tx, guardian, context.setting, { number, groupId, admissions: ['general'] })
    return null
  })
  return backToCabinet(context, application, 'joined')
}

async function join(context: PageContext): Promise<PageAnswer> {
  const guardian = getGuardian(context)
  const application = await getOwnApplication(context)
  const { number } = application
  const groupId = groupOf(context)
  await context.act('choice.join-list', { number, group: groupId.toString() }, async tx => {
    const admissions = admissionsOf(await findWishes(tx, application.id))
    await joinList(tx, guardian, context.setting, { number, groupId, admissions })
    return null
  })
  return backToCabinet(context, application, 'joined')
}

async function leave(context: PageContext): Promise<PageAnswer> {
  const guardian = getGuardian(context)
  const application = await getOwnApplication(context)
  const { number } = application
  const groupId = groupOf(context)
  await context.act('choice.leave-list', { number, group: groupId.toString() }, async tx => {
    await leaveList(tx, guardian, context.setting, { number, groupId })
    return null
  })
  return backToCabinet(context, application, 'left')
}

/** `accept:7` or `decline:7`, the value of the button that was pressed. */
async function answer(context: PageContext): Promise<PageAnswer> {
  const guardian = getGuardian(context)
  const application = await getOwnApplication(context)
  const pressed = context.form.value('answer')
  const [, kind, id] = /^(accept|decline):([1-9]\d{0,17})$/.exec(pressed) ?? []
  if (id === undefined) throw new BadInput({ answer: 'unknown' })
  const input = { holdId: BigInt(id) }
  await context.act(`choice.${kind}-offer`, { answer: pressed }, async tx => {
    if (kind === 'accept') await acceptOffer(tx, guardian, context.setting, input)
    else await declineOffer(tx, guardian, context.setting, input)
    return null
  })
  return backToCabinet(context, application, kind === 'accept' ? 'accepted' : 'declined')
}

function groupOf(context: PageContext): bigint {
  const text = context.form.value('group')
  if (!/^[1-9]\d{0,17}$/.test(text)) throw new BadInput({ group: 'unknown' })
  return BigInt(text)
}
