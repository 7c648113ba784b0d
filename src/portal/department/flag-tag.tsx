/** The state of a flag in a word. */
import type { Language } from '../../base/language.ts'
import type { FlagState } from '../../domain/plausibility/flag.ts'
import { texts } from '../../locales/texts.ts'
import { Tag, type TagColor } from '../layout/tag.tsx'

const COLORS: Readonly<Record<FlagState, TagColor>> = {
  open: 'warning',
  explained: 'success',
  confirmed: 'danger',
}

export function FlagTag({ language, state }: { language: Language; state: FlagState }) {
  return <Tag color={COLORS[state]}>{texts(language).flags.states[state]}</Tag>
}
