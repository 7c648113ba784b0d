/** The posts of the demonstration; each is named after what it does, not after a person. */
import type { Actor, StaffRole } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { insertStaff, selectCountryPosts } from './demonstration-queries.ts'
import type { Town } from './town.ts'

type Post = { readonly name: string; readonly role: StaffRole; readonly territory: string }

/** In the order of their beginnings: officer, head of the office, the others; the operators of each town are its last. */
const COUNTRY: readonly Post[] = [
  { name: 'Аудитор', role: 'auditor', territory: 'kz' },
  { name: 'Министрлік маманы', role: 'ministry', territory: 'kz' },
  { name: 'Жүйе әкімшісі', role: 'administrator', territory: 'kz' },
]

const TARAZ: readonly Post[] = [
  { name: 'Тараз қалалық білім бөлімінің маманы', role: 'officer', territory: 'taraz' },
  { name: 'Тараз қалалық білім бөлімінің басшысы', role: 'head', territory: 'taraz' },
  { name: 'Байзақ ауданы білім бөлімінің маманы', role: 'officer', territory: 'baizak' },
  { name: 'Жамбыл облысының білім басқармасы', role: 'region', territory: 'zhambyl' },
  { name: 'Кеңес беру орталығының маманы', role: 'consultant', territory: 'zhambyl' },
  { name: 'Төлем операторының маманы', role: 'operator', territory: 'zhambyl' },
  ...COUNTRY,
  { name: 'Төлем операторының бас маманы', role: 'operator', territory: 'zhambyl' },
]

const AKTOBE: readonly Post[] = [
  { name: 'Ақтөбе қалалық білім бөлімінің маманы', role: 'officer', territory: 'aktobe' },
  { name: 'Ақтөбе қалалық білім бөлімінің басшысы', role: 'head', territory: 'aktobe' },
  { name: 'Ақтөбе облысының білім басқармасы', role: 'region', territory: 'aktobe-region' },
  { name: 'Ақтөбе кеңес беру орталығының маманы', role: 'consultant', territory: 'aktobe-region' },
  { name: 'Ақтөбе төлем операторының маманы', role: 'operator', territory: 'aktobe-region' },
  ...COUNTRY,
  { name: 'Ақтөбе төлем операторының бас маманы', role: 'operator', territory: 'aktobe-region' },
]

/** Fills the posts that are not filled yet; those of the whole country may be, by the story of another city. */
async function fillPosts(tx: Tx, posts: readonly Post[], at: Temporal.Instant) {
  const filled = await selectCountryPosts(tx)
  const open = posts.filter(post => post.territory !== 'kz' || !filled.has(post.name))
  const ids = await insertStaff(tx, open, at)
  const actors = open.map(
    ({ role, territory }, index): Actor => ({
      kind: 'staff',
      staffId: ids[index] ?? 0n,
      role,
      territory,
    }),
  )
  const [officer, chief] = actors
  const [operator, secondOperator] = actors.filter(
    one => one.kind === 'staff' && one.role === 'operator',
  )
  if (!officer || !chief || !operator || !secondOperator) throw new Error('an office without posts')
  return { officer, chief, operator, secondOperator }
}

export async function openTaraz(tx: Tx, at: Temporal.Instant): Promise<Town> {
  return {
    territory: 'taraz',
    programme: 'preschool',
    ...(await fillPosts(tx, TARAZ, at)),
    payer: { name: 'Жамбыл облысының қаржы орталығы', bin: '240190000014', account: 1 },
  }
}

export async function openAktobe(tx: Tx, at: Temporal.Instant): Promise<Town> {
  return {
    territory: 'aktobe',
    programme: 'club',
    ...(await fillPosts(tx, AKTOBE, at)),
    payer: { name: 'Ақтөбе облысының қаржы орталығы', bin: '240190000014', account: 2 },
  }
}
