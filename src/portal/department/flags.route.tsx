/** What does not look plausible, for the department: the list of a territory, one of it, and the decision. */
import { NotFound } from '../../base/failure.ts'
import { decideFlag } from '../../domain/plausibility/decide-flag.ts'
import { findFlag, findFlags } from '../../domain/plausibility/find-flags.ts'
import { MOST_FLAG_WORDS } from '../../domain/plausibility/flag.ts'
import { getTerritoryPath } from '../../domain/territories/territory-tree.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { formatCount } from '../layout/format.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import { idOf } from '../public/query-value.ts'
import { FlagPage } from './flag.page.tsx'
import { readFilter, readFlagDecision } from './flags.form.ts'
import { FlagsPage } from './flags.page.tsx'
import { getScope } from './scope.ts'

const LIST = '/department/flags'
const MOST_SHOWN = 200
const MONTHS_BACK = 12

export function registerFlags(app: App, deps: Deps): void {
  getPage(app, deps, LIST, showList)
  getPage(app, deps, `${LIST}/:flag`, async context => showFlag(context, {}))
  postPage(app, deps, `${LIST}/:flag`, decide)
}

async function showList(context: PageContext): Promise<PageAnswer> {
  const { staff, relation, territory, programme, choices } = await getScope(context)
  const { database, language, query } = context
  const filter = readFilter(query, territory.code, programme)
  const names = choices.map(async code => {
    const path = await getTerritoryPath(database, code)
    return { code, name: path.at(-1)?.name[language] ?? code }
  })
  const month = context.setting.clock.today().toPlainYearMonth()
  return shown(
    <FlagsPage
      frame={context.frame('department')}
      territory={{ code: territory.code, name: territory.name[language] }}
      choices={await Promise.all(names)}
      filter={filter}
      months={Array.from({ length: MONTHS_BACK }, (_, back) => month.subtract({ months: back }))}
      mostShown={MOST_SHOWN}
      saved={query.saved === 'yes'}
      {...(await findFlags(database, staff, relation, filter, MOST_SHOWN))}
    />,
  )
}

/** A flag of a territory outside the post's is not there. */
async function load(context: PageContext) {
  const staff = getStaff(context)
  const found = await findFlag(context.database, staff, idOf(context.params.flag))
  if (found === undefined) throw new NotFound('flag')
  context.speakOf(found.flag.programme)
  return { staff, found }
}

async function showFlag(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const { found } = await load(context)
  const mistaken = Object.keys(errors).length > 0
  return shown(
    <FlagPage
      {...found}
      frame={context.frame('department')}
      form={{ language: context.language, values: mistaken ? context.form.all : {}, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

async function decide(context: PageContext): Promise<PageAnswer> {
  const { staff, found } = await load(context)
  const { mistakes } = context.texts.flags
  const read = readFlagDecision(name => context.form.value(name), {
    outcome: mistakes.outcome,
    words: mistakes.words(formatCount(MOST_FLAG_WORDS, context.language)),
  })
  if (!read.ok) return showFlag(context, read.errors)
  const { outcome, words } = read.value
  const { id } = found.flag
  await context.act('flag.decide', { flag: id.toString(), outcome, words }, async tx => {
    await decideFlag(tx, staff, context.setting, { flagId: id, outcome, words })
    return null
  })
  const { territory, programme } = found.flag
  return redirect(context.href(`${LIST}?territory=${territory}&programme=${programme}&saved=yes`))
}
