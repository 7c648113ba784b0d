/** The shapes of the reads about promises and open data. */
import { z } from 'zod'
import { FILE_FORMATS } from '../domain/opendata/dataset.ts'

const words = z.object({ kk: z.string(), ru: z.string(), en: z.string() })
const outcome = z.enum(['holds', 'broken', 'unchecked'])
const day = z.string().describe('YYYY-MM-DD')
const instant = z.string().describe('ISO 8601 in UTC')

export const invariantsSchema = z.object({
  at: instant.nullable().describe('Of the last check; null before the first'),
  cause: z.enum(['nightly', 'on-demand', 'doctor']).nullable(),
  invariants: z.array(
    z.object({
      name: z.string().describe('Stable code'),
      title: words,
      outcome: outcome.describe('`unchecked`: the question itself failed; not to be read as kept'),
      violations: z.int().nullable(),
      since: instant,
      days: z
        .array(z.object({ day, outcome: outcome.nullable() }))
        .describe('30 days, oldest first'),
    }),
  ),
})

const distributionSchema = z.object({
  format: z.enum(FILE_FORMATS),
  mediaType: z.string(),
  downloadURL: z.string(),
  day,
  rows: z.int(),
  byteSize: z.int(),
  checksum: z.object({ algorithm: z.literal('SHA-256'), value: z.string() }),
  leafIndex: z
    .string()
    .nullable()
    .describe('Of its leaf `open-data.published` in the log under /log/'),
})

export const datasetSchema = z.object({
  identifier: z.string(),
  title: words,
  description: words,
  landingPage: words,
  accrualPeriodicity: z.literal('daily'),
  license: z.string(),
  source: z.string(),
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      unit: z.string().nullable(),
      optional: z.boolean(),
      meaning: words,
    }),
  ),
  distribution: z.array(distributionSchema).describe('Newest first'),
})

export const catalogueSchema = z.object({
  conformsTo: z.literal('https://www.w3.org/TR/vocab-dcat-3/').describe('Its words, as plain JSON'),
  title: words,
  dataset: z.array(datasetSchema),
})

export const datasetParams = z.object({ dataset: z.string().max(60) })
export const editionsQuery = z.object({
  before: z.iso.date().optional().describe('Only editions before this day'),
  limit: z.coerce.number().int().min(1).max(366).default(30).describe('How many days'),
})
