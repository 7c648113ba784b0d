/** The tree of territories and the mistakes its file can have. */
import { describe, expect, it } from 'vitest'
import { parseRollout } from './rollout-file.ts'
import { territoryPath } from './territory.ts'
import { parseTerritories } from './territory-file.ts'

const HEADER = 'code,parent,kind,name_kk,name_ru,name_en'

function fieldsOf(text: string): string[] {
  const parsed = parseTerritories('territories.csv', text)
  return parsed.ok ? [] : parsed.error.map(mistake => `${mistake.field}: ${mistake.allowed}`)
}

describe('territories.csv', () => {
  it('becomes a tree whose paths run from the country down', () => {
    const text = `${HEADER}\nkz,,country,Қазақстан,Казахстан,Kazakhstan\ntaraz,kz,city,Тараз,Тараз,Taraz\n`
    const parsed = parseTerritories('territories.csv', text)
    expect(parsed.ok && territoryPath(parsed.value, 'taraz')).toEqual(['kz', 'taraz'])
    expect(parsed.ok && territoryPath(parsed.value, 'nowhere')).toBeUndefined()
  })

  it('may be written with semicolons and a byte order mark, as spreadsheets do', () => {
    const text = `\uFEFF${HEADER.replaceAll(',', ';')}\r\nkz;;country;Қазақстан;Казахстан;Kazakhstan\r\n`
    expect(fieldsOf(text)).toEqual([])
  })

  it('names the line and the column of each mistake', () => {
    const text = `${HEADER}\nkz,,country,Қазақстан,Казахстан,\nТараз,kz,town,Тараз,Тараз,Taraz\n`
    expect(fieldsOf(text)).toEqual([
      'line 2, name_en: a name',
      'line 3, code: small Latin letters, digits and hyphens, a letter first',
      'line 3, kind: one of country, region, city, district, settlement',
    ])
  })

  it('refuses a code twice, an unknown parent, a circle and a settlement under the country', () => {
    const text = [
      HEADER,
      'kz,,country,Қ,К,K',
      'kz,,country,Қ,К,K',
      'a,b,district,А,А,A',
      'b,a,region,Б,Б,B',
      'c,nowhere,city,С,С,C',
      'd,kz,settlement,Д,Д,D',
    ].join('\n')
    expect(fieldsOf(text)).toEqual([
      'line 3, code: each code once',
      'line 4, parent: no circle of parents',
      'line 5, parent: no circle of parents',
      'line 6, parent: the code of another row',
      'line 7, parent: a territory under which a settlement may stand',
    ])
  })

  it('refuses another header and a file that is no table', () => {
    expect(fieldsOf('code,name\nkz,Қазақстан\n')).toEqual([
      'line 1: the columns code, parent, kind, name_kk, name_ru, name_en',
    ])
    expect(fieldsOf(`${HEADER}\n"kz,,country`)).toEqual([
      'the whole file: a CSV table with a header row',
    ])
    expect(fieldsOf('')).toHaveLength(1)
  })
})

describe('rollout.csv', () => {
  it('names what is wrong in each cell', () => {
    const text = [
      'territory,programme,regime,starts_on,responsible',
      'taraz,preschool,voucher,2025-01-01,Әкімдік',
      'taraz,preschool,voucher,2025-01-01,Әкімдік',
      'tarz,school,ticket,2025-02-30,',
      'taraz,club,voucher,2025-06-01,Әкімдік',
    ].join('\n')
    const parsed = parseRollout('rollout.csv', text, new Set(['taraz']))
    expect(parsed.ok ? [] : parsed.error.map(one => `${one.field}: ${one.allowed}`)).toEqual([
      'line 3, starts_on: one row for a territory, programme and day',
      'line 4, territory: a code of territories.csv',
      'line 4, programme: one of preschool, club',
      'line 4, regime: one of voucher, referral, single-voucher',
      'line 4, starts_on: a day written YYYY-MM-DD',
      'line 4, responsible: the responsible bodies',
      'line 5, regime: for club: single-voucher',
    ])
  })
})
