/** The kindergartens of the demonstration: 157 in Taraz (rules.md section 8), groups by age and language. */
import { assertDefined } from '../../base/assert.ts'
import { composeDemonstrationBin } from '../../base/bin.ts'
import { parseContactPhone } from '../../base/phone.ts'
import type { Group, Ownership, Provider } from '../providers/provider.ts'
import { KINDERGARTENS, KINDERGARTENS_RU, STREETS } from './demo-names.ts'
import type { Draw } from './draw.ts'

type DemoKindergarten = {
  readonly provider: Provider
  /** With the free places that each group publishes. */
  readonly groups: readonly (Group & { readonly free: number })[]
}

const COUNT = 157
const TARAZ = { latitude: 42.9, longitude: 71.37 }

export function drawKindergartens(draw: Draw): readonly DemoKindergarten[] {
  const bins = demonstrationBins()
  return Array.from({ length: COUNT }, (_, index) => {
    const groups = drawGroups(draw)
    const capacity = groups.reduce((sum, group) => sum + group.capacity, 0)
    const name = index % KINDERGARTENS.length
    const ownership: Ownership = index < 39 ? 'state' : index < 42 ? 'departmental' : 'private'
    const provider: Provider = {
      bin: assertDefined(bins[index], 'enough BINs'),
      programme: 'preschool',
      territory: 'taraz',
      settlement: 'taraz',
      nameKk: `№ ${index + 1} «${KINDERGARTENS[name]}» балабақшасы`,
      nameRu: `Детский сад № ${index + 1} «${KINDERGARTENS_RU[name]}»`,
      ownership,
      address: `Тараз қ., ${draw.pick(STREETS)}, ${1 + draw.integer(180)}`,
      latitude: TARAZ.latitude + (draw.integer(1000) - 500) / 10_000,
      longitude: TARAZ.longitude + (draw.integer(1000) - 500) / 8_000,
      phone: parseContactPhone(`7262${String(100_000 + draw.integer(900_000))}`) ?? null,
      capacity,
      listedFrom: Temporal.PlainDate.from('2024-03-01'),
    }
    return { provider, groups }
  })
}

function demonstrationBins(): readonly string[] {
  const bins: string[] = []
  for (let serial = 1; bins.length < COUNT; serial += 1) {
    const bin = composeDemonstrationBin(serial)
    if (bin !== undefined) bins.push(bin)
  }
  return bins
}

/** Four to six groups from two years up, one in eight kindergartens with a special one. */
function drawGroups(draw: Draw): readonly (Group & { readonly free: number })[] {
  const names = ['Ботақан', 'Балапан', 'Құлыншақ', 'Қарлығаш', 'Күншуақ']
  const regular = [2, 3, 4, 5, 6]
    .filter(cohort => cohort !== 6 || draw.chance(60))
    .map(cohort => {
      const capacity = 20 + draw.integer(6)
      const free = draw.chance(cohort <= 3 ? 55 : 35) ? draw.integer(4) : 0
      const name = `${names[cohort - 2]} (${cohort} жас)`
      const language = draw.chance(78) ? 'kk' : 'ru'
      const regime = draw.chance(90) ? ('full-day' as const) : ('half-day' as const)
      return {
        name,
        cohort,
        language,
        kind: 'general' as const,
        regime,
        capacity,
        enrolled: capacity - free - draw.integer(2),
        free,
      }
    })
  if (!draw.chance(12)) return regular
  const cohort = 4 + draw.integer(2)
  const special = {
    name: `Арнайы топ (${cohort} жас)`,
    cohort,
    language: 'kk',
    kind: 'special' as const,
    regime: 'full-day' as const,
    capacity: 10,
    enrolled: 7,
    free: 1 + draw.integer(2),
  }
  return [...regular, special]
}
