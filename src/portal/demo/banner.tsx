/** The strip on top of every page of a demonstration: what it is, what day it is there, where its tools are. */
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'
import type { Deps } from '../deps.ts'
import { formatDate } from '../layout/format.ts'

export function demoBanner(deps: Deps, language: Language) {
  const t = texts(language).demonstration
  return (
    <>
      {t.banner(formatDate(deps.setting.clock.today(), language))}{' '}
      <a href={`/${language}/demo`}>{t.people}</a> ·{' '}
      <a href={`/${language}/demo/sms`}>{t.outbox}</a> ·{' '}
      <a href={`/${language}/demo/clock`}>{t.clock}</a>
    </>
  )
}
