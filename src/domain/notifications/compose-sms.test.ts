/** Every SMS in every language fits its parts and says nothing personal. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../base/language.ts'
import { calculateSmsParts } from '../../platform/sms/sms-parts.ts'
import { PROGRAMMES, type Programme } from '../territories/rollout.ts'
import { composeSms, shortLink } from './compose-sms.ts'
import { isTemplate, TEMPLATE_FACTS, type Template } from './template.ts'

const TEMPLATES = Object.keys(TEMPLATE_FACTS) as Template[]

/** The longest month names of the three languages and a two-digit day; a city's own host name. */
const LONGEST_DAYS = ['2026-09-30', '2026-12-31', '2026-11-30']
const LONGEST_URL = 'https://kezek.qonaev.almaty-oblysy.gov.kz'

function compose(
  template: Template,
  day: string,
  portalUrl: string,
  language: 'kk' | 'ru' | 'en',
  programme: Programme = 'preschool',
) {
  const facts = { number: 'K7M-4PX-92T', lastDay: day, month: '2026-09', count: 12, code: '830417' }
  return composeSms(language, template, facts, {
    portalUrl,
    confirmUntil: Temporal.PlainDate.from(day),
    programme,
  })
}

describe('an SMS', () => {
  test.each(TEMPLATES)('%s fits two parts in every language, with the longest values', template => {
    for (const language of LANGUAGES) {
      for (const day of LONGEST_DAYS) {
        for (const programme of PROGRAMMES) {
          const text = compose(template, day, LONGEST_URL, language, programme) ?? ''
          expect(text.length, text).toBeGreaterThan(10)
          expect(calculateSmsParts(text).parts.length, text).toBeLessThanOrEqual(2)
        }
      }
    }
  })

  test.each([
    'application-queued',
    'claim-confirmed',
    'claim-rejected',
    'claim-expired',
    'first-mark',
    'sheet-unconfirmed',
    'sheet-decided',
    'dispute-decided',
    'phone-code',
  ] as const)('%s costs one part where the portal has a short name', template => {
    for (const language of LANGUAGES) {
      const text = compose(template, '2026-09-30', 'https://kezek.kz', language) ?? ''
      expect(calculateSmsParts(text).parts, text).toHaveLength(1)
    }
  })

  test.each(TEMPLATES)('%s differs in each language', template => {
    const written = LANGUAGES.map(language =>
      compose(template, '2026-11-25', 'https://kezek.kz', language),
    )
    expect(new Set(written).size).toBe(3)
  })

  test('names the month that was paid as it is named in a sentence', () => {
    const paid = (language: 'kk' | 'ru' | 'en') =>
      compose('month-paid', '2026-09-30', 'https://kezek.kz', language)
    expect(paid('kk')).toContain('қыркүйек айының ақысын')
    expect(paid('ru')).toContain('за сентябрь.')
    expect(paid('en')).toContain('for September.')
  })

  test('says the last day as it is said in Kazakh, with the vowels in harmony', () => {
    expect(compose('voucher-confirmed', '2026-09-05', 'https://kezek.kz', 'kk')).toContain(
      '5 қыркүйекке дейін',
    )
    expect(compose('voucher-confirmed', '2026-11-25', 'https://kezek.kz', 'kk')).toContain(
      '25 қарашаға дейін',
    )
  })

  test('leads to the application with a link that has neither scheme nor dashes', () => {
    expect(shortLink('https://kezek.kz/', 'K7M-4PX-92T')).toBe('kezek.kz/k/K7M4PX92T')
  })

  test('about an application for a club speaks of a club', () => {
    const told = (language: 'kk' | 'ru' | 'en', programme: Programme) =>
      compose('voucher-confirmed', '2026-09-30', 'https://kezek.kz', language, programme)
    expect(told('kk', 'club')).toContain('Үйірмені')
    expect(told('ru', 'club')).toContain('кружок')
    expect(told('ru', 'preschool')).not.toContain('кружок')
  })

  test('is not composed of a row that nobody has a text for, or that lacks a fact', () => {
    const frame = { portalUrl: 'https://kezek.kz', confirmUntil: undefined }
    expect(composeSms('kk', 'no-such-message', {}, frame)).toBeUndefined()
    expect(composeSms('kk', 'toString', {}, frame)).toBeUndefined()
    expect(composeSms('kk', 'voucher-confirmed', { number: 'K7M-4PX-92T' }, frame)).toBeUndefined()
    expect(composeSms('kk', 'voucher-offered', { number: 'K7M-4PX-92T' }, frame)).toBeUndefined()
  })

  test('has a text for every template that any action plans', () => {
    const source = join(import.meta.dirname, '../..')
    const planned = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('.ts') && !path.endsWith('.test.ts'))
      .map(path => readFileSync(join(source, path), 'utf8'))
      .filter(text => /(plan|insert)Messages\(/.test(text))
      .flatMap(text => [...text.matchAll(/template:([^\n]+)/g)])
      .flatMap(([, line = '']) => namesIn(line))
    expect(planned.length).toBeGreaterThan(5)
    expect(planned.filter(name => !isTemplate(name))).toEqual([])
  })
})

function namesIn(line: string): string[] {
  if (line.includes('`claim-')) return ['claim-confirmed', 'claim-rejected', 'claim-expired']
  return [...line.matchAll(/'([^']+)'/g)].map(([, name = '']) => name)
}
