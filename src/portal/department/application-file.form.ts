/** What an officer posts on the page of an application: one of the lawful actions with its fields. Pure. */
import type { Language } from '../../base/language.ts'
import type { Application } from '../../domain/applications/application.ts'
import { nextState } from '../../domain/applications/application-life.ts'
import { mayRestore } from '../../domain/applications/restore-application.ts'
import type { Voucher } from '../../domain/vouchers/voucher.ts'
import { nextVoucherState } from '../../domain/vouchers/voucher-life.ts'
import { texts } from '../../locales/texts.ts'

export const FILE_ACTIONS = ['stop', 'release', 'restore', 'cancel', 'withdraw'] as const
export type FileAction = (typeof FILE_ACTIONS)[number]

/** A year: longer is not a pause but a decision about the child. */
const MOST_STOP_DAYS = 366
const MOST_LETTERS = 500

/** Which steps the lives of application and voucher have now; whether the post may is asked elsewhere. */
export function lawfulActions(
  application: Application,
  voucher: Voucher | undefined,
  now: Temporal.Instant,
): readonly FileAction[] {
  const { state, form } = application
  const offered = state === 'offered'
  const lawful: Readonly<Record<FileAction, boolean>> = {
    stop: !offered && nextState(state, 'stopped', form) !== undefined,
    release: nextState(state, 'released') !== undefined,
    restore: mayRestore(application, now),
    cancel:
      voucher !== undefined &&
      nextState(state, 'offer-cancelled', form) !== undefined &&
      nextVoucherState(voucher.state, 'cancelled') !== undefined,
    withdraw: !offered && nextState(state, 'withdrawn') !== undefined,
  }
  return FILE_ACTIONS.filter(action => lawful[action])
}

export type FileAnswer =
  | { readonly ok: true; readonly action: 'stop'; readonly days: number; readonly reason: string }
  | {
      readonly ok: true
      readonly action: 'cancel'
      readonly claimId: string | null
      readonly reason: string
    }
  | { readonly ok: true; readonly action: 'release' | 'restore' | 'withdraw' }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }

/** Undefined when the action is none of ours. `claims` are the ids of confirmed claims. */
export function readFileAction(
  value: (name: string) => string,
  claims: readonly string[],
  language: Language,
): FileAnswer | undefined {
  const action = FILE_ACTIONS.find(one => one === value('action'))
  switch (action) {
    case undefined:
      return undefined
    case 'stop':
      return readStop(value, language)
    case 'cancel':
      return readCancel(value, claims, language)
    case 'withdraw': {
      const { sureNeeded } = texts(language).departmentFile.withdraw
      if (value('sure') !== 'yes') return { ok: false, errors: { sure: sureNeeded } }
      return { ok: true, action }
    }
    default:
      return { ok: true, action }
  }
}

function readStop(value: (name: string) => string, language: Language): FileAnswer {
  const t = texts(language).departmentFile.stop
  const typed = value('stopDays')
  const days = /^\d{1,3}$/.test(typed) ? Number(typed) : 0
  const reason = value('stopReason').slice(0, MOST_LETTERS)
  const errors: Record<string, string> = {}
  if (days < 1 || days > MOST_STOP_DAYS) errors.stopDays = t.daysBad(MOST_STOP_DAYS)
  if (reason === '') errors.stopReason = t.reasonNeeded
  return Object.keys(errors).length > 0
    ? { ok: false, errors }
    : { ok: true, action: 'stop', days, reason }
}

function readCancel(
  value: (name: string) => string,
  claims: readonly string[],
  language: Language,
): FileAnswer {
  const t = texts(language).departmentFile.cancel
  const claim = value('falseClaim')
  const reason = value('cancelReason').slice(0, MOST_LETTERS)
  const chosen = claims.length === 0 || claim === 'none' || claims.includes(claim)
  const errors: Record<string, string> = {}
  if (!chosen) errors.falseClaim = t.claimNeeded
  if (reason === '') errors.cancelReason = t.reasonNeeded
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const claimId = claims.includes(claim) ? claim : null
  return { ok: true, action: 'cancel', claimId, reason }
}
