/** An officer writes a letter to one kindergarten or to all, or corrects one. */
import { NotFound } from '../../base/failure.ts'
import { correctLetter } from '../../domain/letters/correct-letter.ts'
import { findAddressees, viewLetter } from '../../domain/letters/find-letters.ts'
import type { Letter } from '../../domain/letters/letter.ts'
import { letterAccess } from '../../domain/letters/letter-access.ts'
import { sendLetter } from '../../domain/letters/send-letter.ts'
import { findProvider } from '../../domain/providers/find-providers.ts'
import type { Programme } from '../../domain/territories/rollout.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import type { ChoiceOption } from '../layout/choice-group.tsx'
import type { Form } from '../layout/form.ts'
import { formatCount } from '../layout/format.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import { type LetterForm, readLetter } from './letter.form.ts'
import { LetterFormPage } from './letter-form.page.tsx'
import { getScope } from './scope.ts'

const ALL = 'all'

export function registerLetterForms(app: App, deps: Deps): void {
  getPage(app, deps, '/department/letters/new', async context =>
    show(context, undefined, { values: { to: context.query.provider, asks: '' }, errors: {} }),
  )
  postPage(app, deps, '/department/letters/new', send)
  getPage(app, deps, '/department/letters/:number/correction', async context => {
    const old = await getOld(context)
    return show(context, old, { values: valuesOf(old), errors: {} })
  })
  postPage(app, deps, '/department/letters/:number/correction', correct)
}

async function send(context: PageContext): Promise<PageAnswer> {
  const staff = getStaff(context)
  const { form, language, setting } = context
  const read = readLetter(form.value, language, setting.clock.today())
  const to = await readAddressee(context)
  if (!read.ok || to === undefined) {
    const errors = {
      ...(to === undefined ? { to: context.texts.letters.form.toNeeded } : {}),
      ...(read.ok ? {} : read.errors),
    }
    return show(context, undefined, { values: form.all, errors })
  }
  const input = { to: form.value('to'), ...inputOf(read.value) }
  const number = await context.act('letter.send', input, tx =>
    sendLetter(tx, staff, setting, { ...read.value, to }),
  )
  return redirect(context.href(`/department/letters/${number}?done=sent`))
}

async function correct(context: PageContext): Promise<PageAnswer> {
  const staff = getStaff(context)
  const { form, language, setting } = context
  const old = await getOld(context)
  const read = readLetter(form.value, language, setting.clock.today())
  if (!read.ok) return show(context, old, { values: form.all, errors: read.errors })
  const input = { number: old.number, ...inputOf(read.value) }
  const number = await context.act('letter.correct', input, tx =>
    correctLetter(tx, staff, setting, { ...read.value, number: old.number }),
  )
  return redirect(context.href(`/department/letters/${number}?done=sent`))
}

/** All, or one by its BIN; whether the post reaches it is the action's to say. */
async function readAddressee(context: PageContext) {
  const to = context.form.value('to')
  const { programme } = await getScope(context)
  if (to === ALL) return { all: programme } as const
  if (!/^\d{12}$/.test(to)) return undefined
  const provider = await findProvider(context.database, to, programme)
  return provider && { providerId: provider.id }
}

async function getOld(context: PageContext): Promise<Letter> {
  const staff = getStaff(context)
  const number = context.params.number ?? ''
  const { letter, relation } = await viewLetter(context.database, staff, number)
  authorize(staff, letterAccess.correct, relation)
  context.speakOf(letter.programme)
  return letter
}

/** A correction begins with what was sent: often one word is wrong. */
function valuesOf({ texts: { kk, ru }, asks, answerBy }: Letter): Form['values'] {
  return {
    subjectKk: kk?.subject,
    bodyKk: kk?.body,
    subjectRu: ru?.subject,
    bodyRu: ru?.body,
    asks,
    answerBy: answerBy?.toString(),
  }
}

function inputOf({ texts: { kk, ru }, asks, answerBy }: LetterForm) {
  return {
    kk: kk === undefined ? null : { ...kk },
    ru: ru === undefined ? null : { ...ru },
    asks,
    answerBy: answerBy?.toString() ?? null,
  }
}

async function show(
  context: PageContext,
  corrects: Letter | undefined,
  form: Pick<Form, 'values' | 'errors'>,
): Promise<PageAnswer> {
  const addressees = corrects === undefined ? await optionsFor(context) : []
  return shown(
    <LetterFormPage
      frame={context.frame('department')}
      addressees={addressees}
      corrects={corrects?.number}
      form={{ language: context.language, ...form }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    Object.keys(form.errors).length === 0 ? 200 : 422,
  )
}

async function optionsFor(context: PageContext): Promise<readonly ChoiceOption[]> {
  const { database, language, query, setting } = context
  const day = setting.clock.today()
  const { staff, programme } = await getScope(context)
  const listed = await findAddressees(database, staff, { programme, day })
  const asked = query.provider
  const known = asked === undefined || listed.some(one => one.bin === asked)
  const all = context.texts.letters.form.all(formatCount(listed.length, language))
  return [
    { value: ALL, label: all },
    ...(known ? [] : [await optionOf(context, asked, programme)]),
    ...listed.map(one => ({
      value: one.bin,
      label: language === 'ru' ? one.nameRu : one.nameKk,
    })),
  ]
}

/** One that is not on the list, but has a file in the office: it can be written to from there. */
async function optionOf(
  context: PageContext,
  bin: string,
  programme: Programme,
): Promise<ChoiceOption> {
  const provider = await findProvider(context.database, bin, programme)
  if (provider === undefined) throw new NotFound('provider')
  return { value: bin, label: context.language === 'ru' ? provider.name_ru : provider.name_kk }
}
