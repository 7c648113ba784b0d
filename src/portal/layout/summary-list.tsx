/** Check answers: each question with its answer and a Change link that names what it changes. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'

export type SummaryRow = Readonly<{
  question: string
  answer: ComponentChildren
  changeHref?: string | undefined
}>

export function SummaryList(props: { language: Language; rows: readonly SummaryRow[] }) {
  const change = texts(props.language).layout.form.change
  return (
    <dl class="kz-summary">
      {props.rows.map(row => (
        <div class="kz-summary-row">
          <dt>{row.question}</dt>
          <dd>{row.answer}</dd>
          {row.changeHref === undefined ? null : (
            <dd class="kz-change">
              <a class="ds-link" href={row.changeHref}>
                {change}
                <span class="ds-sr-only">: {row.question}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
