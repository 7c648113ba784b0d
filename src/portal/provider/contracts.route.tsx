/** A kindergarten's contracts: reading, signing, refusing, absences. */
import { parseBusinessNumber } from '../../base/business-number.ts'
import { BadInput, NotFound } from '../../base/failure.ts'
import { findGroupChoices } from '../../domain/choice/find-group-choices.ts'
import { answerRenewal } from '../../domain/contracts/answer-renewal.ts'
import { verifyContractSignature } from '../../domain/contracts/check-signature.ts'
import { findContractsOfProvider, viewContract } from '../../domain/contracts/find-contracts.ts'
import { findRenewalsOfProvider } from '../../domain/contracts/find-renewals.ts'
import { lookAtContract } from '../../domain/contracts/look-at-contract.ts'
import { refuseContract } from '../../domain/contracts/refuse-contract.ts'
import { signByEds } from '../../domain/contracts/sign-by-eds.ts'
import { signInCabinet } from '../../domain/contracts/sign-in-cabinet.ts'
import { startLeave } from '../../domain/contracts/start-leave.ts'
import { getPerson } from '../../domain/people/ensure-family.ts'
import { findRulesInForce } from '../../domain/territories/rules-in-force.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import { answerContractPdf } from '../contract/answer-pdf.ts'
import { orSayWhy } from '../contract/eds-mistake.ts'
import { readCms } from '../contract/read-cms.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { getPage, postPage } from '../page.ts'
import { file, NCALAYER, type PageAnswer, reaching, redirect, shown } from '../page-answer.ts'
import { getProviderActor, newRequestId, type PageContext } from '../page-context.ts'
import { dayOf } from '../public/query-value.ts'
import { ChildrenPage } from './children.page.tsx'
import { ProviderContractPage, REFUSAL_GROUNDS } from './contract.page.tsx'
import { getDesk } from './provider-desk.ts'

const ROWS_A_PAGE = 200
const PATH = '/provider/contracts/:number'

export function registerContracts(app: App, deps: Deps): void {
  getPage(app, deps, '/provider/children', showChildren)
  postPage(app, deps, '/provider/renewals/:number', answerRenewalOf)
  getPage(app, deps, PATH, async context => show(context, {}))
  getPage(app, deps, `${PATH}/document.txt`, async context => {
    const { contract, content } = await lookAt(context)
    const name = `${contract.number}.txt`
    return file(name, 'text/plain; charset=utf-8', content ?? '', { download: true })
  })
  getPage(app, deps, `${PATH}/contract.pdf`, async context => {
    const view = await lookAt(context)
    const path = context.href(`/provider/contracts/${view.contract.number}`)
    return answerContractPdf(context, view, path)
  })
  postPage(app, deps, `${PATH}/sign`, sign)
  postPage(app, deps, `${PATH}/eds`, signWithKey)
  postPage(app, deps, `${PATH}/refuse`, refuse)
  postPage(app, deps, `${PATH}/leave`, leave)
  // Where the language switch of a page with a mistake leads.
  for (const form of ['eds', 'refuse', 'leave']) {
    getPage(app, deps, `${PATH}/${form}`, async context => {
      const { contract } = await getView(context)
      return redirect(context.href(`/provider/contracts/${contract.number}`))
    })
  }
}

const DONE = ['inForceDone', 'othersSignDone', 'refused', 'leaveDone'] as const

async function showChildren(context: PageContext): Promise<PageAnswer> {
  const { actor, provider } = await getDesk(context)
  const { query } = context
  const page = /^[1-9]\d{0,3}$/.test(query.page ?? '') ? Number(query.page) : 1
  const contracts = await findContractsOfProvider(context.database, {
    providerId: provider.id,
    live: true,
    limit: ROWS_A_PAGE + 1,
    offset: (page - 1) * ROWS_A_PAGE,
  })
  const more = contracts.length > ROWS_A_PAGE
  return shown(
    <ChildrenPage
      frame={context.frame('provider')}
      contracts={contracts.slice(0, ROWS_A_PAGE)}
      nextHref={more ? context.href(`/provider/children?page=${page + 1}`) : undefined}
      done={doneText(context)}
      renewals={await findRenewalsOfProvider(context.database, actor, provider.id)}
      csrfToken={context.csrfToken}
      requestIdOf={() => newRequestId(context)}
    />,
  )
}

function doneText({ query, texts }: PageContext): string | undefined {
  const { club } = texts.renewals
  if (query.done === 'agreed' || query.done === 'notRenewed') {
    return query.done === 'agreed' ? club.agreed : club.refused
  }
  const done = DONE.find(one => one === query.done)
  return done === undefined ? undefined : texts.contracts[done]
}

async function answerRenewalOf(context: PageContext): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const number = parseBusinessNumber(context.params.number ?? '')
  const pressed = context.form.value('answer')
  const answer = pressed === 'agreed' || pressed === 'refused' ? pressed : undefined
  if (number === undefined) throw new NotFound('contract')
  if (answer === undefined) throw new BadInput({ answer: 'unknown' })
  await context.act('contract.answer-renewal', { number, answer }, async tx => {
    await answerRenewal(tx, actor, context.setting, { number, answer })
    return null
  })
  const done = answer === 'agreed' ? 'agreed' : 'notRenewed'
  return redirect(context.href(`/provider/children?done=${done}`))
}

/** What is shown; the look itself is recorded. */
async function lookAt(context: PageContext) {
  const actor = getProviderActor(context)
  const { database, setting, params } = context
  return inTransaction(database, tx => lookAtContract(tx, actor, setting, params.number ?? ''))
}

/** For what is done to it, without showing it. */
async function getView(context: PageContext) {
  const actor = getProviderActor(context)
  return viewContract(context.database, actor, context.params.number ?? '')
}

type Mistakes = {
  readonly eds?: Form['errors']
  readonly refuse?: Form['errors']
  readonly leave?: Form['errors']
}

async function show(context: PageContext, mistakes: Mistakes): Promise<PageAnswer> {
  const view = await lookAt(context)
  const { territory, programme, childId, groupId } = view.contract
  const child = await getPerson(context.database, childId)
  const [group] = await findGroupChoices(context.database, [groupId])
  const today = context.setting.clock.today()
  const rules = await findRulesInForce(context.database, territory, programme, today)
  const pack = rules?.pack
  const ways = pack?.values['contract.providerSigns'].value ?? []
  const form = (errors: Form['errors'] = {}): Form => ({
    language: context.language,
    values: Object.keys(errors).length === 0 ? {} : context.form.all,
    errors,
  })
  const mistaken = Object.keys(mistakes).length > 0
  const page = shown(
    <ProviderContractPage
      frame={context.frame('provider')}
      view={view}
      childName={child.full_name}
      groupName={group?.group ?? ''}
      bySession={ways.includes('session')}
      edsReady={context.deps.eds !== undefined && ways.includes('eds')}
      forms={{
        eds: form(mistakes.eds),
        refuse: form(mistakes.refuse),
        leave: form(mistakes.leave),
      }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
  return context.deps.eds === undefined ? page : reaching(page, NCALAYER)
}

function backTo(context: PageContext, done: (typeof DONE)[number]): PageAnswer {
  return redirect(context.href(`/provider/children?done=${done}`))
}

async function sign(context: PageContext): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const { number, documentSha256 } = (await getView(context)).contract
  const input = { number, documentSha256 }
  const state = await context.act('contract.sign-for-provider', input, tx =>
    signInCabinet(tx, actor, context.setting, input),
  )
  return backAfterSigning(context, state)
}

async function signWithKey(context: PageContext): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const { number } = (await getView(context)).contract
  const cms = readCms(context.form)
  if (cms === undefined)
    return show(context, { eds: { signed: context.texts.contracts.edsMissing } })
  const { database, deps } = context
  const signing = async () => {
    const given = { number, cms }
    const checked = await verifyContractSignature({ database, eds: deps.eds }, actor, given)
    const state = await context.act('contract.sign-eds', { number }, tx =>
      signByEds(tx, actor, context.setting, { number, checked }),
    )
    return backAfterSigning(context, state)
  }
  return orSayWhy(context, signing, eds => show(context, { eds }))
}

/** Ours was not the last signature where the department signs too, or where an exchange waits for others. */
function backAfterSigning(context: PageContext, state: string): PageAnswer {
  return backTo(context, state === 'in-force' ? 'inForceDone' : 'othersSignDone')
}

async function refuse(context: PageContext): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const { number } = (await getView(context)).contract
  const ground = REFUSAL_GROUNDS.find(one => one === context.form.value('ground'))
  if (ground === undefined) {
    return show(context, { refuse: { ground: context.texts.contracts.refuseBad } })
  }
  await context.act('contract.refuse', { number, ground }, async tx => {
    await refuseContract(tx, actor, context.setting, { number, ground })
    return null
  })
  return backTo(context, 'refused')
}

async function leave(context: PageContext): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const { number } = (await getView(context)).contract
  const startsOn = dayOf(context.form.value('from'))
  const lastDay = dayOf(context.form.value('to'))
  if (startsOn === undefined || lastDay === undefined) {
    const bad = context.texts.contracts.leaveBad
    return show(context, {
      leave: {
        ...(startsOn === undefined ? { from: bad } : {}),
        ...(lastDay === undefined ? { to: bad } : {}),
      },
    })
  }
  const input = { number, startsOn: startsOn.toString(), lastDay: lastDay.toString() }
  await context.act('contract.start-leave', input, async tx => {
    await startLeave(tx, actor, context.setting, { number, startsOn, lastDay })
    return null
  })
  return backTo(context, 'leaveDone')
}
