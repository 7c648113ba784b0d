/** Whether the child needs a special group. */
import type { Programme } from '../../../domain/territories/rollout.ts'
import { RadioGroup } from '../../layout/choice-group.tsx'
import { journeyTexts } from './journey-texts.ts'
import { type StepFrame, StepPage } from './step.page.tsx'

export function GroupPage(props: StepFrame & { programme: Programme }) {
  const t = journeyTexts(props.frame.language, props.programme).group
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
