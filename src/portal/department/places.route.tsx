/** Rounds on demand and contracts prolonged together, by the department of the territory. */
import { BadInput } from '../../base/failure.ts'
import { choiceAccess } from '../../domain/choice/choice-access.ts'
import { findRounds } from '../../domain/choice/find-rounds.ts'
import { holdRound } from '../../domain/choice/hold-round.ts'
import {
  findEndingContracts,
  findProlongations,
} from '../../domain/contracts/find-prolongations.ts'
import { orderProlongation } from '../../domain/contracts/order-prolongation.ts'
import { isAllowed } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { formatCount } from '../layout/format.ts'
import { REQUEST_ID_FIELD } from '../layout/hidden-fields.tsx'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { newRequestId, type PageContext } from '../page-context.ts'
import { dayOf } from '../public/query-value.ts'
import { PlacesPage } from './places.page.tsx'
import { registerProlongations } from './prolongation.route.tsx'
import { getScope, type Scope } from './scope.ts'

const ROUNDS_SHOWN = 10
const PROLONGATIONS_SHOWN = 5

export function registerPlaces(app: App, deps: Deps): void {
  getPage(app, deps, '/department/places', show)
  registerProlongations(app, deps)
  postPage(app, deps, '/department/places', async context => {
    const scope = await getScope(context)
    const [what, day] = context.form.value('what').split(':')
    if (what === 'round') return hold(context, scope)
    const lastDay = what === 'prolong' ? dayOf(day) : undefined
    if (lastDay === undefined) throw new BadInput({ what: 'unknown' })
    const order = { territory: scope.territory.code, programme: scope.programme }
    const input = { ...order, lastDay: lastDay.toString() }
    const id = await context.act('contract.prolong', input, async tx => {
      const given = { ...order, lastDay }
      return (await orderProlongation(tx, scope.staff, context.setting, given)).toString()
    })
    return redirect(context.href(`/department/places/prolongations/${id}`))
  })
}

async function hold(context: PageContext, scope: Scope): Promise<PageAnswer> {
  const report = await holdRound(context.database, scope.staff, context.setting, {
    territory: scope.territory.code,
    programme: scope.programme,
    requestId: context.form.value(REQUEST_ID_FIELD),
  })
  const query = `round=${report.number}&placed=${report.placed}`
  return redirect(scope.href('/department/places', query))
}

async function show(context: PageContext): Promise<PageAnswer> {
  const scope = await getScope(context)
  const { territory, programme } = scope
  const { database, setting } = context
  const queue = { territory: territory.code, programme }
  return shown(
    <PlacesPage
      frame={context.frame('department')}
      territoryName={territory.name[context.language]}
      rounds={await findRounds(database, { ...queue, limit: ROUNDS_SHOWN })}
      ending={await findEndingContracts(database, setting, queue)}
      swapsHref={scope.href('/department/swaps')}
      prolongations={await findProlongations(database, queue, PROLONGATIONS_SHOWN)}
      mayAct={isAllowed(scope.staff, choiceAccess.holdRound, scope.relation)}
      done={doneText(context)}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
  )
}

/** What the address says was done: whole numbers only. */
function doneText({ query, texts, language }: PageContext): string | undefined {
  const count = (text: string | undefined) =>
    text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined
  const [round, placed] = [query.round, query.placed].map(count)
  if (round !== undefined && placed !== undefined) {
    return texts.cases.held(round, formatCount(placed, language))
  }
  return undefined
}
