/** Carries the answers of applying from page to page, in the session; nothing of them is in an address. */

import { PROGRAMMES } from '../../../domain/territories/rollout.ts'
import { inTransaction } from '../../../platform/db/database.ts'
import { type PageAnswer, redirect } from '../../page-answer.ts'
import type { PageContext } from '../../page-context.ts'
import {
  type Draft,
  isReached,
  nextStep,
  parseDraft,
  programmeOfDraft,
  type Step,
  turnTo,
} from './draft.ts'

const KEY = 'apply'

export function draftOf(context: PageContext): Draft {
  return parseDraft(context.session.data[KEY])
}

export async function keepDraft(context: PageContext, draft: Draft): Promise<void> {
  const plain = JSON.parse(JSON.stringify(draft))
  await inTransaction(context.database, tx => context.session.keep(tx, KEY, plain))
}

/** Where the journey begins, the address says what for; from then on the session knows. */
export async function takeProgramme(context: PageContext): Promise<Draft> {
  const draft = draftOf(context)
  if (context.query.for === 'known' && draft.introduces !== true) {
    const introducing = { ...draft, introduces: true }
    await keepDraft(context, introducing)
    return introducing
  }
  const programme = PROGRAMMES.find(one => one === context.query.programme)
  const goesOn = programme === programmeOfDraft(draft) && draft.introduces !== true
  if (programme === undefined || goesOn) return draft
  const turned = turnTo(draft, programme)
  await keepDraft(context, turned)
  return turned
}

/** Keeps the answer and goes on to what is not answered yet. */
export async function goOn(context: PageContext, draft: Draft): Promise<PageAnswer> {
  await keepDraft(context, draft)
  return redirect(nextHref(context, draft))
}

function nextHref(context: PageContext, draft: Draft): string {
  const next = nextStep(draft)
  if (next === 'check' && draft.introduces === true) return context.href('/introduce/check')
  return stepHref(context, next)
}

export function startHref(context: PageContext, draft: Draft): string {
  if (draft.introduces === true) return context.href('/introduce')
  return context.href(programmeOfDraft(draft) === 'club' ? '/apply?programme=club' : '/apply')
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
  return redirect(next === 'child' ? startHref(context, draft) : stepHref(context, next))
}
