/** Buttons that send a form and links that look like one; one primary action a page. */
import type { ComponentChildren } from 'preact'

type Look = {
  variant?: 'primary' | 'secondary' | 'tertiary'
  color?: 'accent' | 'warm' | 'danger' | 'neutral'
  children: ComponentChildren
}

export function Button(props: Look & { name?: string; value?: string; formAction?: string }) {
  return (
    <button
      type="submit"
      class="ds-button"
      data-variant={props.variant ?? 'primary'}
      data-color={props.color ?? 'accent'}
      name={props.name}
      value={props.value}
      formaction={props.formAction}
    >
      {props.children}
    </button>
  )
}

export function ButtonLink(props: Look & { href: string; download?: boolean; rel?: string }) {
  return (
    <a
      class="ds-button"
      href={props.href}
      data-variant={props.variant ?? 'primary'}
      data-color={props.color ?? 'accent'}
      download={props.download}
      rel={props.rel}
    >
      {props.children}
    </a>
  )
}

/** The buttons of a form or a page; on a phone each takes the whole width. */
export function Actions(props: { children: ComponentChildren }) {
  return <div class="kz-actions">{props.children}</div>
}
