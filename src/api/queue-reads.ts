/** Queues, categories and positions, as JSON. */
import type { z } from 'zod'
import { parseBusinessNumber } from '../base/business-number.ts'
import { NotFound } from '../base/failure.ts'
import { categoryCode } from '../domain/applications/application.ts'
import { findLengths, findPosition, findQueuePage } from '../domain/queue/find-position.ts'
import { getTerritoryPath } from '../domain/territories/territory-tree.ts'
import type { Deps } from '../portal/deps.ts'
import { composeKey, readKey } from '../portal/public/queue/queue-key.ts'
import { type Api, sendPublicJson } from './public-json.ts'
import {
  categoryParams,
  categorySchema,
  numberParams,
  pageQuery,
  positionSchema,
  problemSchema,
  programmeQuery,
  queueSchema,
  territoryParams,
} from './public-schema.ts'

const problems = { 404: problemSchema, 422: problemSchema, 429: problemSchema }

export function registerQueueReads(api: Api, deps: Deps): void {
  const { database, setting } = deps
  api.get(
    '/queues/:territory',
    {
      schema: {
        summary: 'Categories of a queue and how long each is',
        params: territoryParams,
        querystring: programmeQuery,
        response: { 200: queueSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { territory } = request.params
      const { programme } = request.query
      await getTerritoryPath(database, territory)
      const lengths = await findLengths(database, territory, programme)
      const answer: z.infer<typeof queueSchema> = {
        territory,
        programme,
        total: lengths.reduce((sum, one) => sum + one.length, 0),
        categories: lengths.map(({ tier, cohort, length }) => ({
          code: categoryCode(tier, cohort),
          tier,
          cohort: String(cohort),
          length,
        })),
      }
      return sendPublicJson(request, reply, answer)
    },
  )
  registerCategory(api, deps)
  api.get(
    '/applications/:number/position',
    {
      schema: {
        summary: 'Where an application stands and who is served before it',
        params: numberParams,
        response: { 200: positionSchema, ...problems },
      },
    },
    async (request, reply) => {
      const number = parseBusinessNumber(request.params.number)
      const today = setting.clock.today()
      const position = number && (await findPosition(database, number, today))
      if (!position) throw new NotFound('application')
      const { state, programme, territory, category, queueNumber, ahead } = position
      const answer: z.infer<typeof positionSchema> = {
        number: position.number,
        state,
        programme,
        territory,
        category,
        submittedAt: position.submittedAt.toString(),
        queueNumber,
        ahead,
      }
      return sendPublicJson(request, reply, answer)
    },
  )
}

function registerCategory(api: Api, { database }: Deps): void {
  api.get(
    '/queues/:territory/:cohort/:tier',
    {
      schema: {
        summary: 'One category in its order: numbers and times',
        params: categoryParams,
        querystring: programmeQuery.extend(pageQuery.shape),
        response: { 200: categorySchema, ...problems },
      },
    },
    async (request, reply) => {
      const { territory, cohort, tier } = request.params
      const { programme, after, limit } = request.query
      await getTerritoryPath(database, territory)
      const category = { territory, programme, cohort, tier }
      const rows = await findQueuePage(database, category, readKey(after), limit)
      const last = rows.length === limit ? rows.at(-1) : undefined
      const answer: z.infer<typeof categorySchema> = {
        code: categoryCode(tier, cohort),
        applications: rows.map(row => ({
          number: row.number,
          submittedAt: row.submittedAt.toString(),
        })),
        next: last === undefined ? null : composeKey(last),
      }
      return sendPublicJson(request, reply, answer)
    },
  )
}
