/** Headings by their level; the level sets the size, so that a page cannot look deeper than it is. */
import type { ComponentChildren } from 'preact'

const SIZES = { 1: 'lg', 2: 'sm', 3: 'xs' } as const

export function Heading(props: { level?: 1 | 2 | 3; id?: string; children: ComponentChildren }) {
  const level = props.level ?? 1
  const Tag = `h${level}` as const
  return (
    <Tag class="ds-heading" data-size={SIZES[level]} id={props.id}>
      {props.children}
    </Tag>
  )
}

/** The one or two sentences under the first heading that say what the page is for. */
export function Lead(props: { children: ComponentChildren }) {
  return <p class="kz-lead">{props.children}</p>
}
