/** Registers one question: who comes too early is led back, mistakes are shown beside what was typed. */
import type { VNode } from 'preact'
import type { ApplyMistake } from '../../../locales/kk/apply.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Form } from '../../layout/form.ts'
import { getPage, postPage } from '../../page.ts'
import { type PageAnswer, shown } from '../../page-answer.ts'
import type { PageContext } from '../../page-context.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { type Draft, type Step, stepBefore, totalOf } from './draft.ts'
import { draftOf, goOn, leadBack, startHref, stepHref, takeProgramme } from './journey.ts'
import type { StepFrame } from './step.page.tsx'

export type FieldMistakes = Readonly<Record<string, ApplyMistake>>

export type StepAnswer =
  | { readonly draft: Draft }
  /** With a draft when part of what was sent is kept already. */
  | { readonly mistakes: FieldMistakes; readonly draft?: Draft }
  | { readonly go: PageAnswer }

type StepDefinition = {
  readonly step: Step
  /** What the fields show before anything is typed on this page. */
  readonly values: (draft: Draft) => Form['values']
  readonly page: (frame: StepFrame, draft: Draft, context: PageContext) => Promise<VNode> | VNode
  readonly read: (context: PageContext, draft: Draft) => Promise<StepAnswer> | StepAnswer
  /** Somebody is sent on at once when there is nothing to ask. */
  readonly skip?: (draft: Draft) => boolean
}

export function registerStep(app: App, deps: ParentDeps, definition: StepDefinition): void {
  const { step } = definition
  const show = async (
    context: PageContext,
    draft: Draft,
    values: Form['values'],
    mistakes: FieldMistakes,
  ) => {
    const before = stepBefore(draft, step)
    const frame: StepFrame = {
      frame: context.frame('public'),
      step,
      form: { language: context.language, values, errors: wordsOf(context, mistakes) },
      csrfToken: context.csrfToken,
      total: totalOf(draft),
      backHref: before === undefined ? startHref(context, draft) : stepHref(context, before),
    }
    const status = Object.keys(mistakes).length === 0 ? 200 : 422
    return shown(await definition.page(frame, draft, context), status)
  }
  getPage(app, deps, `/apply/${step}`, async context => {
    const draft = await takeProgramme(context)
    const back = leadBack(context, draft, step)
    if (back !== undefined) return back
    if (definition.skip?.(draft) === true) return goOn(context, draft)
    return show(context, draft, definition.values(draft), {})
  })
  const post = async (context: PageContext) => {
    const draft = draftOf(context)
    const back = leadBack(context, draft, step)
    if (back !== undefined) return back
    const answer = await definition.read(context, draft)
    if ('go' in answer) return answer.go
    if (!('mistakes' in answer)) return goOn(context, answer.draft)
    return show(context, answer.draft ?? draft, typedOf(context), answer.mistakes)
  }
  postPage(app, deps, `/apply/${step}`, post, { largeFiles: 'cut' })
}

function wordsOf(context: PageContext, mistakes: FieldMistakes): Record<string, string> {
  const words = context.texts.apply.mistakes
  return Object.fromEntries(
    Object.entries(mistakes).map(([field, mistake]) => [field, words[mistake]]),
  )
}

/** The typed values without the hidden fields of the form. */
function typedOf(context: PageContext): Form['values'] {
  return Object.fromEntries(
    Object.entries(context.form.all).filter(([name]) => !name.startsWith('_')),
  )
}
