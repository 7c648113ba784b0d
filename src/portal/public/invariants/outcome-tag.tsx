/** Kept, broken or not checked, in a word. */
import type { Language } from '../../../base/language.ts'
import type { InvariantOutcome } from '../../../domain/opendata/invariant.ts'
import { texts } from '../../../locales/texts.ts'
import { Tag } from '../../layout/tag.tsx'

const COLORS = { holds: 'success', broken: 'danger', unchecked: 'warning' } as const

export function OutcomeTag(props: { language: Language; outcome: InvariantOutcome }) {
  return (
    <Tag color={COLORS[props.outcome]}>
      {texts(props.language).invariants.outcomes[props.outcome]}
    </Tag>
  )
}
