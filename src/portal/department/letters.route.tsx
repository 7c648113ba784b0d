/** Letters of the office to kindergartens: the list, one with those who have it, the thread with one of them. */
import { NotFound } from '../../base/failure.ts'
import { replyToProvider } from '../../domain/letters/answer-letter.ts'
import {
  findRecipients,
  findSentLetters,
  viewLetter,
  viewThread,
} from '../../domain/letters/find-letters.ts'
import { letterAccess } from '../../domain/letters/letter-access.ts'
import { findProvider } from '../../domain/providers/find-providers.ts'
import type { Programme } from '../../domain/territories/rollout.ts'
import { getTerritoryPath } from '../../domain/territories/territory-tree.ts'
import { isAllowed } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { readReply } from '../letter/reply.form.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import { LetterPage, RECIPIENT_FILTERS } from './letter.page.tsx'
import { registerLetterForms } from './letter-form.route.tsx'
import { LetterThreadPage } from './letter-thread.page.tsx'
import { LettersPage, SENT_FILTERS } from './letters.page.tsx'
import { getScope } from './scope.ts'

const PATH = '/department/letters'
const LETTERS_A_PAGE = 50
const RECIPIENTS_A_PAGE = 200

export function registerLetters(app: App, deps: Deps): void {
  getPage(app, deps, PATH, showLetters)
  registerLetterForms(app, deps)
  getPage(app, deps, `${PATH}/:number`, showLetter)
  getPage(app, deps, `${PATH}/:number/:bin`, async context => showThread(context, {}))
  postPage(app, deps, `${PATH}/:number/:bin`, reply)
}

function pageOf(context: PageContext, size: number) {
  const { page } = context.query
  const number = /^[1-9]\d{0,3}$/.test(page ?? '') ? Number(page) : 1
  return { next: number + 1, limit: size + 1, offset: (number - 1) * size }
}

async function showLetters(context: PageContext): Promise<PageAnswer> {
  const { staff, programme } = await getScope(context)
  const { database, query, setting } = context
  const filter = SENT_FILTERS.find(one => one === query.show) ?? 'all'
  const provider =
    query.provider === undefined ? undefined : await getNamed(context, query.provider, programme)
  const { next, ...page } = pageOf(context, LETTERS_A_PAGE)
  const letters = await findSentLetters(database, staff, setting.clock.today(), {
    ...page,
    filter,
    providerId: provider?.id,
    programme,
  })
  const asked = provider === undefined ? '' : `&provider=${provider.bin}`
  const kept = `${asked}&programme=${programme}`
  const path = await getTerritoryPath(database, staff.territory)
  return shown(
    <LettersPage
      frame={context.frame('department')}
      letters={letters.slice(0, LETTERS_A_PAGE)}
      filter={filter}
      provider={provider}
      mayWrite={isAllowed(staff, letterAccess.send, {
        territoryPath: path.map(step => step.code),
      })}
      nextHref={
        letters.length > LETTERS_A_PAGE
          ? context.href(`${PATH}?show=${filter}${kept}&page=${next}`)
          : undefined
      }
    />,
  )
}

async function showLetter(context: PageContext): Promise<PageAnswer> {
  const staff = getStaff(context)
  const { database, query, setting } = context
  const { letter, relation } = await viewLetter(database, staff, context.params.number ?? '')
  context.speakOf(letter.programme)
  const filter = RECIPIENT_FILTERS.find(one => one === query.show) ?? 'all'
  const { next, ...page } = pageOf(context, RECIPIENTS_A_PAGE)
  const recipients = await findRecipients(database, staff, letter.number, { ...page, filter })
  return shown(
    <LetterPage
      frame={context.frame('department')}
      letter={letter}
      recipients={recipients.slice(0, RECIPIENTS_A_PAGE)}
      filter={filter}
      today={setting.clock.today()}
      sent={query.done === 'sent'}
      mayCorrect={isAllowed(staff, letterAccess.correct, relation)}
      nextHref={
        recipients.length > RECIPIENTS_A_PAGE
          ? context.href(`${PATH}/${letter.number}?show=${filter}&page=${next}`)
          : undefined
      }
    />,
  )
}

async function getNamed(context: PageContext, bin: string, programme: Programme) {
  const provider = await findProvider(context.database, bin, programme)
  if (provider === undefined) throw new NotFound('provider')
  const name = context.language === 'ru' ? provider.name_ru : provider.name_kk
  return { id: provider.id, bin: provider.bin, name }
}

async function showThread(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const staff = getStaff(context)
  const { database, language, params, query } = context
  const { letter } = await viewLetter(database, staff, params.number ?? '')
  context.speakOf(letter.programme)
  const provider = await getNamed(context, params.bin ?? '', letter.programme)
  const found = await viewThread(database, staff, params.number ?? '', provider.id)
  const mistaken = Object.keys(errors).length > 0
  return shown(
    <LetterThreadPage
      frame={context.frame('department')}
      letter={found.letter}
      providerName={provider.name}
      replies={found.replies}
      sent={query.done === 'sent'}
      mayReply={isAllowed(staff, letterAccess.reply, found.relation)}
      form={{ language, values: mistaken ? context.form.all : {}, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

async function reply(context: PageContext): Promise<PageAnswer> {
  const staff = getStaff(context)
  const { params, setting } = context
  const read = readReply(context.form.value, context.language)
  if (!read.ok) return showThread(context, read.errors)
  const number = params.number ?? ''
  const { letter } = await viewLetter(context.database, staff, number)
  const { id: providerId, bin } = await getNamed(context, params.bin ?? '', letter.programme)
  const { words } = read
  await context.act('letter.reply', { number, bin, words }, async tx => {
    await replyToProvider(tx, staff, setting, { number, providerId, words })
    return null
  })
  return redirect(context.href(`${PATH}/${number}/${bin}?done=sent`))
}
