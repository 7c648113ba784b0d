/** A message that stands out, with its kind said in words for those who do not see its colour. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'

type NoticeProps = {
  language: Language
  kind: 'info' | 'success' | 'warning' | 'danger'
  title?: string
  /** The answer to what the reader has just done: screen readers say it at once. */
  live?: boolean
  children?: ComponentChildren
}

export function Notice(props: NoticeProps) {
  const kind = texts(props.language).layout.notice[props.kind]
  return (
    <div class="ds-alert" data-color={props.kind} role={props.live === true ? 'status' : undefined}>
      {props.title === undefined ? (
        <span class="ds-sr-only">{kind}: </span>
      ) : (
        <h2 class="ds-heading" data-size="2xs">
          <span class="ds-sr-only">{kind}: </span>
          {props.title}
        </h2>
      )}
      {props.children}
    </div>
  )
}
