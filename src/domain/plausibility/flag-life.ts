/** The life of a flag: an officer explains it or confirms it, once. */
import type { FlagState } from './flag.ts'

export type FlagEvent = 'explained' | 'confirmed'

const FLAG_LIFE: Readonly<
  Record<FlagEvent, { readonly from: readonly FlagState[]; readonly to: FlagState }>
> = {
  explained: { from: ['open'], to: 'explained' },
  confirmed: { from: ['open'], to: 'confirmed' },
}

export function nextFlagState(state: FlagState, event: FlagEvent): FlagState | undefined {
  const row = FLAG_LIFE[event]
  return row.from.includes(state) ? row.to : undefined
}
