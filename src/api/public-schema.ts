/** The shapes of the public API; validation, types and the OpenAPI document come from them. */
import { z } from 'zod'
import { DIRECTIONS } from '../domain/providers/provider.ts'
import { TIERS } from '../domain/territories/queue-rules.ts'
import { PROGRAMMES } from '../domain/territories/rollout.ts'

const instant = z.string().describe('ISO 8601 in UTC, up to microseconds')
const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .describe('YYYY-MM-DD')
const tiyn = z.string().regex(/^\d+$/).describe('Whole tiyn (1/100 tenge), as a decimal string')
const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256, hexadecimal')
export const applicationNumber = z.string().describe('For example K7M-4PX-92T')

export const territoryParams = z.object({ territory: z.string().max(60) })
export const programmeQuery = z.object({ programme: z.enum(PROGRAMMES).default('preschool') })
export const numberParams = z.object({ number: z.string().max(60) })
export const categoryParams = z.object({
  territory: z.string().max(60),
  cohort: z.coerce.number().int().min(0).max(99),
  tier: z.enum(TIERS),
})
const wholeNumber = /^[1-9]\d{0,17}$/
export const idParams = z.object({ id: z.string().regex(wholeNumber) })
export const pageQuery = z.object({
  after: z.string().max(80).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export const iterationsQuery = z.object({
  territory: z.string().max(60).optional(),
  programme: z.enum(PROGRAMMES).optional().describe('Default: both'),
  before: z.string().regex(wholeNumber).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const providersQuery = z.object({
  territory: z.string().max(60),
  programme: z.enum(PROGRAMMES).default('preschool'),
  after: z.string().max(300).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})
export const rulesQuery = programmeQuery.extend({ on: day.optional().describe('Default: today') })

export const queueSchema = z.object({
  territory: z.string(),
  programme: z.enum(PROGRAMMES),
  total: z.int(),
  categories: z.array(
    z.object({ code: z.string(), tier: z.enum(TIERS), cohort: z.string(), length: z.int() }),
  ),
})

export const categorySchema = z.object({
  code: z.string(),
  applications: z.array(z.object({ number: applicationNumber, submittedAt: instant })),
  next: z.string().nullable(),
})

export const positionSchema = z.object({
  number: applicationNumber,
  state: z.string(),
  programme: z.enum(PROGRAMMES),
  territory: z.string(),
  category: z.string(),
  submittedAt: instant,
  queueNumber: z.int().nullable(),
  ahead: z.object({ outOfTurn: z.int(), priority: z.int(), general: z.int() }).nullable(),
})

const groupSchema = z.object({
  name: z.string(),
  cohort: z.int().describe('Age in whole years of the children it is for'),
  language: z.string(),
  kind: z.string(),
  regime: z.string(),
  direction: z.enum(DIRECTIONS).nullable().describe('Of a group of a club; null of a kindergarten'),
  cohortTo: z
    .int()
    .nullable()
    .describe('Oldest age of a group of a club, of which cohort is the youngest'),
  planned: z.int().nullable().describe('Lessons a month of a group of a club; no more are paid'),
  capacity: z.int(),
  enrolled: z.int(),
  waiting: z.int().describe('Entries of its waiting list'),
  places: z.array(
    z.object({
      admission: z.enum(['general', 'early-booking', 'temporary']),
      count: z.int(),
      startsOn: day,
      lastDay: day.nullable().describe('Only of a temporary place'),
      restriction: z.string().nullable(),
    }),
  ),
})

export const providersSchema = z.object({
  providers: z.array(
    z.object({
      bin: z.string(),
      programme: z.enum(PROGRAMMES),
      name: z.object({ kk: z.string(), ru: z.string() }),
      ownership: z.string(),
      address: z.string(),
      latitude: z.number().nullable(),
      longitude: z.number().nullable(),
      phone: z.string().nullable(),
      capacity: z.int(),
      enrolled: z.int(),
      free: z.int().describe('Published places of every admission'),
      waiting: z.int().describe('Entries of the waiting lists of its groups'),
      leavesListOn: day.nullable().describe('First day off the list, once that is announced'),
      groups: z.array(groupSchema),
    }),
  ),
  next: z.string().nullable(),
})

export const iterationSchema = z.object({
  id: z.string(),
  programme: z.enum(PROGRAMMES),
  territory: z.string(),
  number: z.int(),
  heldOn: day,
  heldAt: instant,
  rulePack: z.object({ id: z.string(), version: z.string() }),
  offered: z.int(),
  skipped: z.record(z.string(), z.int()),
  moneyTiyn: z.object({ before: tiyn, after: tiyn }),
  inputHash: hash,
  resultHash: hash,
})

export const iterationsSchema = z.object({
  iterations: z.array(iterationSchema),
  next: z.string().nullable(),
})

export const rulesSchema = z.object({
  territory: z.string(),
  programme: z.enum(PROGRAMMES),
  on: day,
  regime: z.string().nullable(),
  /** As loaded: every value with its mark and source. */
  pack: z.record(z.string(), z.unknown()).nullable(),
})

export const problemSchema = z.object({
  type: z.string().describe('`/problems/<room>/<reason>`, stable'),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  reference: z.string().optional(),
  fields: z.record(z.string(), z.string()).optional(),
})
