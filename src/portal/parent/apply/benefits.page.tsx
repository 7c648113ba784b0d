/** Which benefits the family has, out of what the rules of its territory know. */
import type { Benefit } from '../../../domain/territories/queue-rules.ts'
import { texts } from '../../../locales/texts.ts'
import { CheckboxGroup } from '../../layout/choice-group.tsx'
import { type StepFrame, StepPage } from './step.page.tsx'

export function BenefitsPage(props: StepFrame & { benefits: readonly Benefit[] }) {
  const { apply, territories } = texts(props.frame.language)
  return (
    <StepPage {...props} title={apply.benefits.label}>
      <CheckboxGroup
        form={props.form}
        name="benefit"
        label={apply.benefits.label}
        hint={apply.benefits.hint}
        options={props.benefits.map(code => ({
          value: code,
          label: capitalized(territories.ruleTexts.words[code]),
        }))}
        question
      />
    </StepPage>
  )
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
