/** The day's protocols of a queue (order 254, 3, 4) and 9)): places freed, places taken back, what was issued. */
import type { Programme } from '../territories/rollout.ts'

export const BULLETIN_KINDS = ['freed', 'withdrawn', 'issued'] as const
export type BulletinKind = (typeof BULLETIN_KINDS)[number]

export const BULLETIN_FORMAT = 'kezek.bulletin/1'

type PlaceLine = {
  /** The number of the place in this installation. */
  readonly place: string
  readonly provider: string
  readonly nameKk: string
  readonly nameRu: string
  readonly group: string
  readonly cohort: number
  readonly language: string
  readonly kind: string
  readonly regime: string
  readonly admission: string
  readonly startsOn: string
  readonly lastDay: string | null
  readonly restriction: string | null
  readonly at: string
}

export type FreedLine = PlaceLine & { readonly cause: string }
export type WithdrawnLine = PlaceLine & { readonly reason: string }

/** Who got what, under public numbers only. */
export type IssuedLine = {
  readonly what: 'voucher' | 'referral' | 'place-held' | 'enrolment'
  readonly application: string
  readonly category: string
  readonly provider: string | null
  readonly nameKk: string | null
  readonly nameRu: string | null
  readonly group: string | null
  readonly at: string
}

export type BulletinLines = {
  readonly freed: readonly FreedLine[]
  readonly withdrawn: readonly WithdrawnLine[]
  readonly issued: readonly IssuedLine[]
}

export type BulletinScope = {
  readonly territory: string
  readonly programme: Programme
  readonly day: Temporal.PlainDate
}

/** Also what its leaf in the journal is found by. */
export function bulletinPath(
  scope: { readonly territory: string; readonly programme: string; readonly day: string },
  kind: BulletinKind,
): string {
  return `/bulletins/${scope.territory}/${scope.programme}/${scope.day}/${kind}.json`
}

/** The text of a bulletin as it was sealed. */
export type SealedBulletin<Kind extends BulletinKind = BulletinKind> = {
  readonly format: typeof BULLETIN_FORMAT
  readonly kind: Kind
  readonly from: string
  readonly until: string
  readonly log: { readonly origin: string; readonly size: number; readonly root: string } | null
  readonly rows: BulletinLines[Kind]
}

export function isBulletinKind(text: string | undefined): text is BulletinKind {
  return BULLETIN_KINDS.some(kind => kind === text)
}
