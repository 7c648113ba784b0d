/** Rounds of choice for everybody: list, one, "why this place", the bundle as published. */
import { NotFound } from '../../../base/failure.ts'
import { explainRound } from '../../../domain/choice/explain-round.ts'
import { findGroupChoices } from '../../../domain/choice/find-group-choices.ts'
import { findRound, findRoundBundle, findRounds } from '../../../domain/choice/find-rounds.ts'
import type { RoundBundle } from '../../../domain/choice/round.ts'
import type { App } from '../../../platform/http/app.ts'
import { sendText } from '../../../platform/http/text-answer.ts'
import type { Deps } from '../../deps.ts'
import { getPage } from '../../page.ts'
import { type PageAnswer, publicPage, shown } from '../../page-answer.ts'
import type { PageContext } from '../../page-context.ts'
import { groupName } from '../../parent/choose/group-text.tsx'
import { emptyNumberForm, readNumber } from '../find-number.tsx'
import { idOf, territoriesByCode, territoryOfPath } from '../query-value.ts'
import { RoundPage } from './round.page.tsx'
import { RoundListPage } from './round-list.page.tsx'
import { roundTitle } from './round-title.ts'
import { WhyRoundPage } from './why-round.page.tsx'

const ROUNDS_A_PAGE = 50
const DECISIONS_A_PAGE = 200
// A bundle never changes: rounds only grow.
const BUNDLE_SECONDS = 86_400

export function registerRoundPages(app: App, deps: Deps): void {
  getPage(app, deps, '/rounds', list)
  getPage(app, deps, '/rounds/:id', one)
  getPage(app, deps, '/rounds/:id/why', why)
  app.get<{ Params: { id: string } }>('/rounds/:id/bundle.json', async (request, reply) => {
    const stored = await findRoundBundle(deps.database, idOf(request.params.id))
    if (stored === undefined) throw new NotFound('round')
    const name = `kezek-round-${stored.territory_code}-${stored.number}.json`
    reply.header('content-disposition', `attachment; filename="${name}"`)
    reply.header('access-control-allow-origin', '*')
    return sendText(request, reply, {
      type: 'application/json; charset=utf-8',
      text: stored.bundle,
      caching: { kind: 'public', seconds: BUNDLE_SECONDS },
    })
  })
}

async function list(context: PageContext): Promise<PageAnswer> {
  const { database, query } = context
  const territory =
    query.territory === undefined ? undefined : await territoryOfPath(database, query.territory)
  const rounds = await findRounds(database, {
    territory: territory?.code,
    before: query.before === undefined ? undefined : idOf(query.before),
    limit: ROUNDS_A_PAGE,
  })
  const last = rounds.length === ROUNDS_A_PAGE ? rounds.at(-1) : undefined
  const rest = territory === undefined ? '' : `territory=${territory.code}&`
  return publicPage(
    <RoundListPage
      frame={context.frame('public')}
      territory={territory}
      territories={await territoriesByCode(database)}
      rounds={rounds}
      nextHref={last && context.href(`/rounds?${rest}before=${last.id}`)}
    />,
  )
}

async function getRound(context: PageContext) {
  const id = idOf(context.params.id)
  const round = await findRound(context.database, id)
  const stored = round && (await findRoundBundle(context.database, id))
  if (round === undefined || stored === undefined) throw new NotFound('round')
  const territory = await territoryOfPath(context.database, round.territory_code)
  // Our own sealed bytes: parsed without checking every row again.
  const bundle = JSON.parse(stored.bundle) as RoundBundle
  return { round, bundle, territoryName: territory.name[context.language] }
}

/** Names of the groups of a bundle: `<bin>/<group id>` -> what people call it. */
async function nameGroups(context: PageContext, keys: readonly (string | null)[]) {
  const ids = keys.flatMap(key => (key === null ? [] : [BigInt(key.split('/').at(-1) ?? '0')]))
  const choices = await findGroupChoices(context.database, [...new Set(ids)])
  const names = new Map(
    choices.map(choice => [`${choice.bin}/${choice.groupId}`, groupName(choice, context.language)]),
  )
  return (key: string) => names.get(key) ?? key
}

async function one(context: PageContext): Promise<PageAnswer> {
  const { round, bundle, territoryName } = await getRound(context)
  const after = context.query.after === undefined ? 0 : Number(idOf(context.query.after))
  const decisions = bundle.result.decisions
    .filter(decision => decision.sequence > after)
    .slice(0, DECISIONS_A_PAGE)
  const last = decisions.length === DECISIONS_A_PAGE ? decisions.at(-1) : undefined
  return publicPage(
    <RoundPage
      frame={context.frame('public')}
      round={round}
      families={bundle.input.families.length}
      territoryName={territoryName}
      decisions={decisions}
      nameOf={
        await nameGroups(
          context,
          decisions.map(decision => decision.group),
        )
      }
      numberForm={emptyNumberForm(context.language)}
      nextHref={last && context.href(`/rounds/${round.id}?after=${last.sequence}`)}
    />,
  )
}

async function why(context: PageContext): Promise<PageAnswer> {
  const { round, bundle, territoryName } = await getRound(context)
  const { language } = context
  const typed = context.query.number?.trim() ?? ''
  const { number, form } =
    typed === ''
      ? { number: undefined, form: emptyNumberForm(language) }
      : readNumber(language, typed)
  const explanation = number === undefined ? undefined : explainRound(bundle, number)
  const keys = explanation?.wishes.map(wish => wish.group) ?? []
  const page = (
    <WhyRoundPage
      frame={context.frame('public')}
      roundId={round.id}
      roundTitle={roundTitle(round, territoryName, language)}
      form={form}
      number={number}
      explanation={explanation}
      nameOf={await nameGroups(context, [...keys, explanation?.decision.group ?? null])}
    />
  )
  return typed !== '' && number === undefined ? shown(page, 422) : publicPage(page)
}
