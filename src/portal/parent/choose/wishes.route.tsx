/** Ranked wishes: seen, changed by one press of a button at a time, with what the family prefers besides. */
import { BadInput } from '../../../base/failure.ts'
import { findGroupChoices, findSuitableGroups } from '../../../domain/choice/find-group-choices.ts'
import { findPreferences, findWishes, type Wish } from '../../../domain/choice/find-wishes.ts'
import { setPreferences } from '../../../domain/choice/set-preferences.ts'
import { setWishes } from '../../../domain/choice/set-wishes.ts'
import type { App } from '../../../platform/http/app.ts'
import { getPage, postPage } from '../../page.ts'
import { type PageAnswer, redirect, shown } from '../../page-answer.ts'
import { getGuardian, newRequestId, type PageContext } from '../../page-context.ts'
import { getApplicationOfChooser } from '../cabinet/own-application.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { AddWishPage, type ChoosingPurpose } from './add-wish.page.tsx'
import { type Choosing, loadChoosing } from './load-choosing.ts'
import { changeWishes, readAdmissions, readChange } from './wishes.form.ts'
import { WishesPage } from './wishes.page.tsx'

const GROUPS_A_PAGE = 20
const MOST_WORDS = 6

export function registerWishPages(app: App, deps: ParentDeps): void {
  getPage(app, deps, '/cabinet/:number/wishes', showWishes)
  postPage(app, deps, '/cabinet/:number/wishes', pressButton)
  postPage(app, deps, '/cabinet/:number/wishes/preferences', keepPreferences)
  getPage(app, deps, '/cabinet/:number/wishes/add', async context => {
    const application = await getApplicationOfChooser(context)
    const wishes = await findWishes(context.database, application.id)
    const chosen = new Set(wishes.map(wish => wish.groupId))
    return showSuitable(context, await loadChoosing(context, application), chosen, 'wish')
  })
}

async function showWishes(context: PageContext): Promise<PageAnswer> {
  const { database } = context
  const application = await getApplicationOfChooser(context)
  const choosing = await loadChoosing(context, application)
  // Where places are taken at once there is no round that would read a list.
  if (choosing.atOnce) return redirect(context.href(`/cabinet/${application.number}/choose`))
  const wishes = await findWishes(database, application.id)
  const choices = await findGroupChoices(
    database,
    wishes.map(wish => wish.groupId),
  )
  const choiceOf = new Map(choices.map(choice => [choice.groupId, choice]))
  return shown(
    <WishesPage
      frame={context.frame('parent')}
      number={application.number}
      programme={application.programme}
      childName={choosing.childName}
      wishes={wishes.flatMap(wish => {
        const choice = choiceOf.get(wish.groupId)
        return choice === undefined ? [] : [{ wish, choice }]
      })}
      preferences={await findPreferences(database, application.id)}
      hasSiblings={choosing.hasSiblings}
      nextRound={choosing.nextRound}
      beforeVoucher={choosing.voucher === undefined || choosing.voucher.state === 'offered'}
      onReferrals={choosing.regime === 'referral'}
      saved={context.query.saved === 'yes'}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
  )
}

async function pressButton(context: PageContext): Promise<PageAnswer> {
  const guardian = getGuardian(context)
  const { number } = await getApplicationOfChooser(context)
  const change = readChange(context.form.value('change'))
  if (change === undefined) throw new BadInput({ change: 'unknown' })
  await context.act('choice.wish', { number, change: context.form.value('change') }, async tx => {
    const before = await findWishesOf(tx, context)
    const wishes = changeWishes(before, change, [])
    await setWishes(tx, guardian, context.setting, { number, wishes })
    return null
  })
  return backToWishes(context, number)
}

async function findWishesOf(
  read: Parameters<typeof findWishes>[0],
  context: PageContext,
): Promise<readonly Wish[]> {
  const application = await getApplicationOfChooser(context)
  return findWishes(read, application.id)
}

async function keepPreferences(context: PageContext): Promise<PageAnswer> {
  const guardian = getGuardian(context)
  const application = await getApplicationOfChooser(context)
  const { number } = application
  const ticked = context.form.values('preferences')
  const admissions = readAdmissions(context.form.values('admissions'))
  const anyPlace = ticked.includes('any-place')
  // Who has no siblings is not asked, and keeps what it had.
  const together =
    application.batchKey === null
      ? (await findPreferences(context.database, application.id)).together
      : ticked.includes('together')
  const input = { number, together, anyPlace, admissions: [...admissions] }
  await context.act('choice.prefer', input, async tx => {
    const wishes = await findWishesOf(tx, context)
    await setWishes(tx, guardian, context.setting, {
      number,
      wishes: wishes.map(wish => ({ ...wish, admissions })),
    })
    await setPreferences(tx, guardian, context.setting, {
      number,
      together,
      anyPlace,
      consent: anyPlace,
    })
    return null
  })
  return backToWishes(context, number)
}

function backToWishes(context: PageContext, number: string): PageAnswer {
  return redirect(context.href(`/cabinet/${number}/wishes?saved=yes`))
}

/** Groups for the child's age and kind, with the buttons of one purpose. */
export async function showSuitable(
  context: PageContext,
  choosing: Choosing,
  chosen: ReadonlySet<bigint>,
  purpose: ChoosingPurpose,
): Promise<PageAnswer> {
  const { query, texts, language } = context
  const { application, cohort } = choosing
  const page = /^[1-9]\d{0,3}$/.test(query.page ?? '') ? Number(query.page) : 1
  const words = (query.q ?? '').slice(0, 80).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)
  const { languages } = texts.publicReading.providers
  const wanted = Object.hasOwn(languages, query.language ?? '') ? query.language : undefined
  const { directions } = texts.clubWords
  const direction = Object.hasOwn(directions, query.direction ?? '') ? query.direction : undefined
  const groups = await findSuitableGroups(context.database, {
    territory: application.territory,
    programme: application.programme,
    cohort,
    kind: application.kind,
    day: context.setting.clock.today(),
    words,
    language: wanted ?? null,
    direction: direction ?? null,
    clubs: choosing.clubs,
    onlyFree: false,
    limit: GROUPS_A_PAGE + 1,
    offset: (page - 1) * GROUPS_A_PAGE,
  })
  const more = new URLSearchParams({ ...query, page: String(page + 1) })
  return shown(
    <AddWishPage
      frame={context.frame('parent')}
      number={application.number}
      childName={choosing.childName}
      age={texts.publicQueue.cohort(cohort)}
      groups={groups.slice(0, GROUPS_A_PAGE)}
      chosen={chosen}
      purpose={purpose}
      programme={application.programme}
      form={{ language, values: { q: query.q, language: wanted, direction }, errors: {} }}
      moreHref={groups.length > GROUPS_A_PAGE ? `?${more}` : undefined}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
  )
}
