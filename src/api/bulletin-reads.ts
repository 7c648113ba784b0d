/** The day's bulletins, as JSON: what there is, and one with its rows, how to cite it and how to check it. */
import type { z } from 'zod'
import { NotFound } from '../base/failure.ts'
import {
  type BulletinKind,
  bulletinPath,
  type SealedBulletin,
} from '../domain/opendata/bulletin.ts'
import {
  type BulletinHeading,
  findBulletin,
  findBulletinHeadings,
} from '../domain/opendata/find-bulletins.ts'
import { getTerritoryPath } from '../domain/territories/territory-tree.ts'
import type { Deps } from '../portal/deps.ts'
import { citeBulletin, verificationSteps } from '../portal/public/bulletins/bulletin-reference.ts'
import {
  bulletinParams,
  bulletinSchema,
  type bulletinSummarySchema,
  bulletinsQuery,
  bulletinsSchema,
} from './bulletin-schema.ts'
import { inWords } from './in-words.ts'
import { type Api, sendPublicJson } from './public-json.ts'
import { problemSchema } from './public-schema.ts'

const problems = { 404: problemSchema, 422: problemSchema }

export function registerBulletinReads(api: Api, { database, config }: Deps): void {
  const { origin } = config.publicUrl
  api.get(
    '/bulletins',
    {
      schema: {
        summary: 'The day’s bulletins of places: freed, taken back, issued; the newest first',
        querystring: bulletinsQuery,
        response: { 200: bulletinsSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { territory, programme, kind, day, before, limit } = request.query
      if (territory !== undefined) await getTerritoryPath(database, territory)
      const rows = await findBulletinHeadings(database, {
        territory: territory ?? null,
        programme: programme ?? null,
        kind: kind ?? null,
        day: day === undefined ? null : Temporal.PlainDate.from(day),
        before: before === undefined ? null : BigInt(before),
        limit,
      })
      const last = rows.length === limit ? rows.at(-1) : undefined
      const answer: z.infer<typeof bulletinsSchema> = {
        bulletins: rows.map(row => composeSummary(origin, row)),
        next: last === undefined ? null : String(last.id),
      }
      return sendPublicJson(request, reply, answer)
    },
  )
  api.get(
    '/bulletins/:territory/:programme/:day/:kind',
    {
      schema: {
        summary: 'One bulletin with its rows, how to cite it and how anybody verifies it',
        params: bulletinParams,
        response: { 200: bulletinSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { territory, programme, kind } = request.params
      const day = Temporal.PlainDate.from(request.params.day)
      const filter = { territory, programme, kind, day, before: null, limit: 1 }
      const [heading] = await findBulletinHeadings(database, filter)
      const stored = await findBulletin(database, { territory, programme, day }, kind)
      if (heading === undefined || stored === undefined) throw new NotFound('bulletin')
      const name = (await getTerritoryPath(database, territory)).at(-1)?.name
      // Our own text, as sealed.
      const sealed = JSON.parse(stored.content) as SealedBulletin
      const summary = composeSummary(origin, heading)
      const reference = { ...summary, day, log: `${origin}/log` }
      return sendPublicJson(request, reply, {
        ...summary,
        from: sealed.from,
        until: sealed.until,
        log: sealed.log,
        cite: inWords((_, language) =>
          citeBulletin(language, { ...reference, name: name?.[language] ?? territory }),
        ),
        verify: inWords((_, language) => verificationSteps(language, reference)),
        rows: sealed.rows,
      })
    },
  )
}

function composeSummary(
  origin: string,
  row: BulletinHeading,
): z.infer<typeof bulletinSummarySchema> {
  const { territory, programme, kind } = row
  const day = row.day.toString()
  const path = bulletinPath({ territory, programme, day }, kind)
  return {
    id: String(row.id),
    territory,
    programme,
    day,
    kind,
    rowCount: row.rowCount,
    publishedAt: row.publishedAt.toString(),
    self: `${origin}/api/v1${path.replace(/\.json$/, '')}`,
    url: `${origin}${path}`,
    csvUrl: `${origin}${path.replace(/json$/, 'csv')}`,
    page: inWords((_, language) => `${origin}/${language}${pagePath(row, day)}`),
    checksum: { algorithm: 'SHA-256', value: row.sha256 },
    leafIndex: row.leafIndex?.toString() ?? null,
  }
}

function pagePath({ territory, programme, kind }: BulletinHeading, day: string): string {
  const query = programme === 'preschool' ? '' : `?programme=${programme}`
  return `/bulletins/${territory}/${day}${query}#${kind satisfies BulletinKind}`
}
