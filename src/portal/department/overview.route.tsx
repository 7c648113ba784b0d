/** The overview of an office. */

import { applicationAccess } from '../../domain/applications/application-access.ts'
import { countLooks } from '../../domain/applications/look-at-application.ts'
import { WHOLE_COUNTRY } from '../../domain/exchange/table-kind.ts'
import { findBalances } from '../../domain/ledger/post.ts'
import { findOverviewCounts } from '../../domain/opendata/find-overview.ts'
import { invariantAccess } from '../../domain/opendata/invariant-access.ts'
import { countOpenFlags } from '../../domain/plausibility/find-flags.ts'
import { flagAccess } from '../../domain/plausibility/flag-access.ts'
import { findLengths } from '../../domain/queue/find-position.ts'
import { countUnsignedSwaps } from '../../domain/swaps/find-unsigned-swaps.ts'
import { swapAccess } from '../../domain/swaps/swap-access.ts'
import { warningBeforeEnd } from '../../domain/territories/rule-pack-resolution.ts'
import { findLivePacks, findRulesInForce } from '../../domain/territories/rules-in-force.ts'
import { getTerritoryPath } from '../../domain/territories/territory-tree.ts'
import { isAllowed } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { formatDate } from '../layout/format.ts'
import { getPage } from '../page.ts'
import { shown } from '../page-answer.ts'
import type { PageContext } from '../page-context.ts'
import { OverviewPage } from './overview.page.tsx'
import { getScope, type Scope } from './scope.ts'

export function registerOverview(app: App, deps: Deps): void {
  getPage(app, deps, '/department', async context => {
    const scope = await getScope(context)
    const { database, setting, language } = context
    const { territory, programme } = scope
    const year = setting.clock.today().year
    const counts = await findOverviewCounts(database, territory.code, programme)
    const balances = await findBalances(database, { programme, territory: territory.code, year })
    return shown(
      <OverviewPage
        frame={context.frame('department')}
        territory={{ code: territory.code, name: territory.name[language] }}
        choices={await nameTerritories(context, scope.choices)}
        lengths={await findLengths(database, territory.code, programme)}
        freePlaces={counts.free_places}
        openClaims={counts.open_claims}
        unreached={counts.unreached}
        looks={await findLooks(context, scope)}
        unsigned={await findUnsigned(context, scope)}
        flags={await findFlagCount(context, scope)}
        availableTiyn={balances.available}
        reservedTiyn={balances.reserved}
        warnings={await findWarnings(context, scope)}
        hrefs={{
          claims: scope.href('/department/claims'),
          unreached: scope.href('/department/unreached'),
          unsigned: scope.href('/department/unsigned-swaps'),
          flags: scope.href('/department/flags', 'state=open'),
          guardianships: scope.href('/department/guardianships'),
          iterations: scope.href('/department/iterations'),
          refresh: scope.href('/department/refresh'),
          switch: scope.href('/department/switch'),
          pause: scope.href('/department/pause'),
          invariants: isAllowed(scope.staff, invariantAccess.viewRows, scope.relation)
            ? context.href('/department/invariants')
            : undefined,
        }}
      />,
    )
  })
}

/** Kindergartens that let exchanges lapse: nothing where the reader has no business with it. */
async function findUnsigned(context: PageContext, scope: Scope): Promise<number> {
  const { staff, relation, territory, programme } = scope
  if (!isAllowed(staff, swapAccess.listUnsigned, relation)) return 0
  const queue = { territory: territory.code, programme }
  return countUnsignedSwaps(context.database, staff, relation, queue)
}

/** Undefined for those who have no business with it. */
async function findFlagCount(context: PageContext, scope: Scope): Promise<number | undefined> {
  const { staff, relation, territory, programme } = scope
  if (!isAllowed(staff, flagAccess.list, relation)) return undefined
  return countOpenFlags(context.database, staff, relation, {
    territory: territory.code,
    programme,
  })
}

const LOOKS_DAYS = 30

/** Of the whole installation, so only for a post that covers it. */
async function findLooks(context: PageContext, { staff }: Scope): Promise<number | undefined> {
  const relation = { territoryPath: [WHOLE_COUNTRY] }
  if (!isAllowed(staff, applicationAccess.listLooks, relation)) return undefined
  const since = context.setting.clock.now().subtract({ hours: LOOKS_DAYS * 24 })
  return countLooks(context.database, staff, relation, since)
}

async function nameTerritories(context: PageContext, codes: readonly string[]) {
  const names = codes.map(async code => {
    const path = await getTerritoryPath(context.database, code)
    return { code, name: path.at(-1)?.name[context.language] ?? code }
  })
  return Promise.all(names)
}

async function findWarnings(context: PageContext, scope: Scope): Promise<readonly string[]> {
  const { database, setting, language, texts } = context
  const t = texts.department.overview
  const today = setting.clock.today()
  const rules = await findRulesInForce(database, scope.territory.code, scope.programme, today)
  if (rules?.pack === undefined) return [t.noPack]
  const ending = warningBeforeEnd(rules.pack, await findLivePacks(database), today)
  const end = ending ? [t.packEnds(formatDate(ending.endsOn, language), ending.daysLeft)] : []
  return rules.regime === 'referral' ? [t.notVouchers, ...end] : end
}
