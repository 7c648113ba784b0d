/** The close of a month before the department: its progress, preparing acts for one or for all, approving some at once. */
import { BadInput, NotFound, Refusal } from '../../base/failure.ts'
import { approveAct } from '../../domain/payments/approve-act.ts'
import { findMonthClose } from '../../domain/payments/find-month-close.ts'
import { orderActs } from '../../domain/payments/order-acts.ts'
import { paymentAccess } from '../../domain/payments/payment-access.ts'
import { prepareAct } from '../../domain/payments/prepare-act.ts'
import { findProvider } from '../../domain/providers/find-providers.ts'
import { getTerritoryPath } from '../../domain/territories/territory-tree.ts'
import { actorText } from '../../platform/access/actor.ts'
import { isAllowed } from '../../platform/access/permission.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import { monthOf, readMonth } from '../attendance/month-of-path.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { formatCount } from '../layout/format.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { actOnce, newRequestId, type PageContext } from '../page-context.ts'
import { refusalText } from '../problem-answer.tsx'
import { refusalOfConstraint } from '../refusal-of-constraint.ts'
import { MonthClosePage } from './months.page.tsx'
import { getScope } from './scope.ts'

const PATH = '/department/months'
const DONE = ['ordered', 'prepared'] as const
/** Said on the page of the month after a report that does not fit into its file. */
export const TOO_LARGE = 'too-large'

export function registerMonths(app: App, deps: Deps): void {
  getPage(app, deps, PATH, async context => {
    const { territory } = await getScope(context)
    const today = context.setting.clock.today().toPlainYearMonth()
    const month = readMonth(context.query.month) ?? today.subtract({ months: 1 })
    return redirect(context.href(`${PATH}/${month}?territory=${territory.code}`))
  })
  getPage(app, deps, `${PATH}/:month`, async context => show(context, {}))
  postPage(app, deps, `${PATH}/:month`, act)
}

type Said = {
  readonly done?: readonly string[]
  readonly refused?: readonly string[]
  readonly errors?: Form['errors']
}

async function show(context: PageContext, said: Said): Promise<PageAnswer> {
  const { staff, relation, territory, programme, choices } = await getScope(context)
  const { database, setting, language, texts } = context
  const month = monthOf(context.params.month)
  const names = choices.map(async code => {
    const path = await getTerritoryPath(database, code)
    return { code, name: path.at(-1)?.name[language] ?? code }
  })
  const scope = { territory: territory.code, programme, month, relation }
  const done = DONE.find(one => one === context.query.done)
  const errors = said.errors ?? {}
  return shown(
    <MonthClosePage
      frame={context.frame('department')}
      territory={{ code: territory.code, name: territory.name[language] }}
      choices={await Promise.all(names)}
      month={month}
      close={await findMonthClose(database, staff, setting, scope)}
      mayPrepare={isAllowed(staff, paymentAccess.orderActs, relation)}
      reader={actorText(staff)}
      done={said.done ?? (done === undefined ? [] : [texts.monthClose[done]])}
      refused={
        context.query.done === TOO_LARGE
          ? [texts.departmentImports.tooLargeToExport]
          : (said.refused ?? [])
      }
      outcomeText={code => refusalText(texts, code, {})?.title ?? code}
      page={/^[1-9]\d{0,3}$/.test(context.query.page ?? '') ? Number(context.query.page) : 1}
      form={{ language, values: {}, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}

async function act(context: PageContext): Promise<PageAnswer> {
  switch (context.form.value('what')) {
    case 'prepare-all':
      return prepareAll(context)
    case 'prepare-one':
      return prepareOne(context)
    case 'approve':
      return approve(context)
    default:
      throw new BadInput({ what: 'unknown' })
  }
}

async function back(context: PageContext, done: (typeof DONE)[number]): Promise<PageAnswer> {
  const { territory, programme } = await getScope(context)
  const month = monthOf(context.params.month)
  const kept = context.query.programme === undefined ? '' : `&programme=${programme}`
  return redirect(context.href(`${PATH}/${month}?territory=${territory.code}${kept}&done=${done}`))
}

async function prepareAll(context: PageContext): Promise<PageAnswer> {
  const { staff, territory, programme } = await getScope(context)
  const month = monthOf(context.params.month)
  const input = { territory: territory.code, month: month.toString() }
  await context.act('act.order', input, async tx => {
    await orderActs(tx, staff, context.setting, { territory: territory.code, programme, month })
    return null
  })
  return back(context, 'ordered')
}

async function prepareOne(context: PageContext): Promise<PageAnswer> {
  const { staff, programme } = await getScope(context)
  const bin = context.form.value('provider')
  const month = monthOf(context.params.month)
  const provider = await findProvider(context.database, bin, programme)
  if (provider === undefined) throw new NotFound('provider')
  await context.act('act.prepare', { bin, month: month.toString() }, async tx => {
    await prepareAct(tx, staff, context.setting, { providerId: provider.id, month })
    return null
  })
  return back(context, 'prepared')
}

/** Each by itself: one that is refused holds back no other, and a repeat of the form has the same answer. */
async function approve(context: PageContext): Promise<PageAnswer> {
  const { staff } = await getScope(context)
  const { deps, requestId, setting, texts, language } = context
  const chosen = context.form.values('acts').map(readChosen)
  if (chosen.length === 0) return show(context, { errors: { acts: texts.monthClose.choose } })
  let approved = 0
  const refused: string[] = []
  for (const { number, totalTiyn } of chosen) {
    const input = { number, totalTiyn: totalTiyn.toString() }
    const own = requestId && `${requestId}:${number}`.slice(-100)
    try {
      await actOnce(deps, own, 'act.approve', input, async tx => {
        await approveAct(tx, staff, setting, { number, totalTiyn })
        return null
      })
      approved += 1
    } catch (error) {
      const words = wordsOf(context, error)
      if (words === undefined) throw error
      refused.push(`№ ${number}: ${words}`)
    }
  }
  const done =
    approved === 0 ? [] : [texts.monthClose.approvedCount(formatCount(approved, language))]
  return show(context, { done, refused })
}

function readChosen(text: string) {
  const [, number = '', total] = /^([A-Z0-9-]{5,20}):(-?\d{1,18})$/.exec(text) ?? []
  if (total === undefined) throw new BadInput({ acts: 'unknown' })
  return { number, totalTiyn: BigInt(total) }
}

function wordsOf({ texts }: PageContext, error: unknown): string | undefined {
  if (error instanceof NotFound) return texts.acts.none
  const code =
    error instanceof Refusal ? error.code : refusalOfConstraint[violatedConstraint(error) ?? '']
  const words = code === undefined ? undefined : refusalText(texts, code, {})
  return words && `${words.title} ${words.next}`
}
