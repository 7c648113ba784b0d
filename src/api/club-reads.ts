/** The figures of a city's clubs, as JSON. */
import { z } from 'zod'
import { countLive } from '../domain/opendata/club-figures.ts'
import { findClubFigures } from '../domain/opendata/find-club-figures.ts'
import { DIRECTIONS } from '../domain/providers/provider.ts'
import { getTerritoryPath } from '../domain/territories/territory-tree.ts'
import type { Deps } from '../portal/deps.ts'
import { type Api, sendPublicJson } from './public-json.ts'
import { problemSchema, territoryParams } from './public-schema.ts'

const tiyn = z.string().describe('Whole tiyn')
const vouchersSchema = z.object({
  live: z.int().describe('All but those that ended'),
  offered: z.int(),
  choosing: z.int(),
  attending: z.int(),
  held: z.int().describe('Between two contracts'),
  ended: z.int(),
})
const clubsSchema = z.object({
  territory: z.string(),
  day: z.string(),
  universal: vouchersSchema,
  targeted: vouchersSchema,
  queued: z.int(),
  attending: z.int().describe('Children who go to a club on the day, each once'),
  directions: z.array(
    z.object({
      direction: z.enum(DIRECTIONS),
      attending: z.int(),
      renewing: z.int().describe('Targeted vouchers whose families have yet to renew a contract'),
      clubs: z.int(),
      freePlaces: z.int(),
    }),
  ),
  money: z.object({
    year: z.int(),
    allottedTiyn: tiyn,
    reservedTiyn: tiyn,
    payableTiyn: tiyn,
    paidTiyn: tiyn,
    availableTiyn: tiyn,
  }),
})

export function registerClubReads(api: Api, { database, setting }: Deps): void {
  api.get(
    '/clubs/:territory',
    {
      schema: {
        summary: 'Clubs of a city in figures: vouchers by form, the queue, directions, money',
        params: territoryParams,
        response: { 200: clubsSchema, 404: problemSchema, 429: problemSchema },
      },
    },
    async (request, reply) => {
      const { territory } = request.params
      await getTerritoryPath(database, territory)
      const day = setting.clock.today()
      const figures = await findClubFigures(database, territory, day)
      const { vouchers, money } = figures
      const answer: z.infer<typeof clubsSchema> = {
        territory,
        day: day.toString(),
        universal: { live: countLive(vouchers.universal), ...vouchers.universal },
        targeted: { live: countLive(vouchers.targeted), ...vouchers.targeted },
        queued: figures.queued,
        attending: figures.children,
        directions: figures.directions.map(({ children, ...one }) => ({
          ...one,
          attending: children,
        })),
        money: {
          year: figures.year,
          allottedTiyn: figures.allottedTiyn.toString(),
          reservedTiyn: money.reserved.toString(),
          payableTiyn: (money.accrued + money.payable).toString(),
          paidTiyn: money.paid.toString(),
          availableTiyn: money.available.toString(),
        },
      }
      return sendPublicJson(request, reply, answer)
    },
  )
}
