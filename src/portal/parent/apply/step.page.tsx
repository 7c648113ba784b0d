/** The frame of one question: errors on top, where one is, the question, one button. */
import type { ComponentChildren } from 'preact'
import { texts } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { ErrorSummary } from '../../layout/error-summary.tsx'
import { type Form, isMistaken } from '../../layout/form.ts'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Steps } from '../../layout/steps.tsx'
import { progressOf, type Step } from './draft.ts'

export type StepFrame = {
  frame: Frame
  step: Step
  form: Form
  csrfToken: string
  backHref: string
  /** Of the journey. */
  total: number
}

export function StepPage(
  props: StepFrame & { title: string; upload?: boolean; children: ComponentChildren },
) {
  const { frame, form } = props
  const { apply: t, layout } = texts(frame.language)
  const current = progressOf(props.step)
  const title = `${props.title} – ${layout.step(current, props.total)}`
  return (
    <Shell frame={frame} title={title} mistaken={isMistaken(form)} noindex>
      <form
        class="kz-form kz-column kz-stack"
        method="post"
        action={`/${frame.language}/apply/${props.step}`}
        enctype={props.upload === true ? 'multipart/form-data' : undefined}
        novalidate
      >
        <HiddenFields csrfToken={props.csrfToken} />
        <ErrorSummary form={form} />
        <Steps language={frame.language} current={current} total={props.total} />
        {props.children}
        <Actions>
          <Button>{t.next}</Button>
          <ButtonLink href={props.backHref} variant="tertiary">
            {t.back}
          </ButtonLink>
        </Actions>
      </form>
    </Shell>
  )
}
