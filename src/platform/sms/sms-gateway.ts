/** What every way of sending an SMS offers; the outbox knows only this. */

export interface SmsMessage {
  /** E.164, e.g. `+77012345678`. */
  readonly to: string
  readonly text: string
  /** Ours, the same at every repeat of one message, so that a gateway may recognise the repeat. */
  readonly reference: string
}

export type SmsAnswer =
  | { readonly accepted: true; readonly providerId: string }
  /** Not permanent: the same message may be tried again later. Permanent: it never will be taken. */
  | { readonly accepted: false; readonly permanent: boolean; readonly reason: string }

export interface SmsReceipt {
  readonly providerId: string
  readonly status: 'delivered' | 'failed'
  readonly at: Temporal.Instant
}

export interface SmsGateway {
  /** Never throws for what the other side does; reasons name no text and no number. */
  send(message: SmsMessage): Promise<SmsAnswer>
  onReceipt?(handler: (receipt: SmsReceipt) => void): void
  close(): Promise<void>
}

export function refuseForNow(reason: string): SmsAnswer {
  return { accepted: false, permanent: false, reason }
}

export function refuseForEver(reason: string): SmsAnswer {
  return { accepted: false, permanent: true, reason }
}
