/** How far a month has come, in one or two words. Pure. */
import type { Language } from '../../../base/language.ts'
import type { SheetLineState } from '../../../domain/attendance/attendance.ts'
import { texts } from '../../../locales/texts.ts'
import { Tag, type TagColor } from '../../layout/tag.tsx'

const COLORS: Readonly<Record<SheetLineState, TagColor>> = {
  submitted: 'warm',
  confirmed: 'success',
  disputed: 'warning',
  unconfirmed: 'warning',
  refused: 'danger',
  settled: 'neutral',
}

export function LineTag({ language, state }: { language: Language; state: SheetLineState }) {
  return <Tag color={COLORS[state]}>{texts(language).attendance.lineStates[state]}</Tag>
}
