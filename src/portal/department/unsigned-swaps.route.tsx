/** The department looks into exchanges of places that a kindergarten left unsigned again. */
import { NotFound } from '../../base/failure.ts'
import { findProvider } from '../../domain/providers/find-providers.ts'
import { findUnsignedSwaps } from '../../domain/swaps/find-unsigned-swaps.ts'
import { reviewUnsignedSwaps } from '../../domain/swaps/review-unsigned-swaps.ts'
import { MOST_REVIEW } from '../../domain/swaps/swap.ts'
import { swapAccess } from '../../domain/swaps/swap-access.ts'
import { isAllowed } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { typedLines } from '../letter/reply.form.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { newRequestId, type PageContext } from '../page-context.ts'
import { getKindergartenScope } from './scope.ts'
import { reviewField, reviewMistake, UnsignedSwapsPage } from './unsigned-swaps.page.tsx'

const PATH = '/department/unsigned-swaps'

export function registerUnsignedSwaps(app: App, deps: Deps): void {
  getPage(app, deps, PATH, async context => show(context, {}))
  postPage(app, deps, PATH, review)
}

async function show(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const { staff, relation, territory, programme } = await getKindergartenScope(context)
  const queue = { territory: territory.code, programme }
  const mistaken = Object.keys(errors).length > 0
  return shown(
    <UnsignedSwapsPage
      frame={context.frame('department')}
      swaps={await findUnsignedSwaps(context.database, staff, relation, queue)}
      saved={context.query.saved === 'yes'}
      mayReview={isAllowed(staff, swapAccess.reviewUnsigned, relation)}
      form={{ language: context.language, values: mistaken ? context.form.all : {}, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

async function review(context: PageContext): Promise<PageAnswer> {
  const scope = await getKindergartenScope(context)
  const bin = context.form.value('bin')
  const words = typedLines(context.form.value(reviewField(bin)))
  if (words === '' || words.length > MOST_REVIEW) {
    return show(context, { [reviewField(bin)]: reviewMistake(context.language) })
  }
  const provider = await findProvider(context.database, bin, scope.programme)
  if (provider === undefined) throw new NotFound('provider')
  await context.act('swap.review-unsigned', { bin, review: words }, async tx => {
    const input = { providerId: provider.id, review: words }
    await reviewUnsignedSwaps(tx, scope.staff, context.setting, input)
    return null
  })
  return redirect(scope.href(PATH, 'saved=yes'))
}
