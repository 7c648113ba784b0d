/**
 * The list of providers of the demonstration: evidence for all, one that ran out, one inspection with remarks, one
 * announced exclusion; and a dozen kindergartens with words and pictures of themselves.
 */
import sharp from 'sharp'
import type { Actor } from '../../platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '../../platform/db/database.ts'
import type { ContentStore } from '../../platform/files/content-store.ts'
import { addPhoto } from '../providers/add-photo.ts'
import { announceExclusion, earliestExclusion } from '../providers/announce-exclusion.ts'
import { findAllProviders } from '../providers/find-providers.ts'
import { keepProfile } from '../providers/keep-profile.ts'
import { REQUIREMENTS, type Requirement } from '../providers/listing.ts'
import { type RecordEvidence, recordAllEvidence } from '../providers/record-evidence.ts'
import { recordInspection } from '../providers/record-inspection.ts'
import type { Setting } from '../territories/setting.ts'
import { drawScene, SCENE_WORDS, SCENES } from './demo-scene.ts'
import type { Draw } from './draw.ts'

const SYSTEM: Actor = { kind: 'system', name: 'demonstration' }
const WITH_PICTURES = 12
/** Each picture costs the start of a demonstration a tenth of a second. */
const WITH_GALLERY = 4
const PICTURES_OF_GALLERY = 3
/** Places in the city's own order of those with a story; none of them with pictures but the first two. */
const EXPIRED = 3
const INSPECTED = 1
const EXCLUDED = 20

type ProviderRow = Awaited<ReturnType<typeof findAllProviders>>[number]

/** Kindergartens must be open already. @param photos where pictures are kept; without it none are made */
export async function openProviderFiles(
  database: Database,
  setting: Setting,
  draw: Draw,
  photos?: ContentStore,
): Promise<void> {
  const providers = (await findAllProviders(database)).filter(one => one.programme === 'preschool')
  await inTransaction(database, async tx => {
    const evidence = providers.flatMap((provider, index) =>
      evidenceOf(setting.clock.today(), draw, provider.id, index === EXPIRED),
    )
    await recordAllEvidence(tx, SYSTEM, setting, evidence)
    await inspect(tx, setting, providers)
    await exclude(tx, setting, providers[EXCLUDED])
  })
  for (const [index, provider] of providers.slice(0, WITH_PICTURES).entries()) {
    const pictures = index < WITH_GALLERY ? PICTURES_OF_GALLERY : 1
    await inTransaction(database, tx => describe(tx, setting, draw, provider, pictures, photos))
  }
}

function evidenceOf(
  today: Temporal.PlainDate,
  draw: Draw,
  providerId: bigint,
  isExpired: boolean,
): readonly RecordEvidence[] {
  return REQUIREMENTS.map(requirement => {
    const ran = isExpired && requirement === 'fire-safety'
    const checkedOn = today.subtract({ days: ran ? 390 : 60 + draw.integer(200) })
    const years = requirement === 'fire-safety' || requirement === 'sanitary' ? 1 : 3
    return {
      providerId,
      requirement,
      reference: `${REFERENCES[requirement]} № ${1000 + draw.integer(9000)}`,
      checkedOn,
      validTo: ran ? today.subtract({ days: 12 }) : endOf(requirement, checkedOn, years),
    }
  })
}

function endOf(
  requirement: Requirement,
  checkedOn: Temporal.PlainDate,
  years: number,
): Temporal.PlainDate | null {
  return requirement === 'license' || requirement === 'premises' ? null : checkedOn.add({ years })
}

const REFERENCES: Readonly<Record<Requirement, string>> = {
  license: 'Лицензия',
  premises: 'Акт',
  sanitary: 'Санитарлық қорытынды',
  'fire-safety': 'Өрт қауіпсіздігі актісі',
  'staff-without-convictions': 'Анықтама',
  'staff-qualification': 'Аттестаттау парағы',
  'video-surveillance': 'Тексеру актісі',
}

async function inspect(tx: Tx, setting: Setting, providers: readonly ProviderRow[]): Promise<void> {
  const today = setting.clock.today()
  const remarked = providers[INSPECTED]
  const passed = providers[0]
  if (remarked === undefined || passed === undefined) return
  await recordInspection(tx, SYSTEM, setting, {
    providerId: remarked.id,
    heldOn: today.subtract({ days: 25 }),
    outcome: 'remarks',
    summaryKk:
      'Екі топта бөлменің ылғалдылығы өлшенбеген, аулада әткеншектің бекітпесі босаған. Түзетуге 20 күн берілді.',
    summaryRu:
      'В двух группах не измеряется влажность воздуха, во дворе ослабло крепление качелей. На исправление дано 20 дней.',
  })
  await recordInspection(tx, SYSTEM, setting, {
    providerId: passed.id,
    heldOn: today.subtract({ days: 80 }),
    outcome: 'passed',
    summaryKk: 'Жоспарлы тексеру. Барлық топ аралап шығылды.',
    summaryRu: 'Плановая проверка. Осмотрены все группы.',
  })
}

async function exclude(tx: Tx, setting: Setting, provider: ProviderRow | undefined): Promise<void> {
  if (provider === undefined) return
  const earliest = await earliestExclusion(tx, setting, {
    territory: provider.territory_code,
    programme: 'preschool',
  })
  await announceExclusion(tx, SYSTEM, setting, {
    providerId: provider.id,
    reason: 'own-request',
    words: 'Ұйым ғимаратты күрделі жөндеуге жабатынын хатпен хабарлады.',
    effectiveOn: earliest.add({ days: 7 }),
  })
}

async function describe(
  tx: Tx,
  setting: Setting,
  draw: Draw,
  provider: ProviderRow,
  pictures: number,
  photos: ContentStore | undefined,
): Promise<void> {
  const providerId = provider.id
  await keepProfile(tx, SYSTEM, setting, { providerId, ...draw.pick(PROFILES), site: '' })
  if (photos === undefined) return
  const start = draw.integer(SCENES.length)
  for (let index = 0; index < pictures; index += 1) {
    const scene = SCENES[(start + index) % SCENES.length] ?? 'yard'
    const bytes = await sharp(Buffer.from(drawScene(draw, scene)))
      .jpeg({ quality: 92 })
      .toBuffer()
    const words = SCENE_WORDS[scene]
    const alt = { altKk: words.kk, altRu: words.ru }
    await addPhoto(tx, SYSTEM, setting, photos, { providerId, bytes, ...alt })
  }
}

const PROFILES = [
  {
    aboutKk:
      'Балабақша екі қабатты ғимаратта, ауласы жабық, ойын алаңы жастарға қарай бөлінген.\nКүніне екі рет серуен, аптасына үш рет дене шынықтыру сабағы бар.',
    aboutRu:
      'Сад в двухэтажном здании, двор закрыт, площадки разделены по возрастам.\nДва раза в день прогулка, три раза в неделю занятия физкультурой.',
    meals: 'Күніне төрт рет тамақтанады · Питание четыре раза в день',
  },
  {
    aboutKk:
      'Топтар шағын, әр топта екі тәрбиеші мен бір көмекші жұмыс істейді.\nМузыка және бейнелеу бөлмелері бөлек.',
    aboutRu:
      'Группы небольшие, в каждой два воспитателя и помощник.\nЕсть отдельные комнаты для музыки и рисования.',
    meals:
      'Күніне бес рет тамақтанады, аллергиясы бар балаға бөлек ас · Питание пять раз в день, отдельно для аллергиков',
  },
  {
    aboutKk:
      'Балабақша тыныш көшеде, аялдамаға үш минуттық жер.\nАта-аналар кеңесі айына бір рет жиналады, есік күні әр тоқсанда өтеді.',
    aboutRu:
      'Сад на тихой улице, в трёх минутах от остановки.\nРодительский совет собирается раз в месяц, дни открытых дверей каждую четверть.',
    meals: 'Күніне төрт рет тамақтанады · Питание четыре раза в день',
  },
] as const
