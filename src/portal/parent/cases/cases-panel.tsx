/** In the cabinet: what the family asked the department, and what it answered. Pure. */
import type { Language } from '../../../base/language.ts'
import { ALMATY } from '../../../base/time-zone.ts'
import type { FamilyCase } from '../../../domain/cases/family-case.ts'
import { texts } from '../../../locales/texts.ts'
import { formatDate } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import { Tag } from '../../layout/tag.tsx'

export function CasesPanel({
  cases,
  language,
}: {
  cases: readonly FamilyCase[]
  language: Language
}) {
  const t = texts(language).cases
  if (cases.length === 0) return null
  return (
    <>
      <Heading level={3}>{t.yourCases}</Heading>
      <ul class="kz-wishes">
        {cases.map(one => (
          <li class="kz-wish">
            <p>
              <strong>
                {t.one(one.number)}: {t.kinds[one.kind]}
              </strong>
            </p>
            <p>
              <Tag color={one.state === 'open' ? 'info' : 'neutral'}>
                {t.yourState[one.outcome ?? 'open']}
              </Tag>
            </p>
            {one.answer === null ? <p>{t.answerBy(dueDay(one, language))}</p> : <p>{one.answer}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}

function dueDay({ dueAt }: FamilyCase, language: Language): string {
  const day = dueAt.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(ALMATY).toPlainDate()
  return formatDate(day, language)
}
