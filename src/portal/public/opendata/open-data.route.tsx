/** Open data: the pages for people, and the files under addresses without a language. */
import type { FastifyReply } from 'fastify'
import { NotFound } from '../../../base/failure.ts'
import {
  type DatasetName,
  type FileFormat,
  filePath,
  isDatasetName,
} from '../../../domain/opendata/dataset.ts'
import { findContent, findFiles, findLatestDay } from '../../../domain/opendata/find-open-data.ts'
import type { App } from '../../../platform/http/app.ts'
import { sendText } from '../../../platform/http/text-answer.ts'
import type { Deps } from '../../deps.ts'
import { getPage } from '../../page.ts'
import { publicPage } from '../../page-answer.ts'
import { dayOf } from '../query-value.ts'
import { DatasetPage } from './dataset.page.tsx'
import { OpenDataPage } from './open-data.page.tsx'

const DAYS_SHOWN = 30
/** An edition never changes. */
const EDITION_SECONDS = 31_536_000
const LATEST_SECONDS = 300

export function registerOpenDataPages(app: App, deps: Deps): void {
  getPage(app, deps, '/open-data', async context =>
    publicPage(
      <OpenDataPage
        frame={context.frame('public')}
        files={await findFiles(context.database, { dataset: null, before: null, days: 1 })}
        origin={deps.config.publicUrl.origin}
      />,
    ),
  )
  getPage(app, deps, '/open-data/:dataset', async context => {
    const { dataset } = context.params
    if (!isDatasetName(dataset)) throw new NotFound('dataset')
    const before = context.query.before === undefined ? null : dayOf(context.query.before)
    if (before === undefined) throw new NotFound('day')
    const files = await findFiles(context.database, { dataset, before, days: DAYS_SHOWN + 1 })
    const days = [...new Set(files.map(file => file.day.toString()))]
    const shown = files.filter(file => days.indexOf(file.day.toString()) < DAYS_SHOWN)
    return publicPage(
      <DatasetPage
        frame={context.frame('public')}
        dataset={dataset}
        files={shown}
        olderThan={days.length > DAYS_SHOWN ? shown.at(-1)?.day : undefined}
      />,
    )
  })
  registerFiles(app, deps)
}

type FileAddress = { Params: { dataset: string; file: string } }

/** `/open-data/<dataset>/<day>.<csv|json>`, and `latest` in the place of the day. */
function registerFiles(app: App, { database }: Deps): void {
  app.get<FileAddress>('/open-data/:dataset/:file', async (request, reply) => {
    const { dataset, file } = request.params
    const [, day = '', format] = /^(latest|\d{4}-\d\d-\d\d)\.(csv|json)$/.exec(file) ?? []
    if (!isDatasetName(dataset) || (format !== 'csv' && format !== 'json')) {
      throw new NotFound('file')
    }
    forEverybody(reply)
    if (day !== 'latest') {
      const content = await findEdition(dataset, day, format)
      reply.header(
        'content-disposition',
        `attachment; filename="kezek-${dataset}-${day}.${format}"`,
      )
      return sendText(request, reply, {
        type: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
        text: content,
        caching: { kind: 'public', seconds: EDITION_SECONDS },
      })
    }
    const latest = await findLatestDay(database, dataset)
    if (latest === undefined) throw new NotFound('edition')
    return reply
      .header('cache-control', `public, max-age=${LATEST_SECONDS}`)
      .redirect(filePath(dataset, latest.toString(), format), 302)
  })

  async function findEdition(dataset: DatasetName, text: string, format: FileFormat) {
    const day = dayOf(text)
    const content = day && (await findContent(database, dataset, day, format))
    if (content === undefined) throw new NotFound('edition')
    return content
  }
}

/** Other sites' pages may read it too. */
function forEverybody(reply: FastifyReply): void {
  reply.header('access-control-allow-origin', '*')
  reply.header('cross-origin-resource-policy', 'cross-origin')
}
