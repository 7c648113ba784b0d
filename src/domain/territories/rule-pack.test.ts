/** Rule packs: what their files may say, which one holds, and when one ends. */
import { readFileSync } from 'node:fs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { describeMistake } from './data-mistake.ts'
import { loadTerritoryData } from './load-data.ts'
import { certaintyOf, poolRuleOf, type RulePack, type VoucherPack } from './rule-pack.ts'
import { parseRulePack } from './rule-pack-file.ts'
import { resolveRulePack, validateRulePacks, warningBeforeEnd } from './rule-pack-resolution.ts'
import { territoryPath } from './territory.ts'

const loaded = loadTerritoryData('data')
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error))
const { packs, rollout, territories } = loaded.value

const FILE = 'rule-packs/kz-preschool-voucher-2025.json'
const TARAZ = ['kz', 'zhambyl', 'taraz']
const ATYRAU = ['kz', 'atyrau-region', 'atyrau']

const day = (text: string) => Temporal.PlainDate.from(text)

function voucherPackOn(path: string[], text: string): VoucherPack | undefined {
  return resolveRulePack(packs, path, 'preschool', 'voucher', day(text))
}

function packNamed(id: string): RulePack {
  const pack = packs.find(one => one.id === id)
  if (pack === undefined) throw new Error(`no pack ${id}`)
  return pack
}

/** The mistakes of the 2025 pack after one text in its file was changed. */
function mistakesAfter(search: string, replacement: string): string[] {
  const text = readFileSync(`data/${FILE}`, 'utf8')
  if (!text.includes(search)) throw new Error(`the file has no ${search}`)
  const parsed = parseRulePack(FILE, text.replace(search, replacement))
  return parsed.ok ? [] : parsed.error.map(describeMistake)
}

describe('the file of a rule pack', () => {
  it('with a wrong value names the file, the field and what is allowed', () => {
    const search = '"offer.confirmWorkingDays": {\n      "value": 2'
    expect(mistakesAfter(search, search.replace('2', '"two"'))).toEqual([
      `${FILE}: values["offer.confirmWorkingDays"].value: expected a whole number from 1 to 60; found "two"`,
    ])
    expect(mistakesAfter(search, search.replace('2', '0'))).toHaveLength(1)
    expect(mistakesAfter(search, search.replace('2', '1.5'))).toHaveLength(1)
  })

  it('must have every rule of its regime, and no rule unknown to it', () => {
    expect(mistakesAfter('"offer.choiceMode"', '"offer.choiceMood"')).toEqual([
      `${FILE}: values["offer.choiceMode"]: expected a rule: an object with value, mark and source; found nothing`,
      expect.stringContaining(
        `${FILE}: values["offer.choiceMood"]: expected no field of this name here; found {"value":"rounds"`,
      ),
    ])
  })

  it('must mark each rule and give its source', () => {
    expect(
      mistakesAfter('"mark": "sourced",\n  "source": "', '"mark": "sure",\n  "source": "'),
    ).toEqual([`${FILE}: mark: expected one of sourced, assumed; found "sure"`])
    expect(
      mistakesAfter(
        '"value": 18,\n      "mark": "sourced",\n      "source"',
        '"value": 18,\n      "mark": "sourced",\n      "sours"',
      ),
    ).toHaveLength(2)
  })

  it('must have days that exist and do not end before they begin', () => {
    expect(mistakesAfter('"validTo": "2025-12-31"', '"validTo": "2025-02-30"')).toEqual([
      `${FILE}: validTo: expected a day written YYYY-MM-DD; found "2025-02-30"`,
    ])
    expect(mistakesAfter('"validTo": "2025-12-31"', '"validTo": "2024-12-31"')).toEqual([
      `${FILE}: validTo: expected a day not before validFrom, or null; found "2024-12-31"`,
    ])
  })

  it('must agree with itself: categories are tiers times cohorts, the order has the same ages', () => {
    const search = '"queue.categories": {\n      "value": 18'
    expect(mistakesAfter(search, search.replace('18', '21'))).toEqual([
      `${FILE}: values["queue.categories"].value: expected 18: tiers times cohorts; found 21`,
    ])
    expect(mistakesAfter('["6", "5", "4"', '["7", "5", "4"')).toHaveLength(1)
  })

  it('must be JSON, of a known regime, named by its id', () => {
    expect(mistakesAfter('{', '{{')[0]).toContain(`${FILE}: the whole file: expected JSON`)
    expect(mistakesAfter('"regime": "voucher"', '"regime": "ticket"')).toEqual([
      `${FILE}: regime: expected one of voucher, referral, single-voucher; found "ticket"`,
    ])
    expect(mistakesAfter('"id": "kz-', '"id": "qz-')).toHaveLength(1)
  })
})

describe('the pack in force', () => {
  it.each([
    ['2025-01-01', 'kz-preschool-voucher-2025'],
    ['2025-12-31', 'kz-preschool-voucher-2025'],
    ['2026-01-05', 'kz-preschool-voucher-2026-q1'],
    ['2026-03-03', 'kz-preschool-voucher-2026-q1'],
    ['2026-03-04', 'kz-preschool-voucher-2026-h1'],
    ['2026-07-01', 'kz-preschool-voucher-2026-h1'],
    ['2026-07-02', 'kz-preschool-voucher-2026-continued'],
    ['2027-12-31', 'kz-preschool-voucher-2026-continued'],
  ])('of vouchers in Taraz on %s is %s', (text, id) => {
    expect(voucherPackOn(TARAZ, text)?.id).toBe(id)
  })

  it('is none between two orders, before the first and after the last: nothing is guessed', () => {
    for (const text of ['2026-01-01', '2026-01-04', '2028-01-01']) {
      expect(voucherPackOn(TARAZ, text), text).toBeUndefined()
    }
    expect(voucherPackOn(TARAZ, '2024-02-29')).toBeUndefined()
    expect(voucherPackOn(ATYRAU, '2024-06-01')).toBeUndefined()
  })

  it('is the nearest one: Taraz had its own order in 2024, Atyrau has 21 categories', () => {
    const taraz = voucherPackOn(TARAZ, '2024-03-01')
    expect(taraz?.id).toBe('taraz-preschool-voucher-2024')
    expect(taraz?.values['queue.categories'].value).toBe(18)
    const atyrau = voucherPackOn(ATYRAU, '2025-06-01')
    expect(atyrau?.values['queue.categories'].value).toBe(21)
    expect(atyrau?.values['queue.cohorts'].value).toHaveLength(7)
    expect(atyrau?.values['offer.waitingListReplyDays'].value).toBe(2)
  })

  it('after 1 July 2026 is marked as assumed, before it as sourced', () => {
    expect(voucherPackOn(TARAZ, '2026-07-01')?.mark).toBe('sourced')
    expect(voucherPackOn(TARAZ, '2026-07-02')?.mark).toBe('assumed')
  })

  it('is there on the first day of every row of the roll-out calendar', () => {
    expect(rollout.length).toBeGreaterThan(40)
    for (const row of rollout) {
      const path = territoryPath(territories, row.territory) ?? []
      const pack = resolveRulePack(packs, path, row.programme, row.regime, row.startsOn)
      expect(pack, `${row.territory} ${row.startsOn}`).toBeDefined()
    }
  })

  it('of referrals and of clubs are their own', () => {
    const referral = resolveRulePack(packs, TARAZ, 'preschool', 'referral', day('2024-12-31'))
    expect(referral?.values['referral.validityWorkingDays'].value).toBe(5)
    const club = resolveRulePack(
      packs,
      ['kz', 'astana'],
      'club',
      'single-voucher',
      day('2025-06-01'),
    )
    expect(club?.values['club.paidByDay'].value).toBe(18)
    expect(resolveRulePack(packs, TARAZ, 'club', 'voucher', day('2025-06-01'))).toBeUndefined()
  })
})

describe('a rule', () => {
  it('comes with its value, mark and source, typed by its key', () => {
    const pack = voucherPackOn(TARAZ, '2026-11-23')
    if (pack === undefined) throw new Error('no pack')
    const confirm = pack.values['offer.confirmWorkingDays']
    expectTypeOf(confirm.value).toEqualTypeOf<number>()
    expect(confirm).toMatchObject({
      value: 2,
      mark: 'sourced',
      source: 'kazpravda.kz; inastana.kz',
    })
    expect(pack.values['queue.ratio'].value).toEqual({ priority: 1, general: 3 })
    expect(pack.values['queue.cohortOrder'].value).toEqual(['6', '5', '4', '3', '2', '1'])
  })

  it('from another city or an older regime is not shown as plainly sourced', () => {
    const pack = packNamed('kz-preschool-voucher-2025')
    expect(certaintyOf(pack.values['queue.ratio'])).toBe('elsewhere')
    expect(certaintyOf(pack.values['queue.minimumAgeMonths'])).toBe('sourced')
    expect(certaintyOf(pack.values['notice.quietHours'])).toBe('assumed')
  })

  it('that is assumed names no document, and one that is sourced does', () => {
    for (const pack of packs) {
      for (const [key, rule] of Object.entries(pack.values)) {
        expect(rule.source === 'Kezek', `${pack.id} ${key}`).toBe(rule.mark === 'assumed')
      }
    }
  })

  it('of the pool is the whole city, and each settlement of a district', () => {
    const pack = packNamed('kz-preschool-voucher-2025')
    expect(poolRuleOf(pack, 'city')).toBe('whole')
    expect(poolRuleOf(pack, 'district')).toBe('settlement')
    expect(poolRuleOf(pack, 'region')).toBe('settlement')
  })
})

describe('the set of packs', () => {
  const codes = new Set(territories.keys())

  it('has no two for one territory, programme, regime and day', () => {
    expect(validateRulePacks(packs, codes)).toEqual([])
    const first = packNamed('kz-preschool-voucher-2025')
    const second = { ...first, id: 'second', validFrom: '2025-12-31', validTo: null }
    const found = validateRulePacks([first, second], codes).map(describeMistake)
    expect(found).toEqual([
      'rule-packs/second.json: validFrom: expected days outside those of kz-preschool-voucher-2025 (2025-01-01 to 2025-12-31) for kz; found 2025-12-31 to no end',
    ])
    const next = { ...second, validFrom: '2026-01-01' }
    expect(validateRulePacks([first, next], codes)).toEqual([])
    const elsewhere = { ...second, territories: ['taraz'] }
    expect(validateRulePacks([first, elsewhere], codes)).toEqual([])
  })

  it('speaks only of known territories and uses no id twice', () => {
    const pack = packNamed('kz-preschool-referral')
    const found = validateRulePacks([pack, { ...pack, territories: ['nowhere'] }], codes)
    expect(found.map(one => `${one.field} ${one.found}`)).toEqual([
      'territories nowhere',
      'id kz-preschool-referral',
    ])
  })
})

describe('the warning before an end', () => {
  const last = packNamed('kz-preschool-voucher-2026-continued')

  it('begins 60 days before a pack ends without a successor and lasts to its last day', () => {
    expect(warningBeforeEnd(last, packs, day('2027-10-31'))).toBeUndefined()
    expect(warningBeforeEnd(last, packs, day('2027-11-01'))).toMatchObject({
      packId: 'kz-preschool-voucher-2026-continued',
      daysLeft: 60,
      territories: ['kz'],
    })
    expect(warningBeforeEnd(last, packs, day('2027-12-31'))?.daysLeft).toBe(0)
    expect(warningBeforeEnd(last, packs, day('2028-01-01'))).toBeUndefined()
  })

  it('is not given when a pack follows on the very next day', () => {
    const first = packNamed('kz-preschool-voucher-2026-q1')
    expect(warningBeforeEnd(first, packs, day('2026-03-03'))).toBeUndefined()
  })

  it('is given when the next order leaves a gap of days, as at the end of 2025', () => {
    const first = packNamed('kz-preschool-voucher-2025')
    expect(warningBeforeEnd(first, packs, day('2025-12-15'))?.daysLeft).toBe(16)
  })

  it('is not given for a territory that goes back to the pack of the country, nor without an end', () => {
    const taraz = packNamed('taraz-preschool-voucher-2024')
    expect(warningBeforeEnd(taraz, packs, day('2024-12-31'))).toBeUndefined()
    const referral = packNamed('kz-preschool-referral')
    expect(warningBeforeEnd(referral, packs, day('2099-12-31'))).toBeUndefined()
  })
})
