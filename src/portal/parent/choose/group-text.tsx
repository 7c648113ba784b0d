/** A group that can be chosen, in words: where, in which language, what is free, who waits. */
import type { Language } from '../../../base/language.ts'
import type { GroupChoice } from '../../../domain/choice/find-group-choices.ts'
import { texts } from '../../../locales/texts.ts'
import { formatCount } from '../../layout/format.ts'
import { Tag } from '../../layout/tag.tsx'

export function groupName(choice: GroupChoice, language: Language): string {
  return `${language === 'ru' ? choice.nameRu : choice.nameKk}, ${choice.group}`
}

export function groupHref(choice: GroupChoice, language: Language): string {
  return `/${language}/providers/${choice.territory}/${choice.bin}`
}

/** A kindergarten's group has a regime, a club's a direction and ages. */
function aboutText(choice: GroupChoice, language: Language): string {
  const { clubWords, publicReading } = texts(language)
  const { direction, ageFrom, ageTo } = choice
  if (direction === null || ageTo === null) {
    return publicReading.providers.regimes[choice.regime] ?? choice.regime
  }
  const ages = clubWords.ages(formatCount(ageFrom, language), formatCount(ageTo, language))
  return `${clubWords.directions[direction] ?? direction}, ${ages}`
}

export function GroupText({ choice, language }: { choice: GroupChoice; language: Language }) {
  const all = texts(language)
  const t = all.choose
  const words = all.publicReading.providers
  const count = (value: number) => formatCount(value, language)
  const open = choice.general + choice.early + choice.temporary
  return (
    <>
      <p class="kz-quiet">
        {choice.address}
        <br />
        {words.languages[choice.language] ?? choice.language}, {aboutText(choice, language)}
      </p>
      <p class="kz-tags">
        {choice.general > 0 ? <Tag color="success">{t.free(count(choice.general))}</Tag> : null}
        {choice.early > 0 ? <Tag color="info">{t.earlyPlaces(count(choice.early))}</Tag> : null}
        {choice.temporary > 0 ? (
          <Tag color="info">{t.temporaryPlaces(count(choice.temporary))}</Tag>
        ) : null}
        {open === 0 ? <Tag color="neutral">{t.noFree}</Tag> : null}
        {choice.waiting > 0 ? <Tag color="warning">{t.waiting(count(choice.waiting))}</Tag> : null}
      </p>
    </>
  )
}
