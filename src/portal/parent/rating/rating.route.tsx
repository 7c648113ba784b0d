/** Rating a kindergarten from the cabinet. */
import { NotFound } from '../../../base/failure.ts'
import type { OwnRateable } from '../../../domain/ratings/find-ratings.ts'
import { giveRating } from '../../../domain/ratings/give-rating.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Form } from '../../layout/form.ts'
import { getPage, postPage } from '../../page.ts'
import { type PageAnswer, redirect, shown } from '../../page-answer.ts'
import { getGuardian, newRequestId, type PageContext } from '../../page-context.ts'
import { getOwnApplication } from '../cabinet/own-application.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { loadRateable } from './load-rateable.ts'
import { readRating } from './rating.form.ts'
import { RatedPage, RatingPage } from './rating.page.tsx'

const PATH = '/cabinet/:number/rate/:bin'

export function registerRatingPages(app: App, deps: ParentDeps): void {
  getPage(app, deps, PATH, async context => {
    const { number, rateable } = await getOwnRateable(context)
    return show(context, number, rateable, { values: valuesOf(rateable), errors: {} })
  })
  postPage(app, deps, PATH, rate)
  getPage(app, deps, `${PATH}/done`, async context => {
    const own = await getOwnRateable(context)
    if (own.rateable.given === null) throw new NotFound('rating')
    return shown(<RatedPage frame={context.frame('parent')} {...own} />)
  })
}

/** A kindergarten that the family may not rate has no such page. */
async function getOwnRateable(context: PageContext) {
  const application = await getOwnApplication(context)
  const rateable = (await loadRateable(context, application)).find(
    one => one.bin === context.params.bin,
  )
  if (rateable === undefined) throw new NotFound('kindergarten to rate')
  return { number: application.number, rateable }
}

async function rate(context: PageContext): Promise<PageAnswer> {
  const guardian = getGuardian(context)
  const { number, rateable } = await getOwnRateable(context)
  const { language, setting, form } = context
  const read = readRating(form.value, rateable.terms.criteria, language)
  if (!read.ok) {
    return show(context, number, rateable, { values: form.all, errors: read.errors }, 422)
  }
  const { bin } = rateable
  const { scores, words } = read
  await context.act('rating.give', { number, bin, scores: { ...scores }, words }, async tx => {
    await giveRating(tx, guardian, setting, { number, bin, scores, words })
    return null
  })
  return redirect(context.href(`/cabinet/${number}/rate/${bin}/done`))
}

function show(
  context: PageContext,
  number: string,
  rateable: OwnRateable,
  form: Omit<Form, 'language'>,
  status = 200,
): PageAnswer {
  return shown(
    <RatingPage
      frame={context.frame('parent')}
      number={number}
      rateable={rateable}
      form={{ language: context.language, ...form }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    status,
  )
}

/** What the family said last is there to be changed. */
function valuesOf({ given }: OwnRateable): Form['values'] {
  if (given === null) return {}
  const scores = Object.entries(given.scores).map(([name, score]) => [name, String(score)])
  return { ...Object.fromEntries(scores), words: given.words ?? '' }
}
