/** The rules in force in words: nothing of the code may reach a parent's eyes, in any language. */
import { describe, expect, it } from 'vitest'
import { territories as en } from '../../locales/en/territories.ts'
import { territories as kk } from '../../locales/kk/territories.ts'
import { territories as ru } from '../../locales/ru/territories.ts'
import { loadTerritoryData } from './load-data.ts'
import type { RulePack } from './rule-pack.ts'
import { ruleRows, showRuleValue } from './rule-text.ts'

const loaded = loadTerritoryData('data')
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error))
const { packs } = loaded.value

function shown(key: string, language: typeof kk, id = 'kz-preschool-voucher-2025'): string {
  const pack = packs.find(one => one.id === id)
  const row = pack && ruleRows(pack).find(one => one.key === key)
  if (row === undefined) throw new Error(`no ${key} in ${id}`)
  return showRuleValue(row.rule.value, language.ruleTexts)
}

describe('a rule in words', () => {
  it('is said as people say it', () => {
    expect(shown('queue.ratio', ru)).toBe('первоочередных: 1; из общей очереди: 3')
    expect(shown('attendance.confirmationDays', kk)).toBe('1–7')
    expect(shown('notice.quietHours', en)).toBe('21:00–08:00')
    expect(shown('queue.yearlyRefreshBy', kk)).toBe('30 маусым')
    expect(shown('queue.yearlyRefreshBy', ru)).toBe('30 июня')
    expect(shown('queue.poolRule', kk)).toBe(
      'қалада: бүкіл аумақ бойынша бірге; ауданда: әр елді мекенде бөлек',
    )
    expect(shown('payment.payableExcuses', en)).toBe(
      'illness (with a certificate, no limit); leave (by application, at most 56 days a year)',
    )
    expect(shown('club.normCreativeTenge', en, 'kz-club-single-voucher-2025')).toBe('18500')
    expect(shown('absence.keptThroughIllness', kk)).toBe('иә')
  })

  it('shows no word of the code and no broken value in any pack and language', () => {
    const rows = packs.flatMap((pack: RulePack) => ruleRows(pack))
    for (const language of [kk, ru]) {
      for (const { key, rule } of rows) {
        const text = showRuleValue(rule.value, language.ruleTexts)
        expect(text, key).not.toMatch(/[a-z]|^$|, $/)
      }
    }
    for (const { key, rule } of rows) {
      const text = showRuleValue(rule.value, en.ruleTexts)
      expect(text, key).not.toMatch(/\w-\w+-\w|undefined|\bobject\b|\bnull\b|^$/)
    }
  })

  it('has a label in each language, and Kazakh is never the Russian text', () => {
    for (const { key } of packs.flatMap(pack => ruleRows(pack))) {
      expect(new Set([kk.rules[key], ru.rules[key], en.rules[key]]).size, key).toBe(3)
    }
  })
})
