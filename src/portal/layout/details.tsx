/** Something more for those who want it, closed at first. */
import type { ComponentChildren } from 'preact'

export function Details(props: { summary: string; open?: boolean; children: ComponentChildren }) {
  return (
    <details class="ds-details" data-color="neutral" open={props.open}>
      <summary>{props.summary}</summary>
      <div class="kz-stack">{props.children}</div>
    </details>
  )
}
