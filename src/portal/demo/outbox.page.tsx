/** Every SMS of the demonstration, newest first, as a family would read it. */
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'
import { MomentText } from '../layout/date-text.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { Heading, Lead } from '../layout/heading.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { Tag, type TagColor } from '../layout/tag.tsx'

type OutboxMessage = {
  readonly state: 'planned' | 'sent' | 'delivered' | 'failed'
  readonly language: Language
  readonly text: string | null
  readonly phone: string | null
  readonly planned_at: Temporal.Instant
}

const COLORS: Readonly<Record<OutboxMessage['state'], TagColor>> = {
  planned: 'neutral',
  sent: 'info',
  delivered: 'success',
  failed: 'danger',
}

export function OutboxPage(props: { frame: Frame; messages: readonly OutboxMessage[] }) {
  const { language } = props.frame
  const t = texts(language).demonstration.outboxPage
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        {props.messages.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <Table
            caption={t.title}
            captionHidden
            columns={[
              { header: t.when, nowrap: true },
              { header: t.phone, nowrap: true },
              { header: t.text },
              { header: t.state },
            ]}
            rows={props.messages.map(message => [
              <MomentText instant={message.planned_at} language={language} />,
              message.phone ?? '',
              <span lang={message.language}>{message.text ?? t.notComposed}</span>,
              <Tag color={COLORS[message.state]}>{t.states[message.state]}</Tag>,
            ])}
          />
        )}
      </div>
    </Shell>
  )
}
