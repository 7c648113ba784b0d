/** Carries the answers of applying from page to page, in the session; nothing of them is in an address. */
import { inTransaction } from '../../../platform/db/database.ts'
import { type PageAnswer, redirect } from '../../page-answer.ts'
import type { PageContext } from '../../page-context.ts'
import { type Draft, isReached, nextStep, parseDraft, type Step } from './draft.ts'

const KEY = 'apply'

export function draftOf(context: PageContext): Draft {
  return parseDraft(context.session.data[KEY])
}

export async function keepDraft(context: PageContext, draft: Draft): Promise<void> {
  const plain = JSON.parse(JSON.stringify(draft))
  await inTransaction(context.database, tx => context.session.keep(tx, KEY, plain))
}

/** Keeps the answer and goes on to what is not answered yet. */
export async function goOn(context: PageContext, draft: Draft): Promise<PageAnswer> {
  await keepDraft(context, draft)
  return redirect(stepHref(context, nextStep(draft)))
}

export function stepHref(context: PageContext, step: Step | 'check'): string {
  return context.href(`/apply/${step}`)
}

/** Where somebody belongs who asks for a page too early (or after the session ended). */
export function leadBack(
  context: PageContext,
  draft: Draft,
  step: Step | 'check',
): PageAnswer | undefined {
  if (isReached(draft, step)) return undefined
  const next = nextStep(draft)
  return redirect(next === 'child' ? context.href('/apply') : stepHref(context, next))
}
