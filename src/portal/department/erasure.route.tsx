/** Erasing a family on a lawful request: by the head of the department, with everything said beforehand. */
import { parseBusinessNumber } from '../../base/business-number.ts'
import { NotFound } from '../../base/failure.ts'
import { findApplication } from '../../domain/applications/find-application.ts'
import { recordLook } from '../../domain/applications/look-at-application.ts'
import { erasePerson, previewErasure } from '../../domain/erasure/erase-person.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import { getPage, postPage } from '../page.ts'
import { redirect, shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import { documentsOf, type ParentDeps } from '../parent/parent-deps.ts'
import { readErasure } from './erasure.form.ts'
import { ErasurePage, FindToErasePage } from './erasure.page.tsx'

export function registerErasure(app: App, deps: ParentDeps): void {
  getPage(app, deps, '/department/erasure', async context => {
    getStaff(context)
    const typed = context.query.number
    const number = parseBusinessNumber(typed ?? '')
    if (number !== undefined) return redirect(context.href(`/department/erasure/${number}`))
    const errors = typed === undefined ? {} : { number: context.texts.departmentErasure.numberBad }
    const form = { language: context.language, values: { number: typed }, errors }
    const page = (
      <FindToErasePage
        frame={context.frame('department')}
        form={form}
        done={context.query.done === 'yes'}
      />
    )
    return shown(page, typed === undefined ? 200 : 422)
  })
  getPage(app, deps, '/department/erasure/:number', async context =>
    shown(await show(context, await lookAt(context), {})),
  )
  postPage(app, deps, '/department/erasure/:number', async context => {
    const staff = getStaff(context)
    const number = await lookAt(context)
    const answer = readErasure(name => context.form.value(name), context.language)
    if (!answer.ok) return shown(await show(context, number, answer.error), 422)
    const { ground, reason } = answer.value
    await context.act('person.erase', { number, ground, reason }, async tx => {
      const input = { number, ground, reason }
      await erasePerson(tx, staff, context.setting, documentsOf(deps), input)
      return null
    })
    return redirect(context.href('/department/erasure?done=yes'))
  })
}

/** The number, after the look was recorded. Throws NotFound where the post does not reach. */
async function lookAt(context: PageContext): Promise<string> {
  const staff = getStaff(context)
  const number = parseBusinessNumber(context.params.number ?? '')
  if (number === undefined) throw new NotFound('application')
  await inTransaction(context.database, async tx => {
    await previewErasure(tx, staff, number)
    const found = await findApplication(tx, number)
    await recordLook(tx, staff, context.setting, found?.application.id ?? null, 'application')
  })
  return number
}

async function show(
  context: PageContext,
  number: string,
  errors: Readonly<Record<string, string>>,
) {
  return (
    <ErasurePage
      frame={context.frame('department')}
      preview={await previewErasure(context.database, getStaff(context), number)}
      form={{ language: context.language, values: context.form.all, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />
  )
}
