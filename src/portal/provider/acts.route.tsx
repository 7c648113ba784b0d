/** A kindergarten's acts: its months, one act with its files, a line down to its days, signing. */
import { recordLook } from '../../domain/applications/look-at-application.ts'
import { findActDocument } from '../../domain/payments/act-document.ts'
import { verifyActSignature } from '../../domain/payments/check-act-signature.ts'
import { findAct, findActLine } from '../../domain/payments/find-acts.ts'
import { findOwnMonths } from '../../domain/payments/find-month-close.ts'
import { signAct } from '../../domain/payments/sign-act.ts'
import { workingDaysBetween } from '../../domain/territories/working-calendar.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import { answerActFile } from '../acts/act-files.ts'
import { ActLinePage } from '../acts/act-line.page.tsx'
import { readTotal, territoryNames } from '../acts/act-request.ts'
import { orSayWhy } from '../contract/eds-mistake.ts'
import { readCms } from '../contract/read-cms.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { getPage, postPage } from '../page.ts'
import { NCALAYER, type PageAnswer, reaching, redirect, shown } from '../page-answer.ts'
import { getProviderActor, newRequestId, type PageContext } from '../page-context.ts'
import { idOf, programmeOf } from '../public/query-value.ts'
import { ActPage } from './act.page.tsx'
import { ActsPage } from './acts.page.tsx'
import { getDesk } from './provider-desk.ts'

const LIST = '/provider/acts'
const PATH = `${LIST}/:number`

export function registerActs(app: App, deps: Deps): void {
  getPage(app, deps, LIST, showMonths)
  getPage(app, deps, PATH, context => showAct(context, {}))
  getPage(app, deps, `${PATH}/lines/:line`, showLine)
  postPage(app, deps, `${PATH}/sign`, sign)
  postPage(app, deps, `${PATH}/eds`, signWithKey)
  // Where the language switch of a page with a mistake leads.
  getPage(app, deps, `${PATH}/eds`, async context => redirect(rootOf(context)))
  getPage(app, deps, `${PATH}/:file`, async context => {
    const given = await load(context)
    return answerActFile(context, context.params.file, given)
  })
}

async function showMonths(context: PageContext): Promise<PageAnswer> {
  const { actor, provider } = await getDesk(context)
  const { database, setting } = context
  const today = setting.clock.today()
  const months = await findOwnMonths(database, actor, setting, {
    id: provider.id,
    programme: programmeOf(provider.programme),
    territory: provider.territory_code,
  })
  const left = (until: Temporal.PlainDate | undefined) => {
    if (until === undefined) return undefined
    if (Temporal.PlainDate.compare(until, today) < 0) return -1
    const days = workingDaysBetween(setting.calendar, today, until)
    return days.ok ? days.value : today.until(until).days
  }
  return shown(
    <ActsPage
      frame={context.frame('provider')}
      months={months.map(month => ({ ...month, workingDaysLeft: left(month.at.until) }))}
    />,
  )
}

const rootOf = (context: PageContext) => context.href(`${LIST}/${context.params.number}`)

async function load(context: PageContext) {
  const actor = getProviderActor(context)
  const found = await findAct(context.database, actor, context.params.number ?? '')
  const document = await findActDocument(context.database, found.act, found.lines)
  return { actor, shown: found, document, root: rootOf(context), byName: true } as const
}

async function showAct(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const { actor: _actor, ...given } = await load(context)
  const { language, deps } = context
  const mistaken = Object.keys(errors).length > 0
  const edsReady = deps.eds !== undefined
  const page = shown(
    <ActPage
      {...given}
      frame={context.frame('provider')}
      language={language}
      programme={given.shown.act.programme}
      done={context.query.done === 'signed' ? context.texts.acts.done.signed : undefined}
      edsReady={edsReady}
      form={{ language, values: mistaken ? context.form.all : {}, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
  return edsReady ? reaching(page, NCALAYER) : page
}

async function showLine(context: PageContext): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const { database, params, setting } = context
  const lineId = idOf(params.line)
  const found = await findActLine(database, actor, params.number ?? '', lineId)
  await inTransaction(database, tx =>
    recordLook(tx, actor, setting, found.line.applicationId, 'sheet'),
  )
  return shown(
    <ActLinePage
      frame={context.frame('provider')}
      shown={found}
      root={rootOf(context)}
      listHref={context.href(LIST)}
      byName
      territories={await territoryNames(context)}
    />,
  )
}

async function sign(context: PageContext): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const number = context.params.number ?? ''
  const totalTiyn = readTotal(context.form.value('total'))
  const input = { number, totalTiyn: totalTiyn.toString() }
  await context.act('act.sign', input, async tx => {
    await signAct(tx, actor, context.setting, { number, totalTiyn })
    return null
  })
  return redirect(`${rootOf(context)}?done=signed`)
}

async function signWithKey(context: PageContext): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const { database, deps, setting } = context
  const number = context.params.number ?? ''
  const totalTiyn = readTotal(context.query.total)
  const cms = readCms(context.form)
  if (cms === undefined) return showAct(context, { signed: context.texts.contracts.edsMissing })
  const signing = async () => {
    const checked = await verifyActSignature({ database, eds: deps.eds }, actor, { number, cms })
    await context.act('act.sign-eds', { number }, async tx => {
      await signAct(tx, actor, setting, { number, totalTiyn }, checked)
      return null
    })
    return redirect(`${rootOf(context)}?done=signed`)
  }
  return orSayWhy(context, signing, errors => showAct(context, errors))
}
