/** The closed list of messages: their names, the facts each is told, and how a stored row is read. */
import { z } from 'zod'
import type { Texts } from '../../locales/texts.ts'

/** A new name needs its text in Kazakh, and with it in the other two: nothing compiles before. */
export type Template = keyof Texts['sms']['templates']

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const month = z.string().regex(/^\d{4}-\d{2}$/)
const number = z.string().min(1)

/** Facts as the actions plan them; whatever else a row has is not for the text. */
export const TEMPLATE_FACTS = {
  'application-queued': z.object({ number }),
  'claim-confirmed': z.object({ number }),
  'claim-rejected': z.object({ number }),
  'claim-expired': z.object({ number }),
  'voucher-offered': z.object({ number }),
  'vouchers-offered': z.object({ number, count: z.number().int() }),
  'voucher-confirmed': z.object({ number, lastDay: day }),
  'confirm-reminder': z.object({ number, lastDay: day }),
  'choose-reminder': z.object({ number, lastDay: day }),
  'offer-lapsed': z.object({ number, lastDay: day }),
  'offer-lapsed-for-good': z.object({ number }),
  'restoration-over': z.object({ number }),
  'offer-cancelled': z.object({ number }),
  'place-held': z.object({ number, lastDay: day }),
  'places-held': z.object({ number, lastDay: day, count: z.number().int() }),
  'place-offered': z.object({ number, count: z.number().int() }),
  'list-offer-over': z.object({ number }),
  'place-released': z.object({ number }),
  'round-without-place': z.object({ number }),
  'application-stopped': z.object({ number }),
  'application-released': z.object({ number }),
  'contract-ready': z.object({ number }),
  'contract-signed': z.object({ number }),
  'contract-refused': z.object({ number }),
  'contract-ending': z.object({ number, lastDay: day }),
  'contract-prolonged': z.object({ number }),
  'renewal-refused': z.object({ number }),
  'child-enrolled': z.object({ number }),
  'place-lost': z.object({ number }),
  'child-named': z.object({ number, count: z.number().int() }),
  'naming-accepted': z.object({ number }),
  'case-answered': z.object({ number }),
  'rating-hidden': z.object({ number }),
  'referral-turn': z.object({ number, lastDay: day }),
  'referral-issued': z.object({ number, lastDay: day }),
  'proactive-offer': z.object({ number, lastDay: day }),
  'regime-switched': z.object({ number }),
  'swap-proposed': z.object({ number, lastDay: day }),
  'swap-agreed': z.object({ number }),
  'swap-off': z.object({ number }),
  'first-mark': z.object({ number }),
  'attendance-week': z.object({ number, count: z.number().int() }),
  'sheet-ready': z.object({ number, lastDay: day }),
  'sheet-reminder': z.object({ number, lastDay: day }),
  'sheet-unconfirmed': z.object({ number }),
  'sheet-decided': z.object({ number }),
  'dispute-decided': z.object({ number }),
  'days-taken-back': z.object({ number }),
  'absence-long': z.object({ number }),
  'absence-decided': z.object({ number }),
  'lessons-missed': z.object({ number }),
  'month-paid': z.object({ number, month }),
  'phone-changed': z.object({}),
  'phone-code': z.object({ code: z.string().min(1) }),
} as const satisfies Record<Template, z.ZodType>

/** A code is asked for by somebody who waits for it: no quiet hours, first in turn, soon worthless. */
export const URGENT: Template = 'phone-code'

export function isTemplate(name: string): name is Template {
  return Object.hasOwn(TEMPLATE_FACTS, name)
}
