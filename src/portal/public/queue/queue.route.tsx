/** The open queue: all queues, one queue, one category, one number. */

import { parseBusinessNumber } from '../../../base/business-number.ts'
import { NotFound } from '../../../base/failure.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { findApplication, findEvents } from '../../../domain/applications/find-application.ts'
import { findDecisionsOfApplication } from '../../../domain/iterations/find-iterations.ts'
import { parseNamingNumber } from '../../../domain/namings/naming.ts'
import { findQueueSizes } from '../../../domain/opendata/find-public-figures.ts'
import {
  findLengths,
  findMovements,
  findPosition,
  findQueuePage,
} from '../../../domain/queue/find-position.ts'
import { findRulesInForce } from '../../../domain/territories/rules-in-force.ts'
import { findVoucherOfApplication } from '../../../domain/vouchers/find-vouchers.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Deps } from '../../deps.ts'
import type { Form } from '../../layout/form.ts'
import { getPage, preferredLanguage } from '../../page.ts'
import { type PageAnswer, publicPage, redirect, shown } from '../../page-answer.ts'
import type { PageContext } from '../../page-context.ts'
import { openDeadlines } from '../../parent/cabinet/open-deadline.ts'
import { emptyNumberForm, readNumber } from '../find-number.tsx'
import {
  cohortOfPath,
  programmeOf,
  territoriesByCode,
  territoryOfPath,
  tierOfPath,
} from '../query-value.ts'
import { CategoryListPage } from './category-list.page.tsx'
import { describeMovements } from './movement-text.ts'
import { type Offer, PositionPage } from './position.page.tsx'
import { publicHistory, standingSince } from './public-history.ts'
import { QueueIndexPage } from './queue-index.page.tsx'
import { composeKey, readKey } from './queue-key.ts'
import { categoryHref, TerritoryQueuePage } from './territory-queue.page.tsx'

const ROWS_A_PAGE = 100

export function registerQueuePages(app: App, deps: Deps): void {
  getPage(app, deps, '/queue', findNumberOrList)
  getPage(app, deps, '/queue/:territory', async context => {
    const territory = await territoryOfPath(context.database, context.params.territory)
    const programme = programmeOf(context.query.programme)
    const lengths = await findLengths(context.database, territory.code, programme)
    const today = context.setting.clock.today()
    const rules = await findRulesInForce(context.database, territory.code, programme, today)
    return publicPage(
      <TerritoryQueuePage
        frame={context.frame('public')}
        territory={territory}
        programme={programme}
        lengths={lengths}
        byReferral={rules?.regime === 'referral'}
      />,
    )
  })
  getPage(app, deps, '/queue/:territory/:cohort/:tier', categoryList)
  getPage(app, deps, '/applications/:number', onePosition)
  // The link in an SMS: short, and in whatever language the reader had.
  app.get<{ Params: { number: string } }>('/k/:number', async (request, reply) => {
    const naming = parseNamingNumber(request.params.number)
    if (naming !== undefined) {
      return reply
        .header('cache-control', 'private, no-store')
        .redirect(`/${preferredLanguage(request)}/cabinet/namings/${naming}`, 302)
    }
    const number = parseBusinessNumber(request.params.number)
    if (number === undefined) return reply.callNotFound()
    return reply
      .header('cache-control', 'private, no-store')
      .redirect(`/${preferredLanguage(request)}/applications/${number}`, 302)
  })
}

async function findNumberOrList(context: PageContext): Promise<PageAnswer> {
  const typed = context.query.number
  if (typed === undefined || typed.trim() === '') {
    return publicPage(await indexPage(context, emptyNumberForm(context.language)))
  }
  const { number, form } = readNumber(context.language, typed)
  if (number === undefined) return shown(await indexPage(context, form), 422)
  if ((await findApplication(context.database, number)) !== undefined) {
    return redirect(context.href(`/applications/${number}`))
  }
  const errors = { number: context.texts.publicQueue.find.unknown(number) }
  return shown(await indexPage(context, { ...form, errors }), 404)
}

async function indexPage(context: PageContext, form: Form) {
  const [sizes, territories] = await Promise.all([
    findQueueSizes(context.database),
    territoriesByCode(context.database),
  ])
  return (
    <QueueIndexPage
      frame={context.frame('public')}
      form={form}
      sizes={sizes}
      territories={territories}
    />
  )
}

async function categoryList(context: PageContext): Promise<PageAnswer> {
  const { database, params, query, language } = context
  const territory = await territoryOfPath(database, params.territory)
  const tier = tierOfPath(params.tier)
  const cohort = cohortOfPath(params.cohort)
  const programme = programmeOf(query.programme)
  const category = { territory: territory.code, programme, cohort, tier }
  const after = readKey(query.after)
  const rows = await findQueuePage(database, category, after, ROWS_A_PAGE)
  const lengths = await findLengths(database, territory.code, programme)
  const [first] = rows
  const today = context.setting.clock.today()
  const standing = first && after && (await findPosition(database, first.number, today))
  const last = rows.length === ROWS_A_PAGE ? rows.at(-1) : undefined
  const here = categoryHref(language, territory.code, programme, cohort, tier)
  const joint = here.includes('?') ? '&' : '?'
  return publicPage(
    <CategoryListPage
      frame={context.frame('public')}
      territory={territory}
      programme={programme}
      tier={tier}
      cohort={cohort}
      length={lengths.find(one => one.cohort === cohort && one.tier === tier)?.length ?? 0}
      rows={rows}
      firstPlace={standing?.queueNumber ?? 1}
      firstHref={after === undefined ? undefined : here}
      nextHref={last && `${here}${joint}after=${composeKey(last)}`}
    />,
  )
}

async function findOffer(
  context: PageContext,
  application: Application,
): Promise<Offer | undefined> {
  if (application.state !== 'offered') return undefined
  const { database, setting } = context
  const voucher = await findVoucherOfApplication(database, application.id)
  if (voucher?.state !== 'offered') return undefined
  const [until] = openDeadlines({
    application,
    voucher,
    claimsDue: undefined,
    now: setting.clock.now(),
    calendar: setting.calendar,
  })
  return { until }
}

async function onePosition(context: PageContext): Promise<PageAnswer> {
  const { database, params, language, setting } = context
  const number = parseBusinessNumber(params.number ?? '')
  if (number === undefined) throw new NotFound('application')
  if (number !== params.number) return redirect(context.href(`/applications/${number}`))
  const position = await findPosition(database, number, setting.clock.today())
  const found = await findApplication(database, number)
  if (position === undefined || found === undefined) throw new NotFound('application')
  const { application } = found
  const events = await findEvents(database, application.id)
  const since = standingSince(events) ?? position.submittedAt
  const [territory, decisions, movements] = await Promise.all([
    territoryOfPath(database, position.territory),
    findDecisionsOfApplication(database, application.id),
    position.queueNumber === null ? [] : findMovements(database, position, since),
  ])
  return publicPage(
    <PositionPage
      frame={context.frame('public')}
      position={position}
      territory={territory}
      movements={describeMovements(movements, language)}
      since={since}
      history={publicHistory(events, language, application.programme)}
      decisions={decisions}
      offer={await findOffer(context, application)}
    />,
  )
}
