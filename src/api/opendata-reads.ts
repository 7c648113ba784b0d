/** The promises and the catalogue of open data, as JSON. */
import type { z } from 'zod'
import { NotFound } from '../base/failure.ts'
import type { Language } from '../base/language.ts'
import {
  columnsOf,
  DATASET_NAMES,
  DATASETS,
  type DatasetName,
  filePath,
  isDatasetName,
} from '../domain/opendata/dataset.ts'
import { findInvariants } from '../domain/opendata/find-invariants.ts'
import { findFiles, type PublishedFile } from '../domain/opendata/find-open-data.ts'
import type { Deps } from '../portal/deps.ts'
import { inWords } from './in-words.ts'
import {
  catalogueSchema,
  datasetParams,
  datasetSchema,
  editionsQuery,
  invariantsSchema,
} from './open-data-schema.ts'
import { type Api, sendPublicJson } from './public-json.ts'
import { problemSchema } from './public-schema.ts'

const LICENSE = 'https://creativecommons.org/licenses/by/4.0/'

export function registerOpenDataReads(api: Api, deps: Deps): void {
  const { database, setting } = deps
  const { origin } = deps.config.publicUrl
  api.get(
    '/invariants',
    {
      schema: {
        summary: 'What the system promises, and whether its last check found it kept',
        response: { 200: invariantsSchema },
      },
    },
    async (request, reply) => {
      const overview = await findInvariants(database, setting.clock.now())
      const answer: z.infer<typeof invariantsSchema> = {
        at: overview?.at.toString() ?? null,
        cause: overview?.cause ?? null,
        invariants: (overview?.invariants ?? []).map(one => ({
          name: one.name,
          title: inWords(all => all.invariants.promises[one.name].title),
          outcome: one.outcome,
          violations: one.violations,
          since: one.since.toString(),
          days: one.days.map(mark => ({ day: mark.day.toString(), outcome: mark.outcome })),
        })),
      }
      return sendPublicJson(request, reply, answer)
    },
  )
  api.get(
    '/open-data',
    {
      schema: {
        summary: 'Catalogue of open data: datasets, dictionary, newest files with their checksums',
        response: { 200: catalogueSchema },
      },
    },
    async (request, reply) => {
      const files = await findFiles(database, { dataset: null, before: null, days: 1 })
      const answer: z.infer<typeof catalogueSchema> = {
        conformsTo: 'https://www.w3.org/TR/vocab-dcat-3/',
        title: inWords(all => all.openData.title),
        dataset: DATASET_NAMES.map(name => composeDataset(name, origin, files)),
      }
      return sendPublicJson(request, reply, answer)
    },
  )
  api.get(
    '/open-data/:dataset',
    {
      schema: {
        summary: 'One dataset with its editions, the newest first',
        params: datasetParams,
        querystring: editionsQuery,
        response: { 200: datasetSchema, 404: problemSchema, 422: problemSchema },
      },
    },
    async (request, reply) => {
      const { dataset } = request.params
      if (!isDatasetName(dataset)) throw new NotFound('dataset')
      const { before, limit } = request.query
      const files = await findFiles(database, {
        dataset,
        before: before === undefined ? null : Temporal.PlainDate.from(before),
        days: limit,
      })
      return sendPublicJson(request, reply, composeDataset(dataset, origin, files))
    },
  )
}

function composeDataset(
  name: DatasetName,
  origin: string,
  files: readonly PublishedFile[],
): z.infer<typeof datasetSchema> {
  const page = (language: Language) => `${origin}/${language}/open-data/${name}`
  return {
    identifier: name,
    title: inWords(all => all.openData.names[name].title),
    description: inWords(all => all.openData.names[name].text),
    landingPage: { kk: page('kk'), ru: page('ru'), en: page('en') },
    accrualPeriodicity: 'daily',
    license: LICENSE,
    source: DATASETS[name].source,
    columns: columnsOf(name).map(([column, { type, unit, optional }]) => ({
      name: column,
      type,
      unit: unit ?? null,
      optional: optional === true,
      meaning: inWords(all => {
        const meanings: Readonly<Record<string, string>> = all.openData.columns[name]
        return meanings[column] ?? ''
      }),
    })),
    distribution: files
      .filter(file => file.dataset === name)
      .map(file => composeFile(origin, file)),
  }
}

function composeFile(origin: string, file: PublishedFile) {
  const day = file.day.toString()
  return {
    format: file.format,
    mediaType: file.format === 'csv' ? 'text/csv' : 'application/json',
    downloadURL: `${origin}${filePath(file.dataset, day, file.format)}`,
    day,
    rows: file.rowCount,
    byteSize: file.sizeBytes,
    checksum: { algorithm: 'SHA-256' as const, value: file.sha256 },
    leafIndex: file.leafIndex?.toString() ?? null,
  }
}
