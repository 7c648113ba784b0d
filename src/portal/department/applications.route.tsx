/** Finding an application, seeing all of it, and the actions of the office on it. */
import { parseBusinessNumber } from '../../base/business-number.ts'
import { BadInput, NotFound } from '../../base/failure.ts'
import { parseIin } from '../../base/iin.ts'
import { applicationAccess } from '../../domain/applications/application-access.ts'
import { changePhoneAtDesk } from '../../domain/applications/change-phone-at-desk.ts'
import { findApplication } from '../../domain/applications/find-application.ts'
import { findByIin } from '../../domain/applications/look-at-application.ts'
import { releaseApplication } from '../../domain/applications/release-application.ts'
import { restoreApplication } from '../../domain/applications/restore-application.ts'
import { stopApplication } from '../../domain/applications/stop-application.ts'
import { withdrawApplication } from '../../domain/applications/withdraw-application.ts'
import { resendUnreached } from '../../domain/notifications/resend-unreached.ts'
import { cancelOffer } from '../../domain/vouchers/cancel-offer.ts'
import { authorize, isAllowed } from '../../platform/access/permission.ts'
import { inTransaction, type Tx } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import { getPage, postPage } from '../page.ts'
import { redirect, shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import { demonstrationAllowed, type ParentDeps } from '../parent/parent-deps.ts'
import { type FileAnswer, readFileAction } from './application-file.form.ts'
import { ApplicationFilePage } from './application-file.page.tsx'
import { FindApplicationPage } from './applications.page.tsx'
import { loadFile } from './load-file.ts'

export function registerApplications(app: App, deps: ParentDeps): void {
  getPage(app, deps, '/department/applications', findByNumber)
  postPage(app, deps, '/department/applications', async context => {
    const staff = getReader(context)
    const typed = context.form.value('iin')
    const iin = parseIin(typed, { demonstrationAllowed: demonstrationAllowed(deps) })
    if (!iin.ok) {
      const errors = { iin: context.texts.identity.iinMistakes[iin.error] }
      return shown(showFind(context, { iin: typed }, errors, undefined), 422)
    }
    const found = await inTransaction(context.database, tx =>
      findByIin(tx, staff, context.setting, iin.value.iin),
    )
    const [only] = found
    if (only !== undefined && found.length === 1) return redirect(fileHref(context, only.number))
    return shown(showFind(context, { iin: typed }, {}, found))
  })
  getPage(app, deps, '/department/applications/:number', async context =>
    shown(await showFile(context, {})),
  )
  postPage(app, deps, '/department/applications/:number', postAction)
}

async function findByNumber(context: PageContext) {
  const staff = getReader(context)
  const typed = context.query.number
  if (typed === undefined) return shown(showFind(context, {}, {}, undefined))
  const number = parseBusinessNumber(typed)
  if (number === undefined) {
    const errors = { number: context.texts.departmentFile.find.numberBad }
    return shown(showFind(context, { number: typed }, errors, undefined), 422)
  }
  const found = await findApplication(context.database, number)
  const reached = found && isAllowed(staff, applicationAccess.view, found.relation)
  if (!reached) return shown(showFind(context, { number: typed }, {}, []))
  return redirect(fileHref(context, number))
}

/** Whose post reads no application anywhere has no search either. */
function getReader(context: PageContext) {
  const staff = getStaff(context)
  authorize(staff, applicationAccess.view, { territoryPath: [staff.territory] })
  return staff
}

function showFind(
  context: PageContext,
  values: Readonly<Record<string, string>>,
  errors: Readonly<Record<string, string>>,
  found: Parameters<typeof FindApplicationPage>[0]['found'],
) {
  return (
    <FindApplicationPage
      frame={context.frame('department')}
      form={{ language: context.language, values, errors }}
      csrfToken={context.csrfToken}
      found={found}
      fileHref={number => fileHref(context, number)}
    />
  )
}

function fileHref(context: PageContext, number: string): string {
  return context.href(`/department/applications/${number}`)
}

function readNumber(context: PageContext): string {
  const number = parseBusinessNumber(context.params.number ?? '')
  if (number === undefined) throw new NotFound('application')
  return number
}

async function showFile(context: PageContext, errors: Readonly<Record<string, string>>) {
  const file = await loadFile(context, readNumber(context))
  const typed = context.form.all
  return (
    <ApplicationFilePage
      frame={context.frame('department')}
      file={file}
      form={{
        language: context.language,
        values: { stopDays: file.stopDays.toString(), ...typed },
        errors,
      }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
      done={context.query.done}
    />
  )
}

async function postAction(context: PageContext) {
  const number = readNumber(context)
  const file = await loadFile(context, number)
  const confirmed = file.claims.filter(({ state }) => state === 'confirmed')
  const answer = readFileAction(
    name => context.form.value(name),
    confirmed.map(({ id }) => id.toString()),
    context.language,
  )
  if (answer === undefined) throw new BadInput({ action: 'one-of' })
  if (!answer.ok) return shown(await showFile(context, answer.errors), 422)
  const { ok, ...said } = answer
  await context.act(`office.${answer.action}`, { number, ...said }, async tx => {
    await perform(tx, context, file.application, answer)
    return null
  })
  return redirect(`${fileHref(context, number)}?done=${answer.action}`)
}

async function perform(
  tx: Tx,
  context: PageContext,
  application: { readonly id: bigint; readonly number: string },
  answer: Extract<FileAnswer, { ok: true }>,
): Promise<void> {
  const { setting } = context
  const staff = getStaff(context)
  const { number } = application
  switch (answer.action) {
    case 'stop':
      return stopApplication(tx, staff, setting, {
        number,
        days: answer.days,
        reason: answer.reason,
      })
    case 'release':
      await releaseApplication(tx, staff, setting, application.id)
      return
    case 'restore':
      return restoreApplication(tx, staff, setting, number)
    case 'newPhone': {
      const { phone, reason } = answer
      const personId = await changePhoneAtDesk(tx, staff, setting, { number, phone, reason })
      await resendUnreached(tx, setting, personId)
      return
    }
    case 'withdraw':
      return withdrawApplication(tx, staff, setting, number)
    case 'cancel':
      return cancelOffer(tx, staff, setting, {
        number,
        claimId: answer.claimId === null ? null : BigInt(answer.claimId),
        reason: answer.reason,
      })
  }
}
