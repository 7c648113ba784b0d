/** Letters of the department on the desk of a kindergarten: opening one marks it read by who opened it. */
import { acknowledgeLetter } from '../../domain/letters/acknowledge-letter.ts'
import { answerLetter } from '../../domain/letters/answer-letter.ts'
import { countOwnLetters, findOwnLetters } from '../../domain/letters/find-letters.ts'
import { readLetter } from '../../domain/letters/read-letter.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { readReply } from '../letter/reply.form.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { getProviderActor, newRequestId, type PageContext } from '../page-context.ts'
import { OwnLetterPage } from './letter.page.tsx'
import { OwnLettersPage } from './letters.page.tsx'
import { getDesk } from './provider-desk.ts'

const PATH = '/provider/letters'
const LETTERS_A_PAGE = 100
const DONE = ['acknowledgedDone', 'answeredDone'] as const

export function registerOwnLetters(app: App, deps: Deps): void {
  getPage(app, deps, PATH, showLetters)
  getPage(app, deps, `${PATH}/:number`, async context => showLetter(context, {}))
  postPage(app, deps, `${PATH}/:number`, answer)
  postPage(app, deps, `${PATH}/:number/acknowledge`, acknowledge)
}

async function showLetters(context: PageContext): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const { database, query } = context
  const today = context.setting.clock.today()
  const page = /^[1-9]\d{0,3}$/.test(query.page ?? '') ? Number(query.page) : 1
  const offset = (page - 1) * LETTERS_A_PAGE
  const letters = await findOwnLetters(database, actor, { limit: LETTERS_A_PAGE + 1, offset })
  const more = letters.length > LETTERS_A_PAGE
  return shown(
    <OwnLettersPage
      frame={context.frame('provider')}
      letters={letters.slice(0, LETTERS_A_PAGE)}
      counts={await countOwnLetters(database, actor, today)}
      today={today}
      nextHref={more ? context.href(`${PATH}?page=${page + 1}`) : undefined}
    />,
  )
}

async function showLetter(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const { actor, name } = await getDesk(context)
  const { language, setting } = context
  const opened = await inTransaction(context.database, tx =>
    readLetter(tx, actor, setting, context.params.number ?? ''),
  )
  const mistaken = Object.keys(errors).length > 0
  return shown(
    <OwnLetterPage
      frame={context.frame('provider')}
      opened={opened}
      providerName={name}
      done={DONE.find(one => one === context.query.done)}
      form={{ language, values: mistaken ? context.form.all : {}, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

async function acknowledge(context: PageContext): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const number = context.params.number ?? ''
  await context.act('letter.acknowledge', { number }, async tx => {
    await acknowledgeLetter(tx, actor, context.setting, number)
    return null
  })
  return redirect(context.href(`${PATH}/${number}?done=acknowledgedDone`))
}

async function answer(context: PageContext): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const number = context.params.number ?? ''
  const read = readReply(context.form.value, context.language)
  if (!read.ok) return showLetter(context, read.errors)
  const { words } = read
  await context.act('letter.answer', { number, words }, async tx => {
    await answerLetter(tx, actor, context.setting, { number, words })
    return null
  })
  return redirect(context.href(`${PATH}/${number}?done=answeredDone`))
}
