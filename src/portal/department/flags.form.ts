/** Reads the filter of the list of flags and an officer's decision. */

import type { FlagFilter } from '../../domain/plausibility/find-flags.ts'
import { FLAG_RULES, FLAG_STATES, MOST_FLAG_WORDS } from '../../domain/plausibility/flag.ts'
import type { FlagEvent } from '../../domain/plausibility/flag-life.ts'
import type { Programme } from '../../domain/territories/rollout.ts'

/** What is made up in the address filters nothing. */
export function readFilter(
  query: Readonly<Record<string, string | undefined>>,
  territory: string,
  programme: Programme,
): FlagFilter {
  const { month = '' } = query
  const bin = /^\d{12}$/.test(query.bin ?? '') ? (query.bin ?? null) : null
  return {
    // Of one organisation all that was found.
    programme: bin === null ? programme : null,
    territories: [territory],
    rule: FLAG_RULES.find(one => one === query.rule) ?? null,
    state: FLAG_STATES.find(one => one === query.state) ?? null,
    month: /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? Temporal.PlainDate.from(`${month}-01`) : null,
    bin,
  }
}

type Mistakes = { readonly outcome: string; readonly words: string }

export type ReadDecision =
  | { readonly ok: true; readonly value: { outcome: FlagEvent; words: string } }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }

export function readFlagDecision(
  value: (name: string) => string,
  mistakes: Mistakes,
): ReadDecision {
  const outcome = (['explained', 'confirmed'] as const).find(one => one === value('outcome'))
  const words = value('words').trim()
  const told = words.length >= 3 && words.length <= MOST_FLAG_WORDS
  if (outcome !== undefined && told) return { ok: true, value: { outcome, words } }
  return {
    ok: false,
    errors: {
      ...(outcome === undefined ? { outcome: mistakes.outcome } : {}),
      ...(told ? {} : { words: mistakes.words }),
    },
  }
}
