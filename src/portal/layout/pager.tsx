/** Previous and next of a list paged by key; no page numbers, since the list moves while it is read. */
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'
import { ButtonLink } from './button.tsx'

export function Pager(props: {
  language: Language
  previousHref?: string | undefined
  nextHref?: string | undefined
}) {
  if (props.previousHref === undefined && props.nextHref === undefined) return null
  const t = texts(props.language).layout.pager
  return (
    <nav class="kz-pager" aria-label={t.label}>
      {props.previousHref === undefined ? null : (
        <ButtonLink href={props.previousHref} variant="secondary" rel="prev">
          ← {t.previous}
        </ButtonLink>
      )}
      {props.nextHref === undefined ? null : (
        <ButtonLink href={props.nextHref} variant="secondary" rel="next">
          {t.next} →
        </ButtonLink>
      )}
    </nav>
  )
}
