/** Announcing a pause of publication, where a territory works by referrals. */
import { announcePause, findPauses } from '../../domain/referrals/announce-pause.ts'
import { referralAccess } from '../../domain/referrals/referral-access.ts'
import { findRulesInForce } from '../../domain/territories/rules-in-force.ts'
import { authorize, isAllowed } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { getPage, postPage } from '../page.ts'
import { redirect, shown } from '../page-answer.ts'
import { newRequestId, type PageContext } from '../page-context.ts'
import { readPause } from './pause.form.ts'
import { PausePage } from './pause.page.tsx'
import { getKindergartenScope, type Scope } from './scope.ts'

const FIELDS = ['startsOn', 'lastDay', 'reason'] as const

export function registerPause(app: App, deps: Deps): void {
  getPage(app, deps, '/department/pause', async context => {
    const scope = await getKindergartenScope(context)
    authorize(scope.staff, referralAccess.viewSwitch, scope.relation)
    return shown(await show(context, scope, {}, {}))
  })
  postPage(app, deps, '/department/pause', async context => {
    const scope = await getKindergartenScope(context)
    const read = readPause(name => context.form.value(name), context.language)
    if (!read.ok) {
      const values = Object.fromEntries(FIELDS.map(name => [name, context.form.value(name)]))
      return shown(await show(context, scope, values, read.error), 422)
    }
    const { startsOn, lastDay, reason } = read.value
    const queue = { territory: scope.territory.code, programme: scope.programme }
    const input = {
      ...queue,
      startsOn: startsOn.toString(),
      lastDay: lastDay.toString(),
      reason,
    }
    await context.act('referral.pause', input, async tx => {
      await announcePause(tx, scope.staff, context.setting, { ...queue, ...read.value })
      return null
    })
    return redirect(scope.href('/department/pause', 'saved=yes'))
  })
}

async function show(
  context: PageContext,
  scope: Scope,
  values: Form['values'],
  errors: Form['errors'],
) {
  const { database, language, setting } = context
  const { territory, programme, staff } = scope
  const rules = await findRulesInForce(database, territory.code, programme, setting.clock.today())
  const pack = rules?.pack
  const month =
    pack?.regime === 'referral' ? pack.values['referral.summerPauseMonth'].value : undefined
  return (
    <PausePage
      frame={context.frame('department')}
      territoryName={territory.name[language]}
      month={month}
      pauses={await findPauses(database, staff, { territory: territory.code, programme })}
      form={{ language, values, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
      mayAnnounce={isAllowed(staff, referralAccess.pause, scope.relation)}
      saved={context.query.saved === 'yes'}
    />
  )
}
