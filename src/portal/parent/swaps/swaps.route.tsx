/** Exchanges of one child: wishes changed by one press of a button at a time, the open exchange declined. */
import { BadInput, Refusal } from '../../../base/failure.ts'
import { findSuitableGroups } from '../../../domain/choice/find-group-choices.ts'
import { declineSwap } from '../../../domain/swaps/answer-swap.ts'
import { findSwapWishes } from '../../../domain/swaps/find-swaps.ts'
import { setSwapWishes } from '../../../domain/swaps/set-swap-wishes.ts'
import type { SwapRefusal } from '../../../domain/swaps/swap.ts'
import type { App } from '../../../platform/http/app.ts'
import { getPage, postPage } from '../../page.ts'
import { type PageAnswer, redirect, shown } from '../../page-answer.ts'
import { getGuardian, newRequestId, type PageContext } from '../../page-context.ts'
import { getOwnApplication } from '../cabinet/own-application.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { AddSwapWishPage } from './add-swap-wish.page.tsx'
import { DeclineSwapPage } from './decline-swap.page.tsx'
import { loadSwaps } from './load-swap.ts'
import { changeSwapWishes, readSwapChange } from './swap-wishes.form.ts'
import { SwapsPage } from './swaps.page.tsx'

const GROUPS_A_PAGE = 20
const MOST_WORDS = 6

export function registerSwapPages(app: App, deps: ParentDeps): void {
  getPage(app, deps, '/cabinet/:number/exchange', async context => {
    const swaps = await loadSwaps(context, await getOwnApplication(context))
    return shown(
      <SwapsPage
        frame={context.frame('parent')}
        swaps={swaps}
        saved={context.query.saved === 'yes'}
        csrfToken={context.csrfToken}
        requestId={newRequestId(context)}
      />,
    )
  })
  postPage(app, deps, '/cabinet/:number/exchange', pressButton)
  getPage(app, deps, '/cabinet/:number/exchange/add', showGroups)
  getPage(app, deps, '/cabinet/:number/exchange/decline', async context => {
    const { number } = await getOwnApplication(context)
    return shown(
      <DeclineSwapPage
        frame={context.frame('parent')}
        number={number}
        csrfToken={context.csrfToken}
        requestId={newRequestId(context)}
      />,
    )
  })
  postPage(app, deps, '/cabinet/:number/exchange/decline', async context => {
    const guardian = getGuardian(context)
    const { number } = await getOwnApplication(context)
    await context.act('swap.decline', { number }, async tx => {
      await declineSwap(tx, guardian, context.setting, { number })
      return null
    })
    return redirect(context.href(`/cabinet/${number}/exchange`))
  })
}

async function pressButton(context: PageContext): Promise<PageAnswer> {
  const guardian = getGuardian(context)
  const { id, number } = await getOwnApplication(context)
  const pressed = context.form.value('change')
  const change = readSwapChange(pressed)
  if (change === undefined) throw new BadInput({ change: 'unknown' })
  await context.act('swap.wish', { number, change: pressed }, async tx => {
    const groupIds = changeSwapWishes(await findSwapWishes(tx, id), change)
    await setSwapWishes(tx, guardian, context.setting, { number, groupIds })
    return null
  })
  return redirect(context.href(`/cabinet/${number}/exchange?saved=yes`))
}

/** Groups for the age and kind of the seat that the child has. */
async function showGroups(context: PageContext): Promise<PageAnswer> {
  const { query, texts, language } = context
  const application = await getOwnApplication(context)
  const { own, wishes, childName } = await loadSwaps(context, application)
  if (own === undefined) throw new Refusal<SwapRefusal>('swap/not-enrolled')
  const page = /^[1-9]\d{0,3}$/.test(query.page ?? '') ? Number(query.page) : 1
  const words = (query.q ?? '').slice(0, 80).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)
  const { languages } = texts.publicReading.providers
  const wanted = Object.hasOwn(languages, query.language ?? '') ? query.language : undefined
  const groups = await findSuitableGroups(context.database, {
    territory: application.territory,
    programme: application.programme,
    cohort: own.cohort,
    kind: own.kind,
    day: context.setting.clock.today(),
    words,
    language: wanted ?? null,
    direction: null,
    clubs: null,
    onlyFree: false,
    limit: GROUPS_A_PAGE + 1,
    offset: (page - 1) * GROUPS_A_PAGE,
  })
  const more = new URLSearchParams({ ...query, page: String(page + 1) })
  return shown(
    <AddSwapWishPage
      frame={context.frame('parent')}
      number={application.number}
      childName={childName}
      age={texts.publicQueue.cohort(own.cohort)}
      groups={groups.slice(0, GROUPS_A_PAGE)}
      chosen={new Set(wishes)}
      own={own.groupId}
      form={{ language, values: { q: query.q, language: wanted }, errors: {} }}
      moreHref={groups.length > GROUPS_A_PAGE ? `?${more}` : undefined}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
  )
}
