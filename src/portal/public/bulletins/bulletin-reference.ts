/** How a bulletin is cited and how anybody checks it, in words: for the page and for the API. */
import type { Language } from '../../../base/language.ts'
import type { BulletinKind } from '../../../domain/opendata/bulletin.ts'
import { texts } from '../../../locales/texts.ts'
import { formatDate } from '../../layout/format.ts'

type Reference = {
  readonly kind: BulletinKind
  readonly day: Temporal.PlainDate
  /** The text as it was sealed. */
  readonly url: string
  readonly checksum: { readonly value: string }
}

export function citeBulletin(
  language: Language,
  { name, kind, day, url, checksum }: Reference & { readonly name: string },
): string {
  const t = texts(language).bulletins
  const title = t.dayTitle(name, formatDate(day, language))
  // No full stops: a date may end with one.
  return [title, t[kind], `SHA-256 ${checksum.value}`, url].join(' · ')
}

export function verificationSteps(
  language: Language,
  reference: {
    readonly url: string
    /** Where the log is read. */
    readonly log: string
    readonly leafIndex: string | null
  },
): string[] {
  const { steps } = texts(language).bulletins
  const { url, log, leafIndex } = reference
  return [steps.file(url), steps.leaf(leafIndex), steps.log(log)]
}
