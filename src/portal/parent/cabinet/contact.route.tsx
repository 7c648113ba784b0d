/** Changes phone and language; a new phone counts from the moment its code is given back. */
import { z } from 'zod'
import { isLanguage, type Language } from '../../../base/language.ts'
import { type Phone, parsePhone } from '../../../base/phone.ts'
import { resendUnreached } from '../../../domain/notifications/resend-unreached.ts'
import { changeContact } from '../../../domain/people/change-contact.ts'
import { getPerson } from '../../../domain/people/ensure-family.ts'
import { inTransaction } from '../../../platform/db/database.ts'
import type { App } from '../../../platform/http/app.ts'
import { provePhone, requestPhoneCode } from '../../../platform/identity/phone-code.ts'
import type { Form } from '../../layout/form.ts'
import { getPage, postPage } from '../../page.ts'
import { type PageAnswer, redirect, shown } from '../../page-answer.ts'
import { getGuardian, type PageContext } from '../../page-context.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { ContactCodePage, ContactPage } from './contact.page.tsx'

const KEY = 'contact'
const wished = z.object({ phone: z.string(), language: z.string() })

export function registerContactPages(app: App, deps: ParentDeps): void {
  getPage(app, deps, '/cabinet/contact', async context => {
    const { language } = await getPerson(context.database, getGuardian(context).personId)
    return showContact(context, { language }, {})
  })
  postPage(app, deps, '/cabinet/contact', async context => {
    const person = await getPerson(context.database, getGuardian(context).personId)
    const typed = context.form.value('phone')
    const language = context.form.value('language')
    const phone = typed === '' ? undefined : parsePhone(typed)
    const { mistakes } = context.texts.apply
    const errors: Record<string, string> = {}
    if (typed !== '' && phone === undefined) errors.phone = mistakes.phone
    if (!isLanguage(language)) errors.language = mistakes.choose
    if (!isLanguage(language) || errors.phone !== undefined) {
      return showContact(context, { phone: typed, language }, errors)
    }
    if (phone === undefined || phone === person.phone) return save(context, language, undefined)
    await sendCode(deps, context, phone, language)
    return redirect(context.href('/cabinet/contact/code'))
  })
  registerCode(app, deps)
}

function registerCode(app: App, deps: ParentDeps): void {
  getPage(app, deps, '/cabinet/contact/code', async context => showCode(context, undefined))
  postPage(app, deps, '/cabinet/contact/code', async context => {
    const wish = wishOf(context)
    if (wish === undefined) return redirect(context.href('/cabinet/contact'))
    const proved = await provePhone(context.database, deps.wallClock, {
      purpose: 'apply',
      token: context.session.token(),
      code: context.form.value('code'),
    })
    if (!proved.ok) return showCode(context, context.texts.apply.mistakes[proved.error])
    return save(context, isLanguage(wish.language) ? wish.language : 'kk', proved.value)
  })
}

async function sendCode(
  deps: ParentDeps,
  context: PageContext,
  phone: Phone,
  language: Language,
): Promise<void> {
  const { setting, wallClock } = deps
  const world = { clock: setting.clock, wallClock, entropy: setting.entropy }
  const token = context.session.token()
  await requestPhoneCode(context.database, world, { purpose: 'apply', token, phone, language })
  await inTransaction(context.database, tx => context.session.keep(tx, KEY, { phone, language }))
}

/** A family that an offer did not reach is told again at its new phone. */
async function save(
  context: PageContext,
  language: Language,
  provedPhone: Phone | undefined,
): Promise<PageAnswer> {
  const guardian = getGuardian(context)
  const { setting } = context
  await inTransaction(context.database, async tx => {
    const { personId } = guardian
    await changeContact(tx, guardian, setting, { personId, language, provedPhone })
    if (provedPhone !== undefined) await resendUnreached(tx, setting, personId)
    await context.session.keep(tx, KEY, undefined)
  })
  return redirect(context.href('/cabinet?done=contact'))
}

function wishOf(context: PageContext) {
  getGuardian(context)
  const kept = wished.safeParse(context.session.data[KEY])
  return kept.success ? kept.data : undefined
}

async function showContact(context: PageContext, values: Form['values'], errors: Form['errors']) {
  const { phone } = await getPerson(context.database, getGuardian(context).personId)
  const page = (
    <ContactPage
      frame={context.frame('parent')}
      form={{ language: context.language, values, errors }}
      csrfToken={context.csrfToken}
      phone={phone}
    />
  )
  return shown(page, Object.keys(errors).length === 0 ? 200 : 422)
}

function showCode(context: PageContext, error: string | undefined): PageAnswer {
  const wish = wishOf(context)
  if (wish === undefined) return redirect(context.href('/cabinet/contact'))
  const errors = error === undefined ? {} : { code: error }
  const page = (
    <ContactCodePage
      frame={context.frame('parent')}
      form={{ language: context.language, values: {}, errors }}
      csrfToken={context.csrfToken}
      phone={wish.phone}
    />
  )
  return shown(page, error === undefined ? 200 : 422)
}
