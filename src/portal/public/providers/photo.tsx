/** Pictures of a provider: small ones in the page, the large one behind a link; and a calm picture where there is none. */
import type { Language } from '../../../base/language.ts'
import type { Photo } from '../../../domain/providers/catalogue.ts'
import { texts } from '../../../locales/texts.ts'
import { languageOfWords } from './provider-name.ts'

const SMALL_SIDE = 480

export function photoHref(sha256: string): string {
  return `/photos/${sha256}.webp`
}

/** `eager` for what is seen first; everything else waits until it is near. */
export function SmallPhoto(props: { photo: Photo; language: Language; eager?: boolean }) {
  const { photo, language } = props
  const scale = Math.min(1, SMALL_SIDE / Math.max(photo.width, photo.height))
  return (
    <img
      src={photoHref(photo.smallSha256)}
      alt={language === 'ru' ? photo.altRu : photo.altKk}
      lang={languageOfWords(language)}
      width={Math.round(photo.width * scale)}
      height={Math.round(photo.height * scale)}
      loading={props.eager === true ? undefined : 'lazy'}
      decoding="async"
    />
  )
}

export function NoPhoto() {
  return (
    <svg viewBox="0 0 120 80" aria-hidden="true" focusable="false" class="kz-nophoto">
      <path d="M20 62h80M30 62V38l30-18 30 18v24M52 62V48h16v14M40 44h6M74 44h6" />
    </svg>
  )
}

export function Gallery(props: { photos: readonly Photo[]; language: Language }) {
  const t = texts(props.language).kindergartens.page
  return (
    <ul class="kz-gallery" aria-label={t.photos}>
      {props.photos.map((photo, index) => (
        <li>
          <a href={photoHref(photo.sha256)}>
            <SmallPhoto photo={photo} language={props.language} eager={index === 0} />
            <span class="ds-sr-only">. {t.openPhoto}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
