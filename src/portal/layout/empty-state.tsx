/** Nothing here yet, why, and what to do. */
import type { ComponentChildren } from 'preact'

export function EmptyState(props: {
  title: string
  children: ComponentChildren
  action?: ComponentChildren
}) {
  return (
    <div class="kz-empty">
      <h2 class="ds-heading" data-size="xs">
        {props.title}
      </h2>
      <div>{props.children}</div>
      {props.action}
    </div>
  )
}
