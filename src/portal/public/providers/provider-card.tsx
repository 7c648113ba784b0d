/** One provider in a list: its picture first, then what decides: free places by age, who waits, how far it is. */
import type { Language } from '../../../base/language.ts'
import type { CatalogueEntry } from '../../../domain/providers/catalogue.ts'
import { texts } from '../../../locales/texts.ts'
import { formatCount, formatDate } from '../../layout/format.ts'
import { Tag } from '../../layout/tag.tsx'
import { formatDistance } from './distance-text.ts'
import { agesOf } from './group-age.ts'
import { NoPhoto, SmallPhoto } from './photo.tsx'
import { languageOfWords, nameIn } from './provider-name.ts'

export function ProviderCard(props: {
  entry: CatalogueEntry
  /** What families gave, in one line; undefined where none has rated. */
  rating: string | undefined
  language: Language
  href: string
  /** Among the first, whose picture is seen at once. */
  first: boolean
}) {
  const { entry, language } = props
  const all = texts(language)
  const t = all.kindergartens
  const count = (value: number) => formatCount(value, language)
  const lang = languageOfWords(language)
  const open = entry.freeByAge.filter(age => age.free > 0)
  return (
    <li class="kz-kinder">
      <div class="kz-kinder-photo">
        {entry.photo === null ? (
          <NoPhoto />
        ) : (
          <SmallPhoto photo={entry.photo} language={language} eager={props.first} />
        )}
      </div>
      <div class="kz-kinder-text">
        <h2 class="ds-heading" data-size="2xs">
          <a class="kz-kinder-link" href={props.href} lang={lang}>
            {nameIn(entry, language)}
          </a>
        </h2>
        <p class="kz-quiet kz-small">
          <span lang={lang}>{entry.address}</span>
          <br />
          {entry.clubKind === null
            ? t.ownership[entry.ownership]
            : all.activities.clubKinds[entry.clubKind]}
          {entry.metres === null ? null : (
            <>
              {' · '}
              <strong class="kz-number">{formatDistance(entry.metres, language)}</strong>
            </>
          )}
        </p>
        <ClubWords entry={entry} language={language} />
        {props.rating === undefined ? null : <p class="kz-small">{props.rating}</p>}
        {entry.leavesOn === null ? null : (
          <p>
            <Tag color="warning">{t.leaves(formatDate(entry.leavesOn, language))}</Tag>
          </p>
        )}
        <p class="kz-kinder-free">
          <strong>{entry.free === 0 ? t.noFree : t.free(count(entry.free))}</strong>
        </p>
        {open.length === 0 ? null : (
          <ul class="kz-ages">
            {open.map(age => (
              <li>{t.freeAt(agesOf(age, language), count(age.free))}</li>
            ))}
          </ul>
        )}
        <div class="kz-kinder-foot">
          <span class="kz-quiet kz-small">{t.waiting(count(entry.waiting))}</span>
          <label class="kz-kinder-compare">
            <input type="checkbox" class="ds-input" name="bin" value={entry.bin} />
            {t.compare.add}
            <span class="ds-sr-only">: {nameIn(entry, language)}</span>
          </label>
        </div>
      </div>
    </li>
  )
}

/** What a club does, and what it costs the parent. */
function ClubWords(props: { entry: CatalogueEntry; language: Language }) {
  const { clubKind, directions } = props.entry
  if (clubKind === null) return null
  const { activities, clubFigures } = texts(props.language)
  return (
    <p class="kz-small">
      {directions.map(direction => activities.directions[direction]).join(', ')}
      {directions.length === 0 ? '' : ' · '}
      {clubFigures.price}
    </p>
  )
}
