/** The shapes of the reads about the day's bulletins. */
import { z } from 'zod'
import { BULLETIN_KINDS } from '../domain/opendata/bulletin.ts'
import { PROGRAMMES } from '../domain/territories/rollout.ts'
import { applicationNumber } from './public-schema.ts'

const day = z.string().describe('YYYY-MM-DD')
const instant = z.string().describe('ISO 8601 in UTC')
const words = z.object({ kk: z.string(), ru: z.string(), en: z.string() })
const kind = z
  .enum(BULLETIN_KINDS)
  .describe('Places freed, places taken back (order 254, 3, 4) and 9)), what was issued')

export const bulletinsQuery = z.object({
  territory: z.string().max(60).optional(),
  programme: z.enum(PROGRAMMES).optional(),
  kind: kind.optional(),
  day: z.iso.date().optional().describe('Only bulletins of this day'),
  before: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .optional()
    .describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const bulletinParams = z.object({
  territory: z.string().max(60),
  programme: z.enum(PROGRAMMES),
  day: z.iso.date(),
  kind,
})

/** What every answer about a bulletin tells of it. */
const heading = z.object({
  id: z.string(),
  territory: z.string(),
  programme: z.enum(PROGRAMMES),
  day,
  rowCount: z.int(),
  publishedAt: instant,
  self: z.string().describe('This bulletin with its rows, in this API'),
  url: z.string().describe('The text as it was sealed; it never changes'),
  csvUrl: z.string().describe('The same rows for a spreadsheet'),
  page: words.describe('For people, by language'),
  checksum: z
    .object({ algorithm: z.literal('SHA-256'), value: z.string() })
    .describe('Of the bytes at `url`'),
  leafIndex: z
    .string()
    .nullable()
    .describe('Of its leaf `bulletin.closed` in the log under /log/; null for the first seconds'),
})

export const bulletinSummarySchema = heading.extend({ kind })

export const bulletinsSchema = z.object({
  bulletins: z.array(bulletinSummarySchema).describe('Newest first'),
  next: z.string().nullable(),
})

const placeRow = z.object({
  place: z.string(),
  provider: z.string().describe('Its BIN'),
  nameKk: z.string(),
  nameRu: z.string(),
  group: z.string(),
  cohort: z.int(),
  language: z.string(),
  kind: z.string(),
  regime: z.string(),
  admission: z.string(),
  startsOn: day,
  lastDay: day.nullable(),
  restriction: z.string().nullable(),
  at: instant,
})

const issuedRow = z.object({
  what: z.enum(['voucher', 'referral', 'place-held', 'enrolment']),
  application: applicationNumber,
  category: z.string(),
  provider: z.string().nullable(),
  nameKk: z.string().nullable(),
  nameRu: z.string().nullable(),
  group: z.string().nullable(),
  at: instant,
})

const whole = heading.extend({
  from: instant.describe('The first moment that it tells of'),
  until: instant.describe('The first moment that belongs to the next one'),
  log: z
    .object({ origin: z.string(), size: z.int(), root: z.string() })
    .nullable()
    .describe('The seal of the log at its hour'),
  cite: words.describe('A reference to copy'),
  verify: z
    .object({ kk: z.array(z.string()), ru: z.array(z.string()), en: z.array(z.string()) })
    .describe('How anybody checks it, step by step'),
})

export const bulletinSchema = z.discriminatedUnion('kind', [
  whole.extend({
    kind: z.literal('freed'),
    rows: z.array(placeRow.extend({ cause: z.string().describe('Why the place is free') })),
  }),
  whole.extend({
    kind: z.literal('withdrawn'),
    rows: z.array(placeRow.extend({ reason: z.string().describe('Why it was taken back') })),
  }),
  whole.extend({ kind: z.literal('issued'), rows: z.array(issuedRow) }),
])
