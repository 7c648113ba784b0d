/** How far a month of a kindergarten is, in a few words. Pure. */
import type { Language } from '../../base/language.ts'
import type { MonthStage } from '../../domain/payments/month-stage.ts'
import { texts } from '../../locales/texts.ts'
import { Tag, type TagColor } from '../layout/tag.tsx'

const COLORS: Readonly<Record<MonthStage, TagColor>> = {
  'not-submitted': 'danger',
  answers: 'warm',
  undecided: 'warning',
  ready: 'info',
  draft: 'warm',
  signed: 'info',
  approved: 'success',
  sent: 'success',
  returned: 'danger',
  paid: 'success',
  nothing: 'neutral',
}

export function StageTag({ language, stage }: { language: Language; stage: MonthStage }) {
  return <Tag color={COLORS[stage]}>{texts(language).acts.stages[stage]}</Tag>
}
