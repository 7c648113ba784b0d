/** Whether the child needs a special group. */
import type { Programme } from '../../../domain/territories/rollout.ts'
import { textsOf } from '../../../locales/texts.ts'
import { RadioGroup } from '../../layout/choice-group.tsx'
import { type StepFrame, StepPage } from './step.page.tsx'

export function GroupPage(props: StepFrame & { programme: Programme }) {
  const t = textsOf(props.frame.language, props.programme).apply.group
  return (
    <StepPage {...props} title={t.label}>
      <RadioGroup
        form={props.form}
        name="kind"
        label={t.label}
        hint={t.hint}
        options={[
          { value: 'general', label: t.general },
          { value: 'special', label: t.special },
        ]}
        question
      />
    </StepPage>
  )
}
