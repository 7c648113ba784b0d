/** What families wrote of kindergartens, before an office: reading it, hiding it, showing it again. */
import { NotFound } from '../../base/failure.ts'
import { findWatchedTexts, viewText } from '../../domain/ratings/find-ratings.ts'
import { hideText, showTextAgain } from '../../domain/ratings/hide-text.ts'
import { HIDING_REASONS, MOST_REASON } from '../../domain/ratings/rating.ts'
import { ratingAccess } from '../../domain/ratings/rating-access.ts'
import { getTerritoryPath } from '../../domain/territories/territory-tree.ts'
import { isAllowed } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import { idOf } from '../public/query-value.ts'
import { typedWords, wordsMistake } from '../rating/words.form.ts'
import { ReviewPage } from './review.page.tsx'
import { REVIEW_FILTERS, ReviewsPage } from './reviews.page.tsx'
import { getScope } from './scope.ts'

const PATH = '/department/ratings'
const REVIEWS_A_PAGE = 50
const DONE = ['hiddenDone', 'shownDone'] as const

export function registerReviews(app: App, deps: Deps): void {
  getPage(app, deps, PATH, showList)
  getPage(app, deps, `${PATH}/:text`, async context => showOne(context, {}))
  postPage(app, deps, `${PATH}/:text/hide`, hide)
  postPage(app, deps, `${PATH}/:text/show`, async context => {
    const staff = getStaff(context)
    const textId = idOf(context.params.text)
    await context.act('rating.show-again', { text: textId.toString() }, async tx => {
      await showTextAgain(tx, staff, context.setting, textId)
      return null
    })
    return redirect(context.href(`${PATH}?done=shownDone`))
  })
}

async function showList(context: PageContext): Promise<PageAnswer> {
  const { staff, programme } = await getScope(context)
  const { database, query } = context
  const filter = REVIEW_FILTERS.find(one => one === (query.show ?? 'all'))
  if (filter === undefined) throw new NotFound('filter')
  const page = /^[1-9]\d{0,2}$/.test(query.page ?? '') ? Number(query.page) : 1
  const reviews = await findWatchedTexts(database, staff, filter, {
    programme,
    limit: REVIEWS_A_PAGE + 1,
    offset: (page - 1) * REVIEWS_A_PAGE,
  })
  const path = await getTerritoryPath(database, staff.territory)
  const more = reviews.length > REVIEWS_A_PAGE
  return shown(
    <ReviewsPage
      frame={context.frame('department')}
      reviews={reviews.slice(0, REVIEWS_A_PAGE)}
      filter={filter}
      mayHide={isAllowed(staff, ratingAccess.hide, { territoryPath: path.map(one => one.code) })}
      done={DONE.find(one => one === query.done)}
      nextHref={
        more
          ? context.href(`${PATH}?show=${filter}&programme=${programme}&page=${page + 1}`)
          : undefined
      }
    />,
  )
}

async function showOne(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const staff = getStaff(context)
  const { text, relation } = await viewText(context.database, staff, idOf(context.params.text))
  context.speakOf(text.programme)
  const mistaken = Object.keys(errors).length > 0
  return shown(
    <ReviewPage
      frame={context.frame('department')}
      review={text}
      mayHide={isAllowed(staff, ratingAccess.hide, relation)}
      form={{ language: context.language, values: mistaken ? context.form.all : {}, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

async function hide(context: PageContext): Promise<PageAnswer> {
  const staff = getStaff(context)
  const textId = idOf(context.params.text)
  const { form, language, setting } = context
  const t = context.texts.ratings.office
  const reason = HIDING_REASONS.find(one => one === form.value('reason'))
  const words = typedWords(form.value('words'))
  const mistake = wordsMistake(words, language, {
    most: MOST_REASON,
    readers: 'closed',
    length: t.wordsLength,
  })
  if (reason === undefined || mistake !== undefined) {
    return showOne(context, {
      ...(reason === undefined ? { reason: t.reasonNeeded } : {}),
      ...(mistake === undefined ? {} : { words: mistake }),
    })
  }
  await context.act('rating.hide', { text: textId.toString(), reason, words }, async tx => {
    await hideText(tx, staff, setting, { textId, reason, words })
    return null
  })
  return redirect(context.href(`${PATH}?done=hiddenDone`))
}
