/** A distance as people say it: kilometres with one decimal, for places are known to a hundred metres only. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'
import { formatCount } from '../../layout/format.ts'

const METRES_OF_TENTH = 100
const WHOLE_FROM_TENTHS = 100

export function formatDistance(metres: number, language: Language): string {
  const t = texts(language).kindergartens
  const tenths = Math.round(metres / METRES_OF_TENTH)
  if (tenths >= WHOLE_FROM_TENTHS) {
    return t.kilometres(formatCount(Math.round(tenths / 10), language))
  }
  const point = language === 'en' ? '.' : ','
  if (tenths === 0) return t.kilometres(`< 0${point}1`)
  return t.kilometres(`${Math.floor(tenths / 10)}${point}${tenths % 10}`)
}
