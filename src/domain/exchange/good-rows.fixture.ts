/** Two good rows of each kind of file: what an empty installation takes, and what a bad row is made of. */
import { aBudget } from '../../../test/city.ts'
import { type Database, inTransaction } from '../../platform/db/database.ts'
import { keepGroup, keepProvider } from '../providers/keep-provider.ts'
import type { Setting } from '../territories/setting.ts'
import { binOf, iinOf, kindNamed, SYSTEM } from './table-files.fixture.ts'
export const [kindergarten, second] = [binOf(1), binOf(2)]
export const [child, guardian] = [iinOf('2023-03-01', 7, 1), iinOf('1990-05-05', 9, 1)]

/** Two good rows of each kind, in the order in which an empty installation takes them. */
export const GOOD: Readonly<Record<string, readonly string[]>> = {
  territories: [
    'jana-audan,zhambyl,district,Жаңа аудан,Новый район,New District',
    'jana-auyl,jana-audan,settlement,Жаңа ауыл,Новое село,New Village',
  ],
  rollout: [
    'jana-audan,preschool,voucher,2026-01-01,"Әкімдік; білім бөлімі"',
    'jana-audan,club,single-voucher,2026-01-01,Әкімдік',
  ],
  providers: [
    `${kindergarten},preschool,taraz,«Айгөлек» балабақшасы,Детский сад «Айголек»,state,"Төле би көшесі, 1",42.9,71.36,+7 7262 12 34 56,120,2024-09-01`,
    `${second},preschool,jana-auyl,=1+1,@балабақша,private,-,,,,0,2024-09-01`,
  ],
  groups: [
    `${kindergarten},Кіші топ,3,kk,general,full-day,25,20,5`,
    `${kindergarten},+Үлкен топ,5,ru,special,half-day,25,25,0`,
  ],
  budgets: ['taraz,preschool,2026,125000000.50', 'shymkent,preschool,2026,0'],
  norms: [
    'kz,preschool,3,general,2026-01-01,68000',
    'taraz,preschool,3,special,2026-01-01,98000.25',
  ],
  applications: [
    `${child},Бала Сынақ,2023-03-01,${guardian},Ата-ана Сынақ,+77012345678,taraz,2026-01-05T09:00:00.123456+05:00,military!;large-family,no,`,
    `${iinOf('2022-12-31', 7, 2)},Ақ Сынақ,2022-12-31,${guardian},Ата-ана Сынақ,,jana-auyl,2025-01-05 09:00Z,,yes,"егіз; 1"`,
  ],
  targeted: [
    `${iinOf('2016-03-01', 7, 3)},Оқушы Сынақ,2016-03-01,${guardian},Ата-ана Сынақ,+77012345678,aktobe,${binOf(31)},Шахмат`,
    `${iinOf('2015-12-31', 7, 4)},Өнер Сынақ,2015-12-31,${guardian},Ата-ана Сынақ,,aktobe,${binOf(31)},Шахмат`,
  ],
  'register-persons': [`${child},Бала Сынақ,2023-03-01`, `${guardian},Ата-ана Сынақ,1990-05-05`],
  'register-guardianships': [`${child},${guardian}`, `${iinOf('2022-12-31', 7, 2)},${guardian}`],
  'register-benefits': [`${child},orphan,2027-01-01`, `${child},large-family,`],
}

export const headerOf = (name: string) => kindNamed(name).columns.join(',')

export const linesOf = (name: string, rows: readonly string[]) =>
  `${headerOf(name)}\n${rows.join('\n')}\n`

/** The school whose children's vouchers are taken over: no two good rows of every kind make one. */
export async function aSchool(database: Database, setting: Setting): Promise<void> {
  await aBudget(database, setting, { programme: 'club', tenge: 1_000_000 })
  await inTransaction(database, async tx => {
    const { id } = await keepProvider(tx, SYSTEM, setting, {
      bin: binOf(31),
      programme: 'club',
      territory: 'aktobe',
      settlement: 'aktobe',
      nameKk: '№ 1 мектеп үйірмелері',
      nameRu: 'Кружки школы № 1',
      ownership: 'state',
      clubKind: 'school-club',
      address: 'Абай 1',
      latitude: null,
      longitude: null,
      phone: null,
      capacity: 20,
      listedFrom: Temporal.PlainDate.from('2025-06-01'),
    })
    await keepGroup(
      tx,
      SYSTEM,
      { id, territory: 'aktobe' },
      {
        name: 'Шахмат',
        cohort: 7,
        language: 'kk',
        kind: 'general',
        regime: 'lessons',
        capacity: 20,
        enrolled: 0,
        lessons: { direction: 'education', cohortTo: 12, planned: 8 },
      },
    )
  })
}
