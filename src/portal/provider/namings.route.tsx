/** A school's or state club's invitations: one child or a list, what families answered, one taken back. */
import { BadInput } from '../../base/failure.ts'
import { withdrawNaming } from '../../domain/namings/close-naming.ts'
import { findGroupsToName, findNamingsOfClub, mayName } from '../../domain/namings/find-namings.ts'
import { nameChildren } from '../../domain/namings/name-children.ts'
import { MOST_ROWS, parseNamingNumber, type RowAnswer } from '../../domain/namings/naming.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { limitNamedRows } from '../iin-limit.ts'
import type { Form } from '../layout/form.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { newRequestId, type PageContext } from '../page-context.ts'
import { idOf } from '../public/query-value.ts'
import { getClubDesk } from './club-desk.ts'
import { type NamedLine, readNamedLines } from './namings.form.ts'
import { type AnsweredLine, NamingsPage, NotNamingPage } from './namings.page.tsx'

const PATH = '/provider/namings'
const ROWS_A_PAGE = 100

export function registerOwnNamings(app: App, deps: Deps): void {
  getPage(app, deps, PATH, context => show(context, {}))
  postPage(app, deps, PATH, name)
  postPage(app, deps, `${PATH}/:number/withdraw`, withdraw)
}

async function show(
  context: PageContext,
  errors: Form['errors'],
  answers?: readonly AnsweredLine[],
): Promise<PageAnswer> {
  const { actor, provider, name } = await getClubDesk(context)
  const { database, language, setting, query } = context
  const { territory_code: territory, club_kind: clubKind } = provider
  if (!(await mayName(database, setting, { territory, clubKind }))) {
    return shown(<NotNamingPage frame={context.frame('provider')} clubName={name} />)
  }
  const page = /^[1-9]\d{0,3}$/.test(query.page ?? '') ? Number(query.page) : 1
  const paged = { limit: ROWS_A_PAGE + 1, offset: (page - 1) * ROWS_A_PAGE }
  const namings = await findNamingsOfClub(database, actor, { providerId: provider.id, ...paged })
  const mistaken = Object.keys(errors).length > 0
  const values = mistaken ? context.form.all : { group: context.form.value('group') }
  return shown(
    <NamingsPage
      frame={context.frame('provider')}
      clubName={name}
      groups={await findGroupsToName(database, actor, provider.id)}
      namings={namings.slice(0, ROWS_A_PAGE)}
      nextHref={namings.length > ROWS_A_PAGE ? context.href(`${PATH}?page=${page + 1}`) : undefined}
      most={MOST_ROWS}
      form={{ language, values, errors }}
      answers={answers}
      taken={query.done === 'taken'}
      csrfToken={context.csrfToken}
      requestIdOf={() => newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

async function name(context: PageContext): Promise<PageAnswer> {
  const { actor, provider } = await getClubDesk(context)
  const { form, texts } = context
  const t = texts.namings.club
  const lines = readNamedLines(form.value('list'), context.deps.config.mode !== 'production')
  const errors = {
    ...(form.value('group') === '' && { group: t.chooseGroup }),
    ...(lines.length === 0 && { list: t.needList }),
    ...(lines.length > MOST_ROWS && { list: t.tooLong(String(MOST_ROWS)) }),
  }
  if (Object.keys(errors).length > 0) return show(context, errors)
  const groupId = idOf(form.value('group'))
  const rows = lines.filter(line => line.kind === 'row')
  await limitNamedRows(context, provider.id, lines.length)
  const children = rows.map(({ childIin, guardianIin, label }) => ({
    childIin,
    guardianIin,
    ...(label !== undefined && { label }),
  }))
  const input = { group: groupId.toString(), children }
  const answers =
    rows.length === 0
      ? []
      : await context.act('naming.name', input, async tx => [
          ...(await nameChildren(tx, actor, context.setting, { groupId, children })),
        ])
  return show(context, {}, answersOf(lines, answers))
}

/** In the order of the list; nothing of a number is shown again. */
function answersOf(
  lines: readonly NamedLine[],
  answers: readonly RowAnswer[],
): readonly AnsweredLine[] {
  const left = [...answers]
  return lines.map(one =>
    one.kind === 'unreadable'
      ? { line: one.line, label: undefined, answer: 'unreadable' }
      : { line: one.line, label: one.label, answer: left.shift() ?? 'unreadable' },
  )
}

async function withdraw(context: PageContext): Promise<PageAnswer> {
  const { actor } = await getClubDesk(context)
  const number = parseNamingNumber(context.params.number ?? '')
  if (number === undefined) throw new BadInput({ number: 'unreadable' })
  await context.act('naming.withdraw', { number }, async tx => {
    await withdrawNaming(tx, actor, context.setting, { number })
    return null
  })
  return redirect(context.href(`${PATH}?done=taken`))
}
