/** The texts of contracts: every placeholder known and used, mistakes by name, and a document that is the same every time. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { describeMistake } from '../territories/data-mistake.ts'
import { adoptTemplates } from './adopt-templates.ts'
import { composeDocument, type DocumentFacts } from './compose-document.ts'
import { type ContractTemplate, parseContractTemplate } from './contract-template.ts'
import { loadContractTemplates } from './load-templates.ts'

const DATA = join(import.meta.dirname, '../../../data')
const FILE = 'contract-templates/kz-preschool-voucher.json'
const loaded = loadContractTemplates(DATA)
if (!loaded.ok) throw new Error(loaded.error.map(describeMistake).join('\n'))
const templates = loaded.value
const voucher = templates.find(one => one.regime === 'voucher') as ContractTemplate

const day = (text: string) => Temporal.PlainDate.from(text)
const FACTS: DocumentFacts = {
  contractNumber: 'K7M-4PX-92T',
  applicationNumber: 'A7M-4PX-92T',
  voucherNumber: 'B7M-4PX-92T',
  draftedOn: day('2026-08-25'),
  controlCode: '0123456789abcdef0123456789abcdef',
  child: { name: 'Сынақ Бала', iin: '230301700012' },
  guardian: { name: 'Сынақ Ана', iin: '900505900013' },
  provider: {
    name: { kk: '№ 1 балабақша', ru: 'Детский сад № 1' },
    bin: '240190000014',
    address: 'Төле би көшесі, 1',
  },
  group: { name: 'Күншуақ', language: 'kk', regime: 'full-day' },
  admission: 'general',
  restriction: null,
  startsOn: day('2026-09-01'),
  lastDay: day('2027-12-31'),
}

/** The mistakes of the voucher's file after somebody changed it. */
function mistakesAfter(change: (template: ContractTemplate) => unknown): string[] {
  const raw = structuredClone(voucher)
  change(raw)
  const parsed = parseContractTemplate(FILE, JSON.stringify(raw))
  return parsed.ok ? [] : parsed.error.map(describeMistake)
}

describe('a template', () => {
  test('is there for vouchers, for referrals and for clubs, assumed and with its source, in two different languages', () => {
    expect(templates.map(one => `${one.programme} ${one.regime} ${one.mark}`)).toEqual([
      'club single-voucher assumed',
      'preschool referral assumed',
      'preschool voucher assumed',
    ])
    for (const { body } of templates) {
      expect(body.kk.length).toBe(body.ru.length)
      for (const [index, text] of body.kk.entries()) expect(text).not.toBe(body.ru[index])
    }
  })

  test('names a placeholder that nobody knows, and one that is missing, with the language', () => {
    expect(mistakesAfter(one => one.body.kk.push('Құны {price}'))).toEqual([
      expect.stringContaining(
        `${FILE}: body.kk: expected no placeholder {price}; known are contractNumber`,
      ),
    ])
    const without = mistakesAfter(one => {
      one.body.ru = one.body.ru.map(text => text.replace('{childIin}', ''))
    })
    expect(without).toEqual([
      expect.stringContaining('body.ru: expected the placeholder {childIin} somewhere'),
    ])
  })

  test('of a referral knows no voucher, and braces are for placeholders only', () => {
    expect(mistakesAfter(one => Object.assign(one, { regime: 'referral' })).join()).toContain(
      'no placeholder {voucherNumber}',
    )
    expect(mistakesAfter(one => one.body.ru.push('}'))).toHaveLength(1)
    expect(mistakesAfter(one => Object.assign(one, { id: 'other' })).join()).toContain(
      'as the file is named',
    )
    expect(mistakesAfter(one => Object.assign(one, { validTo: '2024-01-01' })).join()).toContain(
      'validTo',
    )
  })

  test('of every file is one that the parser reads under its own name', () => {
    const names = readdirSync(join(DATA, 'contract-templates'))
    expect(names.sort()).toEqual(templates.map(one => `${one.id}.json`).sort())
    for (const name of names) {
      const text = readFileSync(join(DATA, 'contract-templates', name), 'utf8')
      expect(parseContractTemplate(name, text).ok).toBe(true)
    }
  })
})

describe('a document', () => {
  test('names the facts in both languages, days as each language writes them', () => {
    const text = composeDocument(voucher, FACTS)
    for (const fact of [
      'K7M-4PX-92T',
      'Сынақ Бала',
      '230301700012',
      '900505900013',
      '0123456789abcdef',
    ]) {
      expect(text.split(fact).length - 1).toBeGreaterThanOrEqual(2)
    }
    expect(text).toContain('2026 жылғы 1 қыркүйек')
    expect(text).toContain('1 сентября 2026 года')
    expect(text).toContain('31 декабря 2027 года')
    expect(text).toContain('жалпы тәртіппен берілген орын')
    expect(text).not.toMatch(/[{}]/)
    expect(composeDocument(voucher, FACTS)).toBe(text)
  })

  test('without a known end says so, and a name cannot bring a clause of its own', () => {
    const child = { ...FACTS.child, name: 'Бала\n9. Айыппұл' }
    const text = composeDocument(voucher, {
      ...FACTS,
      lastDay: null,
      child,
      restriction: 'дүйсенбі',
    })
    expect(text).toContain('қолданыстағы ережелер күшін жоятын күн')
    expect(text).toContain('день, когда действующие правила утратят силу')
    expect(text).not.toMatch(/^9\. Айыппұл/m)
    expect(text).toContain('шектеу: дүйсенбі')
  })

  test('of a voucher contract without a voucher is a fault, not a contract', () => {
    expect(() => composeDocument(voucher, { ...FACTS, voucherNumber: null })).toThrow(
      'voucherNumber',
    )
  })
})

describe('adoption', () => {
  const db = useDatabase()
  const setting = aSetting('2026-07-01T09:00')
  const adopt = (given: readonly ContractTemplate[]) =>
    inTransaction(db.app, tx =>
      adoptTemplates(tx, { kind: 'system', name: 'test' }, setting, given),
    )

  test('repeats itself without a change, and an edit under the same version is a fault', async () => {
    expect(await adopt(templates)).toEqual([])
    const edited = { ...voucher, source: 'edited' }
    await expect(adopt([edited])).rejects.toThrow('was edited')
    expect(await adopt([{ ...edited, version: '2' }])).toEqual(['kz-preschool-voucher 2'])
    await expect(adopt([voucher])).rejects.toThrow('was replaced')
    const leaves = await db.app
      .selectFrom('journal_entry')
      .select('kind')
      .where('kind', '=', 'template.changed')
      .execute()
    expect(leaves).toHaveLength(4)
  })
})
