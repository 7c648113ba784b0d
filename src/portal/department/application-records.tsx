/** The records of one application as tables and a timeline: benefits, vouchers, messages, history. Pure. */
import type { Language } from '../../base/language.ts'
import type { Benefit } from '../../domain/territories/queue-rules.ts'
import { texts } from '../../locales/texts.ts'
import { MomentText } from '../layout/date-text.tsx'
import { formatDate, formatMoment, formatTenge } from '../layout/format.ts'
import { Table } from '../layout/table.tsx'
import { Timeline } from '../layout/timeline.tsx'
import { eventReason } from '../parent/cabinet/event-reason.ts'
import { lastDay } from './claims.page.tsx'
import type { ApplicationFile } from './load-file.ts'

type RecordProps = { language: Language; file: ApplicationFile }

export function ClaimList({ language, file }: RecordProps) {
  const all = texts(language)
  const t = all.departmentFile
  const words = all.territories.ruleTexts.words
  if (file.claims.length === 0) return <p class="kz-quiet">{t.noClaims}</p>
  return (
    <Table
      caption={t.claims}
      captionHidden
      columns={[
        { header: all.department.claims.columns.benefit },
        { header: t.find.state, nowrap: true },
        { header: all.department.claims.columns.due, nowrap: true },
        { header: t.decided },
      ]}
      rows={file.claims.map(claim => [
        <a class="ds-link" href={`/${language}/department/claims/${claim.id}`}>
          {words[claim.code as Benefit]}
        </a>,
        all.cabinet.claims.states[claim.state as keyof typeof all.cabinet.claims.states],
        claim.due_at === null ? '–' : formatDate(lastDay(claim.due_at), language),
        claim.decided_at === null
          ? '–'
          : `${formatMoment(claim.decided_at, language)}${claim.decision_reason === null ? '' : `: ${claim.decision_reason}`}`,
      ])}
    />
  )
}

export function VoucherList({ language, file }: RecordProps) {
  const t = texts(language).departmentFile
  if (file.vouchers.length === 0) return <p class="kz-quiet">{t.noVouchers}</p>
  const day = (until: Temporal.Instant | null) =>
    until === null ? '–' : formatDate(lastDay(until), language)
  const moment = (at: Temporal.Instant | null, missing = '–') =>
    at === null ? missing : formatMoment(at, language)
  return (
    <Table
      caption={t.vouchers}
      captionHidden
      columns={[
        { header: t.voucher.number, nowrap: true },
        { header: t.find.state, nowrap: true },
        { header: t.voucher.offered },
        { header: t.voucher.notified },
        { header: t.voucher.confirmBy },
        { header: t.voucher.confirmed },
        { header: t.voucher.chooseBy },
        { header: t.voucher.cost, numeric: true },
      ]}
      rows={file.vouchers.map(voucher => [
        voucher.number,
        t.voucherStates[voucher.state],
        moment(voucher.offeredAt),
        moment(voucher.notifiedAt, t.voucher.noClock),
        day(voucher.confirmUntil),
        moment(voucher.confirmedAt),
        day(voucher.chooseUntil),
        formatTenge(voucher.costTiyn, language),
      ])}
    />
  )
}

export function MessageList({ language, file }: RecordProps) {
  const all = texts(language)
  const t = all.departmentFile
  const { failures } = all.department.unreached
  if (file.messages.length === 0) return <p class="kz-quiet">{t.noMessages}</p>
  return (
    <Table
      caption={t.messages}
      captionHidden
      columns={[
        { header: t.message.planned, nowrap: true },
        { header: t.message.state },
        { header: t.message.text },
      ]}
      rows={file.messages.map(message => [
        formatMoment(message.planned_at, language),
        failures[message.state],
        message.text ?? t.message.unsent,
      ])}
    />
  )
}

export function History({ language, file }: RecordProps) {
  return (
    <Timeline
      language={language}
      items={file.events.map(event => ({
        state: 'done' as const,
        title: eventTitle(language, event.kind),
        when: (
          <>
            <MomentText instant={event.at} language={language} />,{' '}
            {actorWord(language, event.actor)}
          </>
        ),
        body: reasonText(language, event),
      }))}
    />
  )
}

/** The family's own timeline says "you"; here the same events are told of them. */
function eventTitle(language: Language, kind: string): string {
  const { cabinet, departmentFile } = texts(language)
  const own: Readonly<Record<string, string>> = departmentFile.events
  const shared: Readonly<Record<string, string>> = cabinet.events
  return own[kind] ?? shared[kind] ?? cabinet.events.other
}

function actorWord(language: Language, actor: string): string {
  const { by } = texts(language).departmentFile
  const [kind = ''] = actor.split(':')
  return by[kind as keyof typeof by] ?? kind
}

function reasonText(
  language: Language,
  { kind, facts }: { readonly kind: string; readonly facts: unknown },
): string | undefined {
  const reason = (facts as { reason?: unknown } | null)?.reason
  return eventReason(language, kind, typeof reason === 'string' ? reason : undefined)
}
