/** Ratings on the desk of a kindergarten: the list, and one answer to each review. */
import { answerText } from '../../domain/ratings/answer-text.ts'
import { findReceivedRatings, viewReceivedText } from '../../domain/ratings/find-ratings.ts'
import { MOST_WORDS } from '../../domain/ratings/rating.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { getProviderActor, newRequestId, type PageContext } from '../page-context.ts'
import { idOf } from '../public/query-value.ts'
import { typedWords, wordsMistake } from '../rating/words.form.ts'
import { AnswerRatingPage, ReceivedRatingsPage } from './ratings.page.tsx'

const PATH = '/provider/ratings'
const REVIEWS_A_PAGE = 50

export function registerReceivedRatings(app: App, deps: Deps): void {
  getPage(app, deps, PATH, showList)
  getPage(app, deps, `${PATH}/:text`, async context => showOne(context, {}))
  postPage(app, deps, `${PATH}/:text`, answer)
}

async function showList(context: PageContext): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const { query } = context
  const today = context.setting.clock.today()
  const page = /^[1-9]\d{0,2}$/.test(query.page ?? '') ? Number(query.page) : 1
  const limit = REVIEWS_A_PAGE + 1
  const offset = (page - 1) * REVIEWS_A_PAGE
  const found = await findReceivedRatings(context.database, actor, today, { limit, offset })
  const more = found.texts.length > REVIEWS_A_PAGE
  return shown(
    <ReceivedRatingsPage
      frame={context.frame('provider')}
      figures={found.figures}
      reviews={found.texts.slice(0, REVIEWS_A_PAGE)}
      answered={query.done === 'answered'}
      nextHref={more ? context.href(`${PATH}?page=${page + 1}`) : undefined}
    />,
  )
}

async function showOne(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const review = await viewReceivedText(context.database, actor, idOf(context.params.text))
  const mistaken = Object.keys(errors).length > 0
  return shown(
    <AnswerRatingPage
      frame={context.frame('provider')}
      review={review}
      form={{ language: context.language, values: mistaken ? context.form.all : {}, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

async function answer(context: PageContext): Promise<PageAnswer> {
  const actor = getProviderActor(context)
  const textId = idOf(context.params.text)
  const { language, form } = context
  const words = typedWords(form.value('words'))
  const mistake = wordsMistake(words, language, {
    most: MOST_WORDS,
    readers: 'published',
    length: context.texts.ratings.desk.wordsLength,
  })
  if (mistake !== undefined) return showOne(context, { words: mistake })
  await context.act('rating.answer', { text: textId.toString(), words }, async tx => {
    await answerText(tx, actor, context.setting, { textId, words })
    return null
  })
  return redirect(context.href(`${PATH}?done=answered`))
}
