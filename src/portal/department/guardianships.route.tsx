/** Checking guardianship where the registers were silent. */
import { parseBusinessNumber } from '../../base/business-number.ts'
import { NotFound } from '../../base/failure.ts'
import { applicationAccess } from '../../domain/applications/application-access.ts'
import {
  checkGuardianship,
  findUncheckedGuardianships,
} from '../../domain/applications/check-guardianship.ts'
import { findApplication } from '../../domain/applications/find-application.ts'
import { isAllowed } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { getPage, postPage } from '../page.ts'
import { redirect, shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import { GuardianshipPage, GuardianshipsPage } from './guardianships.page.tsx'
import { getScope } from './scope.ts'

const PAGE = 50

export function registerGuardianships(app: App, deps: Deps): void {
  getPage(app, deps, '/department/guardianships', async context => {
    const scope = await getScope(context)
    const queue = { territory: scope.territory.code, relation: scope.relation }
    const after = /^\d{1,15}$/.test(context.query.after ?? '') ? context.query.after : '0'
    const rows = await findUncheckedGuardianships(
      context.database,
      scope.staff,
      queue,
      BigInt(after ?? '0'),
      PAGE + 1,
    )
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
    return shown(
      <GuardianshipsPage
        frame={context.frame('department')}
        rows={rows.slice(0, PAGE)}
        checkHref={number => context.href(`/department/guardianships/${number}`)}
        nextHref={last && scope.href('/department/guardianships', `after=${last.id}`)}
        saved={context.query.saved === 'yes'}
      />,
    )
  })
  getPage(app, deps, '/department/guardianships/:number', async context =>
    shown(show(context, await readNumber(context), {})),
  )
  postPage(app, deps, '/department/guardianships/:number', async context => {
    const staff = getStaff(context)
    const number = await readNumber(context)
    const outcome = context.form.value('outcome')
    if (outcome !== 'confirmed' && outcome !== 'denied') {
      const errors = { outcome: context.texts.departmentGuardianship.choose }
      return shown(show(context, number, errors), 422)
    }
    await context.act('application.check-guardianship', { number, outcome }, async tx => {
      await checkGuardianship(tx, staff, context.setting, { number, outcome })
      return null
    })
    return redirect(context.href('/department/guardianships?saved=yes'))
  })
}

/** Not there for a post that does not reach it: nobody learns by trying numbers. */
async function readNumber(context: PageContext): Promise<string> {
  const staff = getStaff(context)
  const number = parseBusinessNumber(context.params.number ?? '')
  const found = number === undefined ? undefined : await findApplication(context.database, number)
  if (found === undefined || !isAllowed(staff, applicationAccess.listClaims, found.relation)) {
    throw new NotFound('application')
  }
  return found.application.number
}

function show(context: PageContext, number: string, errors: Readonly<Record<string, string>>) {
  return (
    <GuardianshipPage
      frame={context.frame('department')}
      number={number}
      applicationHref={context.href(`/department/applications/${number}`)}
      backHref={context.href('/department/guardianships')}
      form={{ language: context.language, values: context.form.all, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />
  )
}
