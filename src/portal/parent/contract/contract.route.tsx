/** A family's contract: reading, signing by code or by key, ending. */

import { parsePhone } from '../../../base/phone.ts'
import { verifyContractSignature } from '../../../domain/contracts/check-signature.ts'
import { endContract } from '../../../domain/contracts/end-contract.ts'
import { signByCode, signingSubject } from '../../../domain/contracts/sign-by-code.ts'
import { signByEds } from '../../../domain/contracts/sign-by-eds.ts'
import type { App } from '../../../platform/http/app.ts'
import { provePhone, requestPhoneCode } from '../../../platform/identity/phone-code.ts'
import { answerContractPdf } from '../../contract/answer-pdf.ts'
import { orSayWhy } from '../../contract/eds-mistake.ts'
import { readCms } from '../../contract/read-cms.ts'
import type { Form } from '../../layout/form.ts'
import { getPage, postPage } from '../../page.ts'
import { file, NCALAYER, type PageAnswer, reaching, redirect, shown } from '../../page-answer.ts'
import { newRequestId, type PageContext } from '../../page-context.ts'
import { dayOf } from '../../public/query-value.ts'
import { backToCabinet } from '../cabinet/cabinet.route.tsx'
import type { ParentDeps } from '../parent-deps.ts'
import { ContractPage } from './contract.page.tsx'
import { getOwnContract, loadContractPage } from './own-contract.ts'
import { EndContractPage, SignCodePage } from './sign.page.tsx'

const PATH = '/cabinet/:number/contract/:contract'

export function registerContractPages(app: App, deps: ParentDeps): void {
  getPage(app, deps, PATH, async context => show(context, {}))
  getPage(app, deps, `${PATH}/document.txt`, async context => {
    const { view } = await getOwnContract(context)
    const name = `${view.contract.number}.txt`
    return file(name, 'text/plain; charset=utf-8', view.content ?? '', { download: true })
  })
  getPage(app, deps, `${PATH}/contract.pdf`, async context => {
    const { view, root } = await getOwnContract(context)
    return answerContractPdf(context, view, context.href(root))
  })
  postPage(app, deps, `${PATH}/code`, sendCode)
  getPage(app, deps, `${PATH}/sign`, async context => showCode(context, {}))
  postPage(app, deps, `${PATH}/sign`, signWithCode)
  postPage(app, deps, `${PATH}/eds`, signWithKey)
  // Where the language switch of a page with a mistake leads.
  getPage(app, deps, `${PATH}/eds`, async context =>
    redirect(context.href((await getOwnContract(context)).root)),
  )
  getPage(app, deps, `${PATH}/end`, async context => showEnd(context, {}))
  postPage(app, deps, `${PATH}/end`, end)
}

async function show(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const own = await getOwnContract(context)
  const { done: words } = context.texts.cabinet
  const { done = '' } = context.query
  const { language } = context
  const page = shown(
    <ContractPage
      frame={context.frame('parent')}
      {...(await loadContractPage(context, own))}
      edsForm={{ language, values: {}, errors }}
      done={Object.hasOwn(words, done) ? words[done as keyof typeof words] : undefined}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    Object.keys(errors).length === 0 ? 200 : 422,
  )
  return context.deps.eds === undefined ? page : reaching(page, NCALAYER)
}

/** To the reader's own proved phone, for this text of this contract only. */
async function sendCode(context: PageContext): Promise<PageAnswer> {
  const own = await getOwnContract(context)
  const { phone } = await loadContractPage(context, own)
  const known = phone === null ? undefined : parsePhone(phone)
  if (known === undefined) return redirect(context.href(own.root))
  const { setting, deps, language } = context
  await requestPhoneCode(
    context.database,
    { clock: setting.clock, wallClock: deps.wallClock, entropy: setting.entropy },
    {
      purpose: 'sign',
      token: context.session.token(),
      phone: known,
      language,
      about: signingSubject(own.view.contract),
    },
  )
  return redirect(context.href(`${own.root}/sign`))
}

async function showCode(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const own = await getOwnContract(context)
  const { phone } = await loadContractPage(context, own)
  return shown(
    <SignCodePage
      frame={context.frame('parent')}
      root={context.href(own.root)}
      phone={phone ?? ''}
      form={{ language: context.language, values: {}, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    Object.keys(errors).length === 0 ? 200 : 422,
  )
}

async function signWithCode(context: PageContext): Promise<PageAnswer> {
  const own = await getOwnContract(context)
  const { contract } = own.view
  const proved = await provePhone(context.database, context.deps.wallClock, {
    purpose: 'sign',
    token: context.session.token(),
    code: context.form.value('code'),
    about: signingSubject(contract),
  })
  if (!proved.ok) {
    // A second press of the button finds its code used: what counts is that the contract is signed.
    if (contract.state !== 'drafted') return redirect(context.href(`${own.root}?done=signed`))
    return showCode(context, { code: context.texts.apply.mistakes[proved.error] })
  }
  const { number, documentSha256 } = contract
  const input = { number, documentSha256, phone: proved.value }
  await context.act('contract.sign', { number, documentSha256 }, async tx =>
    signByCode(tx, own.guardian, context.setting, input),
  )
  return redirect(context.href(`${own.root}?done=signed`))
}

async function signWithKey(context: PageContext): Promise<PageAnswer> {
  const own = await getOwnContract(context)
  const { number } = own.view.contract
  const cms = readCms(context.form)
  if (cms === undefined) return show(context, { signed: context.texts.contracts.edsMissing })
  const { database, deps } = context
  const sign = async () => {
    const given = { number, cms }
    const checked = await verifyContractSignature({ database, eds: deps.eds }, own.guardian, given)
    await context.act('contract.sign-eds', { number }, async tx =>
      signByEds(tx, own.guardian, context.setting, { number, checked }),
    )
    return redirect(context.href(`${own.root}?done=signed`))
  }
  return orSayWhy(context, sign, errors => show(context, errors))
}

async function showEnd(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const own = await getOwnContract(context)
  const today = context.setting.clock.today()
  const values = Object.keys(errors).length === 0 ? {} : context.form.all
  return shown(
    <EndContractPage
      frame={context.frame('parent')}
      root={context.href(own.root)}
      today={today}
      form={{ language: context.language, values, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    Object.keys(errors).length === 0 ? 200 : 422,
  )
}

async function end(context: PageContext): Promise<PageAnswer> {
  const own = await getOwnContract(context)
  const lastDay = dayOf(context.form.value('lastDay'))
  const today = context.setting.clock.today()
  if (lastDay === undefined || Temporal.PlainDate.compare(lastDay, today) < 0) {
    return showEnd(context, { lastDay: context.texts.contracts.endBad })
  }
  const { number } = own.view.contract
  await context.act('contract.end', { number, lastDay: lastDay.toString() }, async tx => {
    await endContract(tx, own.guardian, context.setting, { number, reason: 'guardian', lastDay })
    return null
  })
  return backToCabinet(context, own.application, 'ended')
}
