/** Preview, "what if", hold, and the list of iterations of a queue. */

import { Refusal } from '../../base/failure.ts'
import { parseTenge } from '../../base/money.ts'
import { findIteration, findIterations } from '../../domain/iterations/find-iterations.ts'
import { holdIteration } from '../../domain/iterations/hold-iteration.ts'
import { iterationAccess } from '../../domain/iterations/iteration-access.ts'
import { previewIteration, type WhatIf } from '../../domain/iterations/preview-iteration.ts'
import { isAllowed } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { getPage, postPage } from '../page.ts'
import { redirect, shown } from '../page-answer.ts'
import { newRequestId, type PageContext } from '../page-context.ts'
import { refusalText } from '../problem-answer.tsx'
import { HoldPage, IterationsPage } from './iterations.page.tsx'
import { getScope, type Scope } from './scope.ts'

const SHOWN = 20
const REQUEST_ID = '_requestId'

export function registerIterations(app: App, deps: Deps): void {
  getPage(app, deps, '/department/iterations', async context => {
    const scope = await getScope(context)
    const found = await tryPreview(context, scope, readWhatIf(context))
    const mayHold = isAllowed(scope.staff, iterationAccess.hold, scope.relation)
    const { programme } = scope
    const queue = { territory: scope.territory.code, programme }
    const held = await findIterations(context.database, { ...queue, limit: SHOWN })
    const now = /^\d{1,15}$/.test(context.query.held ?? '')
      ? await findIteration(context.database, BigInt(context.query.held ?? '0'))
      : undefined
    return shown(
      <IterationsPage
        frame={context.frame('department')}
        territoryName={scope.territory.name[context.language]}
        territory={scope.territory.code}
        preview={found.preview}
        refusal={found.refusal}
        whatIf={whatIfForm(context)}
        countsPlaces={programme === 'preschool'}
        holdHref={mayHold && found.preview ? scope.href('/department/iterations/hold') : undefined}
        held={held.map(asHeld)}
        heldNow={now && asHeld(now)}
      />,
    )
  })
  getPage(app, deps, '/department/iterations/hold', async context => {
    const scope = await getScope(context)
    const preview = await previewIteration(context.database, scope.staff, scopeOf(context, scope))
    return shown(
      <HoldPage
        frame={context.frame('department')}
        offered={preview.sealed.result.totals.offered}
        backHref={scope.href('/department/iterations')}
        csrfToken={context.csrfToken}
        requestId={newRequestId(context)}
      />,
    )
  })
  postPage(app, deps, '/department/iterations/hold', async context => {
    const scope = await getScope(context)
    const { territory, programme } = scope
    const requestId = context.form.value(REQUEST_ID)
    const report = await holdIteration(context.database, scope.staff, context.setting, {
      territory: territory.code,
      programme,
      ...(requestId.length >= 8 && requestId.length <= 100 ? { requestId } : {}),
    })
    return redirect(scope.href('/department/iterations', `held=${report.iteration}`))
  })
}

function scopeOf(context: PageContext, { territory, programme }: Scope) {
  return { territory: territory.code, programme, heldOn: context.setting.clock.today() }
}

/** A preview that the rules refuse (no pack, no norm) is words on the page, not an error page. */
async function tryPreview(context: PageContext, scope: Scope, whatIf: WhatIf) {
  try {
    const { sealed, moneyAfterTiyn } = await previewIteration(
      context.database,
      scope.staff,
      scopeOf(context, scope),
      whatIf,
    )
    const { offered, skipped } = sealed.result.totals
    return { preview: { offered, skipped, moneyAfterTiyn }, refusal: undefined }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const words = refusalText(context.texts, error.code, error.facts)
    return { preview: undefined, refusal: words ? `${words.title} ${words.next}` : error.code }
  }
}

function readWhatIf(context: PageContext): WhatIf {
  const money = parseTenge(context.query.money ?? '')
  const places = /^\d{1,5}$/.test(context.query.places ?? '') ? Number(context.query.places) : 0
  return {
    ...(money === undefined ? {} : { moreMoneyTiyn: money }),
    ...(places === 0 ? {} : { morePlaces: { cohort: null, count: places } }),
  }
}

function whatIfForm(context: PageContext) {
  const { money = '', places = '' } = context.query
  const values = money === '' && places === '' ? {} : { money, places }
  return { language: context.language, values, errors: {} }
}

function asHeld(row: { id: bigint; number: number; held_on: Temporal.PlainDate; offered: number }) {
  return { id: row.id, number: row.number, heldOn: row.held_on, offered: row.offered }
}
