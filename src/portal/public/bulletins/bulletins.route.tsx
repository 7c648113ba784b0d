/** The day's bulletins for everybody: pages, and the files under addresses without a language. */
import { NotFound } from '../../../base/failure.ts'
import {
  type BulletinKind,
  type BulletinScope,
  isBulletinKind,
} from '../../../domain/opendata/bulletin.ts'
import { composeCsv } from '../../../domain/opendata/compose-file.ts'
import {
  findBulletin,
  findBulletinDays,
  findBulletinHeadings,
  findBulletinLines,
} from '../../../domain/opendata/find-bulletins.ts'
import type { Read } from '../../../platform/db/database.ts'
import type { App } from '../../../platform/http/app.ts'
import { sendText } from '../../../platform/http/text-answer.ts'
import type { Deps } from '../../deps.ts'
import { getPage } from '../../page.ts'
import { publicPage } from '../../page-answer.ts'
import { dayOf, programmeOf, territoryOfPath } from '../query-value.ts'
import { BulletinDayPage } from './bulletin-day.page.tsx'
import { BulletinDaysPage } from './bulletin-days.page.tsx'

const DAYS_SHOWN = 60
/** A bulletin never changes. */
const FILE_SECONDS = 31_536_000

export function registerBulletinPages(app: App, deps: Deps): void {
  getPage(app, deps, '/bulletins/:territory', async context => {
    const { database, params, query } = context
    const territory = await territoryOfPath(database, params.territory)
    const programme = programmeOf(query.programme)
    const before = query.before === undefined ? null : dayOf(query.before)
    if (before === undefined) throw new NotFound('day')
    const filter = { territory: territory.code, programme, before, limit: DAYS_SHOWN + 1 }
    const days = await findBulletinDays(database, filter)
    const shown = days.slice(0, DAYS_SHOWN)
    return publicPage(
      <BulletinDaysPage
        frame={context.frame('public')}
        territory={territory}
        programme={programme}
        days={shown}
        olderThan={days.length > DAYS_SHOWN ? shown.at(-1)?.day : undefined}
      />,
    )
  })
  getPage(app, deps, '/bulletins/:territory/:day', async context => {
    const { database, params, query } = context
    const territory = await territoryOfPath(database, params.territory)
    const programme = programmeOf(query.programme)
    const day = dayOf(params.day)
    if (day === undefined) throw new NotFound('day')
    const scope = { territory: territory.code, programme, day }
    return publicPage(
      <BulletinDayPage
        frame={context.frame('public')}
        territory={territory}
        programme={programme}
        day={day}
        origin={deps.config.publicUrl.origin}
        bulletins={{
          freed: await getLines(database, scope, 'freed'),
          withdrawn: await getLines(database, scope, 'withdrawn'),
          issued: await getLines(database, scope, 'issued'),
        }}
      />,
    )
  })
  registerFiles(app, deps)
}

async function getLines<Kind extends BulletinKind>(read: Read, scope: BulletinScope, kind: Kind) {
  const lines = await findBulletinLines(read, scope, kind)
  const filter = { ...scope, kind, before: null, limit: 1 }
  const [heading] = await findBulletinHeadings(read, filter)
  if (lines === undefined || heading === undefined) throw new NotFound('bulletin')
  return { ...lines, leafIndex: heading.leafIndex?.toString() ?? null }
}

type FileAddress = { Params: { territory: string; programme: string; day: string; file: string } }

/** JSON is the text as sealed; CSV is the same rows for a spreadsheet. */
function registerFiles(app: App, { database }: Deps): void {
  app.get<FileAddress>('/bulletins/:territory/:programme/:day/:file', async (request, reply) => {
    const { params } = request
    const day = dayOf(params.day)
    const [, kind, format] = /^([a-z]+)\.(csv|json)$/.exec(params.file) ?? []
    if (day === undefined || !isBulletinKind(kind)) throw new NotFound('bulletin')
    const scope = { territory: params.territory, programme: programmeOf(params.programme), day }
    const bulletin = await findBulletin(database, scope, kind)
    if (bulletin === undefined) throw new NotFound('bulletin')
    reply.header('access-control-allow-origin', '*')
    reply.header('cross-origin-resource-policy', 'cross-origin')
    const name = `kezek-${scope.territory}-${params.day}-${kind}.${format}`
    reply.header('content-disposition', `attachment; filename="${name}"`)
    const caching = { kind: 'public', seconds: FILE_SECONDS } as const
    if (format === 'json') {
      const type = 'application/json; charset=utf-8'
      return sendText(request, reply, { type, text: bulletin.content, caching })
    }
    const { rows } = JSON.parse(bulletin.content) as { rows: Record<string, unknown>[] }
    const text = await composeCsv(Object.keys(rows[0] ?? { rows: '' }), rows)
    return sendText(request, reply, { type: 'text/csv; charset=utf-8', text, caching })
  })
}
