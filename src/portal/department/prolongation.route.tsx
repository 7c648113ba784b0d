/** The report on contracts that were prolonged together, while it runs and afterwards. */
import { viewProlongation } from '../../domain/contracts/find-prolongations.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { getPage } from '../page.ts'
import { shown } from '../page-answer.ts'
import { getStaff } from '../page-context.ts'
import { idOf } from '../public/query-value.ts'
import { ProlongationPage } from './prolongation.page.tsx'

const ROWS_A_PAGE = 200

export function registerProlongations(app: App, deps: Deps): void {
  getPage(app, deps, '/department/places/prolongations/:id', async context => {
    const staff = getStaff(context)
    const { database, params, query } = context
    const page = /^[1-9]\d{0,3}$/.test(query.page ?? '') ? Number(query.page) : 1
    const id = idOf(params.id)
    const offset = (page - 1) * ROWS_A_PAGE
    const report = await viewProlongation(database, staff, id, { limit: ROWS_A_PAGE + 1, offset })
    const more = report.left.length > ROWS_A_PAGE
    return shown(
      <ProlongationPage
        frame={context.frame('department')}
        report={{ ...report, left: report.left.slice(0, ROWS_A_PAGE) }}
        nextHref={
          more ? context.href(`/department/places/prolongations/${id}?page=${page + 1}`) : undefined
        }
      />,
    )
  })
}
