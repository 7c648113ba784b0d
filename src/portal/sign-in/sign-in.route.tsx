/** A parent signs in: number, code, cabinet. */
import type { Iin } from '../../base/iin.ts'
import { provedBySignIn } from '../../domain/people/change-contact.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import { provePhone } from '../../platform/identity/phone-code.ts'
import type { Deps } from '../deps.ts'
import { limitNewIin } from '../iin-limit.ts'
import type { Form } from '../layout/form.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import type { PageContext } from '../page-context.ts'
import { requestSignIn, signInAnswers } from './request-sign-in.ts'
import { returnPath } from './return-path.ts'
import { readCode, readSignInIin } from './sign-in.form.ts'
import { CodePage, SignInPage } from './sign-in.page.tsx'

const CABINET = '/cabinet'

export function registerSignInPages(app: App, deps: Deps): void {
  getPage(app, deps, '/sign-in', async context => {
    const then = returnPath(context.query.then, CABINET)
    if (context.actor.kind === 'guardian') return redirect(context.href(then))
    return signInPage(context, then, {})
  })
  postPage(app, deps, '/sign-in', sendFirstCode)
  getPage(app, deps, '/sign-in/code', async context =>
    signInAnswers(context) === undefined
      ? redirect(context.href('/sign-in'))
      : codePage(context, {}),
  )
  postPage(app, deps, '/sign-in/code', takeCode)
  postPage(app, deps, '/sign-in/again', async context => {
    const answers = signInAnswers(context)
    if (answers !== undefined) await requestSignIn(context, answers.iin as Iin, answers.then)
    return redirect(context.href(answers === undefined ? '/sign-in' : '/sign-in/code'))
  })
  postPage(app, deps, '/sign-out', async context => {
    await inTransaction(context.database, tx => context.session.signOut(tx))
    return redirect(context.href('/'))
  })
}

async function sendFirstCode(context: PageContext): Promise<PageAnswer> {
  const then = returnPath(context.form.value('then'), CABINET)
  const iin = readSignInIin(context.form.value('iin'), context.deps.config.mode !== 'production')
  if (!iin.ok) {
    return signInPage(context, then, { iin: context.texts.identity.iinMistakes[iin.error] })
  }
  await limitNewIin(context, iin.value, signInAnswers(context)?.iin)
  await requestSignIn(context, iin.value, then)
  return redirect(context.href('/sign-in/code'))
}

async function takeCode(context: PageContext): Promise<PageAnswer> {
  const answers = signInAnswers(context)
  if (answers === undefined) return redirect(context.href('/sign-in'))
  const words = context.texts.identity.codeMistakes
  const code = readCode(context.form.value('code'))
  if (!code.ok) return codePage(context, { code: words[code.error] })
  const { database, deps, session } = context
  const proved = await provePhone(database, deps.wallClock, {
    purpose: 'sign-in',
    token: session.token(),
    code: code.value,
  })
  if (!proved.ok) return codePage(context, { code: words[proved.error] })
  const personId = BigInt(answers.person)
  await inTransaction(database, async tx => {
    await provedBySignIn(tx, context.setting, personId, proved.value)
    await session.signIn(tx, { kind: 'guardian', personId })
  })
  return redirect(context.href(answers.then))
}

function signInPage(context: PageContext, then: string, errors: Form['errors']): PageAnswer {
  const form: Form = { language: context.language, values: context.form.all, errors }
  return shown(
    <SignInPage
      frame={context.frame('public')}
      form={form}
      csrfToken={context.csrfToken}
      then={then}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}

function codePage(context: PageContext, errors: Form['errors']): PageAnswer {
  const demo = context.deps.demonstration !== undefined
  return shown(
    <CodePage
      frame={context.frame('public')}
      form={{ language: context.language, values: {}, errors }}
      csrfToken={context.csrfToken}
      demoOutboxHref={demo ? context.href('/demo/sms') : undefined}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}
