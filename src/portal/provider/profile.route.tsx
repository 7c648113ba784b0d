/** A kindergarten's own page: texts and photographs; and its waiting lists. */
import { assertDefined } from '../../base/assert.ts'
import { BadInput } from '../../base/failure.ts'
import { findWaitingOfProvider } from '../../domain/choice/find-provider-lists.ts'
import { addPhoto } from '../../domain/providers/add-photo.ts'
import { findPhotos, findProfile } from '../../domain/providers/find-profile.ts'
import { keepProfile } from '../../domain/providers/keep-profile.ts'
import { movePhoto } from '../../domain/providers/move-photo.ts'
import type { PhotoMistake } from '../../domain/providers/photo.ts'
import { removePhoto } from '../../domain/providers/remove-photo.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { newRequestId, type PageContext } from '../page-context.ts'
import { ProfilePage } from './profile.page.tsx'
import { getDesk } from './provider-desk.ts'
import { WaitingPage } from './waiting.page.tsx'

const MOST_WAITING = 1000
const DONE = ['saved', 'added', 'removed'] as const

export function registerProfile(app: App, deps: Deps): void {
  getPage(app, deps, '/provider/waiting', async context => {
    const { actor, provider } = await getDesk(context)
    const families = await findWaitingOfProvider(context.database, actor, provider.id, MOST_WAITING)
    return shown(<WaitingPage frame={context.frame('provider')} families={families} />)
  })
  getPage(app, deps, '/provider/profile', async context => show(context, {}))
  postPage(app, deps, '/provider/profile', saveTexts)
  postPage(app, deps, '/provider/profile/photos', uploadPhoto)
  postPage(app, deps, '/provider/profile/photos/change', changePhotos)
}

type Mistakes = { readonly profile?: Form['errors']; readonly photo?: Form['errors'] }

async function show(context: PageContext, mistakes: Mistakes): Promise<PageAnswer> {
  const { provider } = await getDesk(context)
  const { database, language, query } = context
  const profile = await findProfile(database, provider.id)
  const done = DONE.find(one => one === query.done)
  const kept = {
    aboutKk: profile?.aboutKk ?? '',
    aboutRu: profile?.aboutRu ?? '',
    meals: profile?.meals ?? '',
    site: profile?.site ?? '',
  }
  const form = (errors: Form['errors'] | undefined, values: Form['values']): Form => ({
    language,
    values: errors === undefined ? values : context.form.all,
    errors: errors ?? {},
  })
  const mistaken = mistakes.profile !== undefined || mistakes.photo !== undefined
  return shown(
    <ProfilePage
      frame={context.frame('provider')}
      publicHref={context.href(`/providers/${provider.territory_code}/${provider.bin}`)}
      photos={await findPhotos(database, provider.id)}
      profileForm={form(mistakes.profile, kept)}
      photoForm={form(mistakes.photo, {})}
      done={done === undefined ? undefined : context.texts.providerPage[done]}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

function backWith(context: PageContext, done: (typeof DONE)[number]): PageAnswer {
  return redirect(context.href(`/provider/profile?done=${done}`))
}

async function saveTexts(context: PageContext): Promise<PageAnswer> {
  const { actor, provider } = await getDesk(context)
  const { form } = context
  const input = {
    aboutKk: form.value('aboutKk'),
    aboutRu: form.value('aboutRu'),
    meals: form.value('meals'),
    site: form.value('site'),
  }
  try {
    await context.act('provider.keep-profile', input, tx =>
      keepProfile(tx, actor, context.setting, { ...input, providerId: provider.id }),
    )
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    const words = context.texts.providerPage.mistakes
    return show(context, { profile: inWords(error, code => words[code]) })
  }
  return backWith(context, 'saved')
}

async function uploadPhoto(context: PageContext): Promise<PageAnswer> {
  const { actor, provider } = await getDesk(context)
  const { form } = context
  const store = assertDefined(context.deps.photos, 'the process that serves pages keeps photos')
  const bytes = form.files.find(one => one.field === 'photo')?.bytes ?? new Uint8Array()
  const texts = { altKk: form.value('altKk'), altRu: form.value('altRu') }
  try {
    await context.act('provider.add-photo', { ...texts, size: bytes.length }, async tx => {
      const input = { ...texts, bytes, providerId: provider.id }
      const id = await addPhoto(tx, actor, context.setting, store, input)
      return id.toString()
    })
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    const t = context.texts.providerPage
    return show(context, {
      photo: inWords(error, (code, field) =>
        field === 'photo' ? t.photoMistakes[code as PhotoMistake] : t.altBad,
      ),
    })
  }
  return backWith(context, 'added')
}

/** `earlier:7`, `later:7`, `remove:7`: the value of the button that was pressed. */
async function changePhotos(context: PageContext): Promise<PageAnswer> {
  const { actor } = await getDesk(context)
  const store = assertDefined(context.deps.photos, 'the process that serves pages keeps photos')
  const pressed = context.form.value('change')
  const [, kind, id] = /^(earlier|later|remove):([1-9]\d{0,17})$/.exec(pressed) ?? []
  if (id === undefined) throw new BadInput({ change: 'unknown' })
  const photoId = BigInt(id)
  await context.act('provider.change-photos', { change: pressed }, async tx => {
    if (kind === 'remove') await removePhoto(tx, actor, context.setting, store, photoId)
    else {
      const direction = kind === 'earlier' ? 'earlier' : 'later'
      await movePhoto(tx, actor, { photoId, direction })
    }
    return null
  })
  return backWith(context, kind === 'remove' ? 'removed' : 'saved')
}

function inWords(
  { fields }: BadInput,
  wordsOf: (code: string, field: string) => string | undefined,
): Form['errors'] {
  return Object.fromEntries(
    Object.entries(fields).map(([field, code]) => [field, wordsOf(code, field) ?? code]),
  )
}
