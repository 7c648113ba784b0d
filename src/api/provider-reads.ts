/** Providers with their free places, and the rules in force, as JSON. */
import type { z } from 'zod'
import { NotFound } from '../base/failure.ts'
import type { GroupForChoice, OpenPlaces } from '../domain/providers/catalogue.ts'
import { findGroupsForChoice } from '../domain/providers/find-catalogue.ts'
import { findAnnouncedExclusions } from '../domain/providers/find-listing.ts'
import { findProviders, type ProviderSummary } from '../domain/providers/find-providers.ts'
import { findRulesInForce } from '../domain/territories/rules-in-force.ts'
import { getTerritoryPath } from '../domain/territories/territory-tree.ts'
import type { Deps } from '../portal/deps.ts'
import { composeKey, readKey } from '../portal/public/providers/provider-key.ts'
import { dayOf } from '../portal/public/query-value.ts'
import { type Api, sendPublicJson } from './public-json.ts'
import {
  problemSchema,
  providersQuery,
  providersSchema,
  rulesQuery,
  rulesSchema,
  territoryParams,
} from './public-schema.ts'

export function registerProviderReads(api: Api, deps: Deps): void {
  const { database, setting } = deps
  api.get(
    '/providers',
    {
      schema: {
        summary: 'Listed kindergartens or clubs of a territory, with their free places',
        querystring: providersQuery,
        response: { 200: providersSchema, 404: problemSchema, 422: problemSchema },
      },
    },
    async (request, reply) => {
      const { territory, programme, after, limit } = request.query
      await getTerritoryPath(database, territory)
      const key = readKey(after)
      const day = setting.clock.today()
      const scope = { territory, programme, day, limit }
      const rows = await findProviders(
        database,
        key === undefined ? scope : { ...scope, after: key },
      )
      const last = rows.length === limit ? rows.at(-1) : undefined
      const ids = rows.map(row => row.id)
      const groups = await findGroupsForChoice(database, ids)
      const leaving = await findAnnouncedExclusions(database, ids)
      const answer: z.infer<typeof providersSchema> = {
        providers: rows.map(row =>
          composeProvider(row, groups.get(row.id) ?? [], leaving.get(row.id)),
        ),
        next: last === undefined ? null : composeKey(last),
      }
      return sendPublicJson(request, reply, answer)
    },
  )
  api.get(
    '/rules/:territory',
    {
      schema: {
        summary: 'The rules in force in a territory on a day, each value with its mark and source',
        params: territoryParams,
        querystring: rulesQuery,
        response: { 200: rulesSchema, 404: problemSchema, 422: problemSchema },
      },
    },
    async (request, reply) => {
      const { programme, on } = request.query
      const day = on === undefined ? setting.clock.today() : dayOf(on)
      if (day === undefined) throw new NotFound('day')
      const found = await findRulesInForce(database, request.params.territory, programme, day)
      if (found === undefined) throw new NotFound('territory')
      const answer: z.infer<typeof rulesSchema> = {
        territory: found.territory.code,
        programme,
        on: day.toString(),
        regime: found.regime ?? null,
        pack: found.pack === undefined ? null : { ...found.pack },
      }
      return sendPublicJson(request, reply, answer)
    },
  )
}

function composeProvider(
  row: ProviderSummary,
  groups: readonly GroupForChoice[],
  leavesOn: Temporal.PlainDate | undefined,
) {
  return {
    bin: row.bin,
    programme: row.programme,
    name: { kk: row.name_kk, ru: row.name_ru },
    ownership: row.ownership,
    address: row.address,
    latitude: row.latitude,
    longitude: row.longitude,
    phone: row.phone,
    capacity: row.capacity,
    enrolled: row.enrolled,
    free: row.free,
    waiting: groups.reduce((sum, group) => sum + group.waiting, 0),
    leavesListOn: leavesOn?.toString() ?? null,
    groups: groups.map(({ id: _id, providerId: _providerId, open, ...group }) => ({
      ...group,
      places: open.map(composePlaces),
    })),
  }
}

function composePlaces(places: OpenPlaces) {
  return {
    ...places,
    startsOn: places.startsOn.toString(),
    lastDay: places.lastDay?.toString() ?? null,
  }
}
