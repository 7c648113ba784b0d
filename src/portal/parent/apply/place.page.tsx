/** Where the child lives: the region, then the town or village. */
import { texts } from '../../../locales/texts.ts'
import { SelectField } from '../../layout/select-field.tsx'
import type { Home } from './homes.ts'
import { type StepFrame, StepPage } from './step.page.tsx'

export function PlacePage(
  props: StepFrame & { question: 'region' | 'settlement'; homes: readonly Home[] },
) {
  const t = texts(props.frame.language).apply[props.question]
  return (
    <StepPage {...props} title={t.label}>
      <SelectField form={props.form} name="place" label={t.label} options={props.homes} question />
    </StepPage>
  )
}
