/** A rule pack: the rules of one programme and regime, for some territories and a span of days, each with its source. */
import { z } from 'zod'
import { clubRules } from './club-rules.ts'
import { offerRules } from './offer-rules.ts'
import { preschoolRules, preschoolVoucherRules, referralRules } from './preschool-rules.ts'
import { queueRules, sharedRules } from './queue-rules.ts'
import type { Regime } from './rollout.ts'
import {
  daySchema,
  listOf,
  type Mark,
  markSchema,
  oneOf,
  textSchema,
  threeLanguagesSchema,
} from './rule-value.ts'
import type { TerritoryKind } from './territory.ts'

const packHead = {
  /** Also the name of the file. */
  id: textSchema,
  version: textSchema,
  /** Territories that the pack is for, with all below them; the nearest pack wins. */
  territories: listOf(textSchema, 'a list of territory codes, each once'),
  validFrom: daySchema,
  /** Last day, or null while no end is known. */
  validTo: daySchema.nullable(),
  title: threeLanguagesSchema,
  /** Whether the span of days itself is sourced; a continuation after the last known order is assumed. */
  mark: markSchema,
  source: textSchema,
  note: threeLanguagesSchema.optional(),
}

const values = 'an object with all rules of the regime'

const voucherPackSchema = z.strictObject({
  ...packHead,
  programme: oneOf('preschool'),
  regime: z.literal('voucher'),
  values: z.strictObject(
    { ...queueRules, ...sharedRules, ...offerRules, ...preschoolRules, ...preschoolVoucherRules },
    values,
  ),
})

const referralPackSchema = z.strictObject({
  ...packHead,
  programme: oneOf('preschool'),
  regime: z.literal('referral'),
  values: z.strictObject(
    { ...queueRules, ...sharedRules, ...preschoolRules, ...referralRules },
    values,
  ),
})

const clubPackSchema = z.strictObject({
  ...packHead,
  programme: oneOf('club'),
  regime: z.literal('single-voucher'),
  values: z.strictObject({ ...queueRules, ...sharedRules, ...offerRules, ...clubRules }, values),
})

export const rulePackSchema = z
  .discriminatedUnion(
    'regime',
    [voucherPackSchema, referralPackSchema, clubPackSchema],
    'one of voucher, referral, single-voucher',
  )
  .superRefine((pack, context) => {
    const wrong = (path: string[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    if (pack.validTo !== null && pack.validTo < pack.validFrom) {
      wrong(['validTo'], 'a day not before validFrom, or null')
    }
    const cohorts = pack.values['queue.cohorts'].value
    const tiers = pack.values['queue.tiers'].value
    if (pack.values['queue.categories'].value !== cohorts.length * tiers.length) {
      wrong(
        ['values', 'queue.categories', 'value'],
        `${cohorts.length * tiers.length}: tiers times cohorts`,
      )
    }
    if ([...pack.values['queue.cohortOrder'].value].sort().join() !== [...cohorts].sort().join()) {
      wrong(['values', 'queue.cohortOrder', 'value'], 'the same ages as queue.cohorts')
    }
  })

export type RulePack = z.infer<typeof rulePackSchema>
export type VoucherPack = z.infer<typeof voucherPackSchema>
type ReferralPack = z.infer<typeof referralPackSchema>
type ClubPack = z.infer<typeof clubPackSchema>
export type RulePackOf<Of extends Regime> = Extract<RulePack, { readonly regime: Of }>

/** Every key of every regime. */
export type RuleKey =
  | keyof VoucherPack['values']
  | keyof ReferralPack['values']
  | keyof ClubPack['values']

/** How the page names the certainty of a rule. */
export type Certainty = Mark | 'elsewhere'

export function certaintyOf(rule: { mark: Mark; elsewhere?: true | undefined }): Certainty {
  return rule.mark === 'sourced' && rule.elsewhere ? 'elsewhere' : rule.mark
}

/** One pool for a city, one per settlement in districts (order of 23.09.2025); regions count as districts do. */
export function poolRuleOf(pack: RulePack, kind: TerritoryKind): 'whole' | 'settlement' {
  const rule = pack.values['queue.poolRule'].value
  return kind === 'city' ? rule.city : rule.district
}

/** Which clubs a universal voucher is for; null for kindergartens, which are of one sort. */
export function universalClubsOf(pack: RulePack): readonly string[] | null {
  return pack.regime === 'single-voucher' ? pack.values['club.universalFor'].value : null
}

/** Clubs are chosen after the voucher, so money alone bounds their iterations; places bound those of kindergartens. */
export function isBoundedByMoney(pack: RulePack): boolean {
  return pack.regime === 'single-voucher' && 'iteration.boundedBy' in pack.values
}
