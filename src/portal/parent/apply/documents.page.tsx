/** One file for each benefit, each of which may come later. */

import { DOCUMENT_TYPES, LARGEST_DOCUMENT } from '../../../domain/applications/document-type.ts'
import type { Benefit } from '../../../domain/territories/queue-rules.ts'
import { texts } from '../../../locales/texts.ts'
import { FileField } from '../../layout/file-field.tsx'
import { formatCount } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { capitalized } from './benefits.page.tsx'
import type { Draft } from './draft.ts'
import { type StepFrame, StepPage } from './step.page.tsx'

export function documentField(code: Benefit): string {
  return `document-${code}`
}

export function DocumentsPage(
  props: StepFrame & {
    benefits: readonly Benefit[]
    documents: Draft['documents']
    claimCheckDays: number
  },
) {
  const { language } = props.frame
  const { apply, territories } = texts(language)
  const t = apply.documents
  return (
    <StepPage {...props} title={t.title} upload>
      <Heading>{t.title}</Heading>
      <Lead>{t.lead(formatCount(props.claimCheckDays, language))}</Lead>
      {askedFirst(props.benefits, props.documents).map(code => {
        const kept = props.documents?.[code]
        return (
          <div class="kz-stack">
            <FileField
              form={props.form}
              name={documentField(code)}
              label={capitalized(territories.ruleTexts.words[code])}
              accept={DOCUMENT_TYPES}
              acceptNames={t.types}
              maxMegabytes={LARGEST_DOCUMENT / 1024 / 1024}
              optional
            />
            {kept === undefined ? null : <p>{t.kept(kept.fileName)}</p>}
          </div>
        )
      })}
    </StepPage>
  )
}

/** One form takes six files; whoever has more papers brings the rest in the cabinet. */
const FILES_A_FORM = 6

/** Benefits without a document come first. */
function askedFirst(
  benefits: readonly Benefit[],
  documents: Draft['documents'],
): readonly Benefit[] {
  const missing = benefits.filter(code => documents?.[code] === undefined)
  const kept = benefits.filter(code => documents?.[code] !== undefined)
  return [...missing, ...kept].slice(0, FILES_A_FORM)
}
