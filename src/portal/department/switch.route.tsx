/** The change from referrals to vouchers, for those who answer for the queue. */
import { findSwitch } from '../../domain/referrals/find-switch.ts'
import { findSwitchDay } from '../../domain/referrals/find-switch-day.ts'
import type { SwitchPosition } from '../../domain/referrals/plan-switch.ts'
import { previewSwitch } from '../../domain/referrals/preview-switch.ts'
import { referralAccess } from '../../domain/referrals/referral-access.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { getPage } from '../page.ts'
import { shown } from '../page-answer.ts'
import type { PageContext } from '../page-context.ts'
import { getKindergartenScope, type Scope } from './scope.ts'
import { SwitchPage, type SwitchView } from './switch.page.tsx'

export function registerSwitch(app: App, deps: Deps): void {
  getPage(app, deps, '/department/switch', async context => {
    const scope = await getKindergartenScope(context)
    authorize(scope.staff, referralAccess.viewSwitch, scope.relation)
    return shown(
      <SwitchPage
        frame={context.frame('department')}
        territoryName={scope.territory.name[context.language]}
        view={await findView(context, scope)}
      />,
    )
  })
}

async function findView(context: PageContext, scope: Scope): Promise<SwitchView | undefined> {
  const { database, setting } = context
  const queue = { territory: scope.territory.code, programme: scope.programme }
  const report = await findSwitch(database, scope.staff, queue)
  if (report !== undefined) {
    const { positionsSha256, positions, ...rest } = report
    const positionsLost = positions.length < report.applications
    const changed = positions.filter(isChanged)
    return { ...rest, changed, positionsLost, sha256: positionsSha256 }
  }
  const day = await findSwitchDay(database, queue.territory, queue.programme)
  // Its day is past and nobody stood here then: there is nothing to tell.
  const today = setting.clock.today()
  if (day === undefined || Temporal.PlainDate.compare(day.startsOn, today) < 0) return undefined
  const { positions, ...preview } = await previewSwitch(database, scope.staff, queue)
  return {
    ...preview,
    startsOn: day.startsOn,
    from: `${day.from.id} ${day.from.version}`,
    to: `${day.to.id} ${day.to.version}`,
    changed: positions.filter(isChanged),
    positionsLost: false,
    sha256: undefined,
  }
}

const isChanged = ({ reason }: SwitchPosition) => reason !== 'unchanged'
