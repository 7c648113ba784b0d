/** The places a family may live in, as two short lists: regions and cities first, then what lies in one. */
import type { Language } from '../../../base/language.ts'
import type { Territory } from '../../../domain/territories/territory.ts'
import { queuePlaceOf } from '../../../domain/territories/territory-tree.ts'

export type Home = { readonly value: string; readonly label: string }

/** The country's own children, by name. */
export function regionsOf(territories: readonly Territory[], language: Language): readonly Home[] {
  const country = territories.find(territory => territory.parent === null)
  return byName(
    territories.filter(territory => territory.parent === country?.code && country !== undefined),
    language,
    territory => territory.name[language],
  )
}

/** Everything in the region that has nothing below it and belongs to a queue. */
export function homesIn(
  territories: readonly Territory[],
  region: string,
  language: Language,
): readonly Home[] {
  const parents = new Set(territories.map(territory => territory.parent))
  const homes = territories.filter(territory => {
    const path = pathOf(territories, territory)
    const inside = path.some(step => step.code === region)
    return inside && !parents.has(territory.code) && queuePlaceOf(path) !== undefined
  })
  return byName(homes, language, home => homeName(territories, home, language))
}

/** "Сарыкемер ауылы, Байзақ ауданы": a village is named with its district. */
export function homeName(
  territories: readonly Territory[],
  home: Territory,
  language: Language,
): string {
  const district = territories.find(
    ({ code }) => code === home.parent && home.kind === 'settlement',
  )
  return [home, district].flatMap(place => (place ? [place.name[language]] : [])).join(', ')
}

function pathOf(territories: readonly Territory[], last: Territory): readonly Territory[] {
  const parent = territories.find(({ code }) => code === last.parent)
  return parent === undefined ? [last] : [...pathOf(territories, parent), last]
}

function byName(
  territories: readonly Territory[],
  language: Language,
  name: (territory: Territory) => string,
): readonly Home[] {
  const collator = new Intl.Collator(language)
  return territories
    .map(territory => ({ value: territory.code, label: name(territory) }))
    .sort((a, b) => collator.compare(a.label, b.label))
}
