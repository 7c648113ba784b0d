/** The roll-out calendar against the annex of order 172 of 31.07.2025, written out by hand. */
import { describe, expect, it } from 'vitest'
import { loadTerritoryData } from './load-data.ts'
import { type RolloutRow, regimeOn, rolloutRowOn } from './rollout.ts'
import { territoryPath } from './territory.ts'

const CITIES_BY_MONTH = {
  '2025-01-01': ['shymkent', 'taraz', 'turkistan', 'oral', 'astana'],
  '2025-03-01': ['semey', 'oskemen', 'karaganda', 'zhezkazgan'],
  '2025-04-01': ['petropavl', 'kostanay', 'pavlodar'],
  '2025-05-01': ['konaev', 'kosshy', 'taldykorgan'],
  '2025-06-01': ['aktobe', 'atyrau', 'aktau', 'kyzylorda'],
  '2025-07-01': ['almaty'],
}

const REGIONS_BY_MONTH = {
  '2025-09-01': ['zhambyl'],
  '2025-10-01': ['turkistan-region'],
  '2025-11-01': [
    'west-kazakhstan',
    'abai',
    'east-kazakhstan',
    'karaganda-region',
    'ulytau',
    'north-kazakhstan',
    'kostanay-region',
    'pavlodar-region',
  ],
  '2025-12-01': [
    'almaty-region',
    'akmola',
    'zhetysu',
    'aktobe-region',
    'atyrau-region',
    'mangystau',
    'kyzylorda-region',
  ],
}

const CLUB_CITIES = ['astana', 'shymkent', 'atyrau', 'aktobe', 'kyzylorda', 'karaganda']

const loaded = loadTerritoryData('data')
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error))
const { territories, rollout } = loaded.value

function startsOf(kind: 'city' | 'region', programme: 'preschool' | 'club'): string[] {
  return rollout
    .filter(row => row.programme === programme && territories.get(row.territory)?.kind === kind)
    .map(row => `${row.territory} ${row.startsOn} ${row.regime}`)
}

function flat(byMonth: Record<string, string[]>): string[] {
  return Object.entries(byMonth).flatMap(([day, codes]) =>
    codes.map(code => `${code} ${day} voucher`),
  )
}

function regimeOf(code: string, day: string, programme: 'preschool' | 'club' = 'preschool') {
  const path = territoryPath(territories, code)
  if (path === undefined) throw new Error(`${code} is not in the tree`)
  return regimeOn(rollout, path, programme, Temporal.PlainDate.from(day))
}

describe('the roll-out calendar', () => {
  it('has the twenty cities of the order with the month of each, in the order of the annex', () => {
    expect(startsOf('city', 'preschool')).toEqual(flat(CITIES_BY_MONTH))
    expect(startsOf('city', 'preschool')).toHaveLength(20)
  })

  it('has the districts of seventeen regions with the month of each', () => {
    expect(startsOf('region', 'preschool')).toEqual(flat(REGIONS_BY_MONTH))
    expect(startsOf('region', 'preschool')).toHaveLength(17)
  })

  it('has the six pilot cities of club vouchers from 1 June 2025', () => {
    const expected = CLUB_CITIES.map(code => `${code} 2025-06-01 single-voucher`)
    expect(startsOf('city', 'club')).toEqual(expected)
    expect(rollout).toHaveLength(20 + 17 + 6)
  })

  it('names the responsible bodies in the words of the order', () => {
    const of = (code: string) => rollout.find(row => row.territory === code)?.responsible
    expect(of('taraz')).toBe(
      'Жамбыл облысының әкімдігі, Білім басқармасы, Тараз қаласының білім бөлімі',
    )
    expect(of('zhambyl')).toBe('Жамбыл облысының әкімдігі мен білім басқармасы')
  })
})

describe('the regime of a territory on a day', () => {
  it('is the voucher from the first day of the row and the referral on the day before', () => {
    expect(regimeOf('taraz', '2024-12-31')).toBe('referral')
    expect(regimeOf('taraz', '2025-01-01')).toBe('voucher')
    expect(regimeOf('almaty', '2025-06-30')).toBe('referral')
    expect(regimeOf('almaty', '2025-07-01')).toBe('voucher')
  })

  it('comes to districts and settlements from the row of their region', () => {
    expect(regimeOf('baizak', '2025-08-31')).toBe('referral')
    expect(regimeOf('baizak', '2025-09-01')).toBe('voucher')
    expect(regimeOf('baizak-buryl', '2025-09-01')).toBe('voucher')
  })

  it('of a city with its own row does not wait for its region', () => {
    expect(regimeOf('oral', '2025-02-01')).toBe('voucher')
    expect(regimeOf('west-kazakhstan', '2025-02-01')).toBe('referral')
  })

  it('of a city with its own row does not follow an earlier row of its region', () => {
    const row = (territory: string, day: string): RolloutRow => ({
      territory,
      programme: 'preschool',
      regime: 'voucher',
      startsOn: Temporal.PlainDate.from(day),
      responsible: 'test',
    })
    const rows = [row('region', '2025-01-01'), row('city', '2025-06-01')]
    const on = (code: string) =>
      regimeOn(rows, ['kz', 'region', code], 'preschool', Temporal.PlainDate.from('2025-03-01'))
    expect(on('city')).toBe('referral')
    expect(on('district')).toBe('voucher')
  })

  it('is the latest row that has begun, whatever the order of the rows', () => {
    const back: RolloutRow = {
      territory: 'taraz',
      programme: 'preschool',
      regime: 'referral',
      startsOn: Temporal.PlainDate.from('2030-01-01'),
      responsible: 'test',
    }
    const day = Temporal.PlainDate.from('2030-01-01')
    const path = ['kz', 'zhambyl', 'taraz']
    expect(rolloutRowOn([back, ...rollout], path, 'preschool', day)).toBe(back)
    expect(regimeOn([back, ...rollout], path, 'preschool', day.subtract({ days: 1 }))).toBe(
      'voucher',
    )
  })

  it('of clubs is known only in the pilot cities and from their first day', () => {
    expect(regimeOf('astana', '2025-05-31', 'club')).toBeUndefined()
    expect(regimeOf('astana', '2025-06-01', 'club')).toBe('single-voucher')
    expect(regimeOf('taraz', '2026-01-01', 'club')).toBeUndefined()
  })
})
