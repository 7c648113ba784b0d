/** What happened, what is now, what comes next and until when: the heart of the parent's home. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'

export type TimelineItem = Readonly<{
  state: 'done' | 'now' | 'next'
  title: string
  when?: ComponentChildren
  body?: ComponentChildren
}>

export function Timeline(props: { language: Language; items: readonly TimelineItem[] }) {
  const t = texts(props.language).layout.timeline
  return (
    <ol class="kz-timeline">
      {props.items.map(item => (
        <li class={item.state} aria-current={item.state === 'now' ? 'step' : undefined}>
          <p class="kz-timeline-title">
            <span class="ds-sr-only">{t[item.state]}: </span>
            {item.title}
          </p>
          {item.when === undefined ? null : <p class="kz-timeline-when">{item.when}</p>}
          {item.body === undefined ? null : <div class="kz-timeline-body">{item.body}</div>}
        </li>
      ))}
    </ol>
  )
}
