/** The life of an application: state x event -> state. Pages and server ask the same table. */
import type { ApplicationForm, ApplicationState, ArchiveReason } from './application.ts'

/** Each event is also the `last_change` of the row and the kind of its record. */
export type ApplicationEvent =
  | 'offered'
  | 'confirmation-missed'
  | 'choice-missed'
  | 'restored'
  | 'refused'
  | 'withdrawn'
  | 'not-restored'
  | 'stopped'
  | 'released'
  | 'offer-cancelled'
  | 'referred'
  | 'referral-returned'
  | 'referral-unused'
  | 'served'
  | 'aged-out'
  | 'moved'
  | 'duplicate'
  | 'false-claim'
  | 'replaced'
  | 'place-unused'

const LIVE = ['queued', 'offered', 'inactive', 'stopped'] as const

type Row = { readonly from: readonly ApplicationState[]; readonly to: ApplicationState }

/** product.md, "Lifecycles"; anything that is not in the table cannot happen. */
export const APPLICATION_LIFE: Readonly<Record<ApplicationEvent, Row>> = {
  offered: { from: ['queued'], to: 'offered' },
  'confirmation-missed': { from: ['offered'], to: 'inactive' },
  'choice-missed': { from: ['offered'], to: 'inactive' },
  restored: { from: ['inactive'], to: 'queued' },
  'offer-cancelled': { from: ['offered'], to: 'queued' },
  // Order 254: sent to a group; back with its time; or onto the stop-list when the referral was not used.
  referred: { from: ['queued'], to: 'offered' },
  'referral-returned': { from: ['offered'], to: 'queued' },
  'referral-unused': { from: ['offered'], to: 'stopped' },
  stopped: { from: ['queued', 'offered'], to: 'stopped' },
  released: { from: ['stopped'], to: 'queued' },
  served: { from: ['offered'], to: 'served' },
  refused: { from: ['offered'], to: 'archived' },
  withdrawn: { from: LIVE, to: 'archived' },
  'not-restored': { from: ['inactive', 'offered'], to: 'archived' },
  'aged-out': { from: [...LIVE, 'served'], to: 'archived' },
  moved: { from: [...LIVE, 'served'], to: 'archived' },
  duplicate: { from: LIVE, to: 'archived' },
  'false-claim': { from: LIVE, to: 'archived' },
  // Of a targeted voucher: the child accepted a universal one.
  replaced: { from: [...LIVE, 'served'], to: 'archived' },
  // Of a targeted voucher whose place was not taken, or whose voucher ended before the child was invited again.
  'place-unused': { from: ['offered', 'served'], to: 'archived' },
}

/** Where no targeted application stands (`application_targeted_never_queued`). */
const OF_A_QUEUE: readonly ApplicationState[] = ['queued', 'inactive', 'stopped']

export function nextState(
  state: ApplicationState,
  event: ApplicationEvent,
  form: ApplicationForm | null = null,
): ApplicationState | undefined {
  const row = APPLICATION_LIFE[event]
  if (form === 'targeted' && OF_A_QUEUE.includes(row.to)) return undefined
  return row.from.includes(state) ? row.to : undefined
}

/** Why an event archives, in the words of the archive; undefined when it does not. */
export function archiveReasonOf(event: ApplicationEvent): ArchiveReason | undefined {
  if (APPLICATION_LIFE[event].to !== 'archived') return undefined
  return event as ArchiveReason
}
