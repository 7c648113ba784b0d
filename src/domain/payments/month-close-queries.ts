/** SQL of the close of a month: each kindergarten's progress, who can have its act prepared, what has no money. */
import { type RawBuilder, sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { MonthFacts } from './month-stage.ts'

export type CloseScope = {
  readonly territory: string
  readonly programme: 'preschool' | 'club'
  readonly month: Temporal.PlainDate
}

export type ProviderMonth = MonthFacts & {
  readonly providerId: bigint
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  readonly month: Temporal.PlainDate
  readonly lines: number
  readonly answered: number
  readonly disputed: number
  readonly unconfirmed: number
  readonly actNumber: string | null
  readonly totalTiyn: bigint | null
  readonly preparedBy: string | null
}

/** By kindergarten and month. `provider` and `months` (first days) are tables of the caller. */
const PROGRESS = sql`
  select provider.id as "providerId", bin, name_kk as "nameKk", name_ru as "nameRu", months.month,
         groups.expected as groups, groups.submitted as sheets, lines.all as lines, lines.waiting, lines.answered,
         lines.disputed, lines.unconfirmed, lines.confirmed, lines.unconfirmed + lines.disputed as undecided,
         (lines.answer_until at time zone 'Asia/Almaty' - interval '1 day')::date as "answerBy",
         act.state as act, act.number as "actNumber", act.total_tiyn as "totalTiyn", act.prepared_by as "preparedBy"
  from provider cross join months
  cross join lateral (
    select count(*)::integer as expected, count(sheet.id)::integer as submitted
    from provider_group left join sheet on sheet.group_id = provider_group.id and sheet.month = months.month
    where provider_group.provider_id = provider.id and (sheet.id is not null or exists (
      select from enrolment where enrolment.group_id = provider_group.id and not never_began
        and starts_on < months.month + interval '1 month' and (last_day is null or last_day >= months.month)))
  ) groups
  cross join lateral (
    select count(*)::integer as all,
           count(*) filter (where sheet_line.state = 'submitted')::integer as waiting,
           count(*) filter (where sheet_line.state not in ('submitted', 'unconfirmed'))::integer as answered,
           count(*) filter (where sheet_line.state = 'disputed')::integer as disputed,
           count(*) filter (where sheet_line.state = 'unconfirmed')::integer as unconfirmed,
           count(*) filter (where sheet_line.state in ('confirmed', 'disputed') and days ~ '[pil]'
             and not exists (select from act_line where act_line.line_id = sheet_line.id))::integer as confirmed,
           max(answer_until) filter (where sheet_line.state = 'submitted') as answer_until
    from sheet join sheet_line on sheet_line.sheet_id = sheet.id
    where sheet.provider_id = provider.id and sheet.month = months.month
  ) lines
  left join act on act.provider_id = provider.id and act.month = months.month`

/** Kindergartens with children in the month or an act of it, by name. */
export async function selectMonthOfTerritory(
  read: Read,
  { territory, programme, month }: CloseScope,
): Promise<readonly ProviderMonth[]> {
  const result = await sql<ProviderMonth>`
    with months as (select ${month}::date as month) ${PROGRESS}
    where provider.territory_code = ${territory} and provider.programme = ${programme}
      and (groups.expected > 0 or act.id is not null)
    order by name_kk, bin`.execute(read)
  return result.rows
}

/** Months of one kindergarten, newest first. */
export async function selectMonthsOfProvider(
  read: Read,
  providerId: bigint,
  since: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<readonly ProviderMonth[]> {
  const result = await sql<ProviderMonth>`
    with months as (select generate_series(${since}::date, ${until}::date, interval '1 month')::date as month) ${PROGRESS}
    where provider.id = ${providerId} and (groups.expected > 0 or act.id is not null)
    order by months.month desc`.execute(read)
  return result.rows
}

export type OrderReach = 'ready' | 'confirmed'

/** Something that no act holds is confirmed, up to the month. */
const CONFIRMED = (month: Temporal.PlainDate): RawBuilder<unknown> => sql`exists (
  select from sheet join sheet_line on sheet_line.sheet_id = sheet.id
  where sheet.provider_id = provider.id and sheet.month <= ${month}::date
    and sheet_line.state in ('confirmed', 'disputed') and days ~ '[pil]'
    and not exists (select from act_line where act_line.line_id = sheet_line.id))`

const ALL_ANSWERED = (month: Temporal.PlainDate): RawBuilder<unknown> => sql`not exists (
    select from sheet join sheet_line on sheet_line.sheet_id = sheet.id
    where sheet.provider_id = provider.id and sheet.month = ${month}::date and sheet_line.state = 'submitted')
  and not exists (
    select from provider_group where provider_group.provider_id = provider.id
      and not exists (select from sheet where sheet.group_id = provider_group.id and sheet.month = ${month}::date)
      and exists (select from enrolment where enrolment.group_id = provider_group.id and not never_began
        and starts_on < ${month}::date + interval '1 month' and (last_day is null or last_day >= ${month}::date)))`

/** Kindergartens whose act can be prepared and that this order has not decided on, in the order of their ids. */
export async function selectToPrepare(
  read: Read,
  order: CloseScope & { readonly id: bigint; readonly reach: OrderReach },
  { after, limit }: { readonly after: bigint; readonly limit: number },
): Promise<readonly bigint[]> {
  const { month } = order
  const reach = order.reach === 'ready' ? sql`and ${ALL_ANSWERED(month)}` : sql``
  const result = await sql<{ id: bigint }>`
    select provider.id from provider
    where territory_code = ${order.territory} and provider.programme = ${order.programme}
      and provider.id > ${after}
      and not exists (select from act where act.provider_id = provider.id and act.month = ${month}::date)
      and not exists (select from act_order_result decided
        where decided.order_id = ${order.id} and decided.provider_id = provider.id)
      and ${CONFIRMED(month)} ${reach}
    order by provider.id limit ${limit}`.execute(read)
  return result.rows.map(row => row.id)
}

export type Uncovered = {
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  readonly application: string
  readonly month: Temporal.PlainDate
  readonly amountTiyn: bigint
  readonly missingTiyn: bigint
}

/** Confirmed, left out of the act of the month for want of money, and in no later act since. */
export async function selectUncovered(
  read: Read,
  scope: CloseScope,
  limit: number,
): Promise<readonly Uncovered[]> {
  const result = await sql<Uncovered>`
    select bin, name_kk as "nameKk", name_ru as "nameRu", application.number as application, sheet_line.month,
           act_uncovered.amount_tiyn as "amountTiyn", missing_tiyn as "missingTiyn"
    from act join act_uncovered on act_uncovered.act_id = act.id join provider on provider.id = act.provider_id
    join sheet_line on sheet_line.id = line_id join enrolment on enrolment.id = enrolment_id
    join application on application.id = enrolment.application_id
    where act.territory_code = ${scope.territory} and act.programme = ${scope.programme} and act.month = ${scope.month}
      and not exists (select from act_line join act later on later.id = act_line.act_id
        where act_line.line_id = act_uncovered.line_id and later.id > act.id)
    order by name_kk, application.number limit ${limit}`.execute(read)
  return result.rows
}
