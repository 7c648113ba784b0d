/** The officer's list of families that no notice reached. */

import { findUnreached } from '../../domain/vouchers/find-vouchers.ts'
import { voucherAccess } from '../../domain/vouchers/voucher-access.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { getPage } from '../page.ts'
import { shown } from '../page-answer.ts'
import { getScope } from './scope.ts'
import { UnreachedPage } from './unreached.page.tsx'

const MOST = 500

export function registerUnreached(app: App, deps: Deps): void {
  getPage(app, deps, '/department/unreached', async context => {
    const { staff, relation, territory } = await getScope(context)
    authorize(staff, voucherAccess.listUnreached, relation)
    const rows = await findUnreached(context.database, [territory.code], MOST)
    const families = rows.map(row => ({
      applicationNumber: row.application_number,
      guardianName: row.guardian_name,
      phone: row.phone,
      offeredAt: row.offered_at,
      messageState: row.message_state,
    }))
    return shown(<UnreachedPage frame={context.frame('department')} families={families} />)
  })
}
