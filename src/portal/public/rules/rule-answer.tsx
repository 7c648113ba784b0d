/** A rule as a page shows it: its value, how sure it is, where it is written. */
import type { Language } from '../../../base/language.ts'
import { certaintyOf } from '../../../domain/territories/rule-pack.ts'
import { type ruleRows, showRuleValue } from '../../../domain/territories/rule-text.ts'
import { texts } from '../../../locales/texts.ts'
import { Tag, type TagColor } from '../../layout/tag.tsx'

const COLORS: Readonly<Record<ReturnType<typeof certaintyOf>, TagColor>> = {
  sourced: 'success',
  elsewhere: 'info',
  assumed: 'warning',
}

/** The value, then how sure it is and where it is written. */
export function RuleAnswer(props: {
  rule: ReturnType<typeof ruleRows>[number]['rule']
  language: Language
}) {
  const { rule, language } = props
  const all = texts(language)
  const certainty = certaintyOf(rule)
  return (
    <>
      <div>{showRuleValue(rule.value, all.territories.ruleTexts)}</div>
      <div class="kz-quiet kz-small">
        <Tag color={COLORS[certainty]}>{all.publicReading.rules.certaintyTags[certainty]}</Tag>{' '}
        {rule.source}
      </div>
      {rule.note === undefined ? null : <div class="kz-quiet kz-small">{rule.note[language]}</div>}
    </>
  )
}
