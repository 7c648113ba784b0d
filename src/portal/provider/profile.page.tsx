/** What a kindergarten says of itself, and its photographs. */
import type { Language } from '../../base/language.ts'
import type { PhotoRow } from '../../domain/providers/find-profile.ts'
import { PHOTO_TYPES } from '../../domain/providers/photo.ts'
import { textsOf } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { FileField } from '../layout/file-field.tsx'
import type { Form } from '../layout/form.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { TextField } from '../layout/text-field.tsx'

export type ProfilePageProps = {
  frame: Frame
  publicHref: string
  photos: readonly PhotoRow[]
  profileForm: Form
  photoForm: Form
  /** What was just done, in words. */
  done: string | undefined
  csrfToken: string
  requestId: string
}

const MOST_MEGABYTES = 10

export function ProfilePage(props: ProfilePageProps) {
  const { frame, profileForm } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).providerPage
  const root = `/${language}/provider/profile`
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-column kz-stack">
        <ErrorSummary form={profileForm} order={['aboutKk', 'aboutRu', 'meals', 'site']} />
        <ErrorSummary form={props.photoForm} order={['photo', 'altKk', 'altRu']} />
        {props.done === undefined ? null : (
          <Notice language={language} kind="success" live>
            {props.done}
          </Notice>
        )}
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <p>
          <a class="ds-link" href={props.publicHref}>
            {t.see}
          </a>
        </p>
        <form method="post" action={root} class="kz-form" novalidate>
          <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
          <TextField
            form={profileForm}
            name="aboutKk"
            label={t.aboutKk}
            rows={6}
            maxLength={3000}
          />
          <TextField
            form={profileForm}
            name="aboutRu"
            label={t.aboutRu}
            rows={6}
            maxLength={3000}
          />
          <TextField
            form={profileForm}
            name="meals"
            label={t.meals}
            hint={t.mealsHint}
            maxLength={500}
            optional
          />
          <TextField form={profileForm} name="site" label={t.site} maxLength={300} optional />
          <Actions>
            <Button>{t.save}</Button>
          </Actions>
        </form>
        <Heading level={2}>{t.photos}</Heading>
        <p>{t.photosLead}</p>
        <Photos {...props} />
        <PhotoForm {...props} />
      </div>
    </Shell>
  )
}

function Photos(props: ProfilePageProps) {
  const { language, programme } = props.frame
  const t = textsOf(language, programme).providerPage
  if (props.photos.length === 0) {
    return <EmptyState title={t.noPhotos}>{t.noPhotosText}</EmptyState>
  }
  return (
    <form method="post" action={`/${language}/provider/profile/photos/change`}>
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
      <ul class="kz-wishes">
        {props.photos.map((photo, index) => (
          <li class="kz-wish">
            <img
              class="kz-own-photo"
              src={`/photos/${photo.smallSha256}.webp`}
              alt={altIn(photo, language)}
              width={photo.width}
              height={photo.height}
              loading="lazy"
            />
            <p>{altIn(photo, language)}</p>
            <div class="kz-press-row">
              {index === 0 ? null : <Press value={`earlier:${photo.id}`} text={t.earlier} />}
              {index === props.photos.length - 1 ? null : (
                <Press value={`later:${photo.id}`} text={t.later} />
              )}
              <Press value={`remove:${photo.id}`} text={t.remove} />
            </div>
          </li>
        ))}
      </ul>
    </form>
  )
}

function Press({ value, text }: { value: string; text: string }) {
  return (
    <Button name="change" value={value} variant="secondary" color="neutral">
      {text}
    </Button>
  )
}

function altIn(photo: PhotoRow, language: Language): string {
  return language === 'ru' ? photo.altRu : photo.altKk
}

function PhotoForm(props: ProfilePageProps) {
  const { language, programme } = props.frame
  const t = textsOf(language, programme).providerPage
  const form = props.photoForm
  return (
    <form
      method="post"
      action={`/${language}/provider/profile/photos`}
      enctype="multipart/form-data"
      class="kz-form"
      novalidate
    >
      <Heading level={2}>{t.add}</Heading>
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
      <FileField
        form={form}
        name="photo"
        label={t.photo}
        accept={PHOTO_TYPES}
        acceptNames="JPEG, PNG, WebP"
        maxMegabytes={MOST_MEGABYTES}
      />
      <TextField form={form} name="altKk" label={t.altKk} hint={t.altHint} maxLength={200} />
      <TextField form={form} name="altRu" label={t.altRu} maxLength={200} />
      <Actions>
        <Button variant="secondary">{t.upload}</Button>
      </Actions>
    </form>
  )
}
