/** The web process as a visible list: everything that is registered, in order. */
import { registerLogReads } from './api/log-reads.ts'
import { API_PREFIX, answerProblemJson } from './api/problem-json.ts'
import { registerPublicApi } from './api/public-api.ts'
import { reachDatabase } from './platform/db/reach-database.ts'
import { type App, type AppOptions, createApp } from './platform/http/app.ts'
import { registerDepartmentPages } from './portal/department/pages.ts'
import type { Deps } from './portal/deps.ts'
import { PREFETCH_PATH, PREFETCH_TYPE, SPECULATION_RULES } from './portal/layout/prefetch.ts'
import { registerParentPages } from './portal/parent/pages.ts'
import { answerProblemPage } from './portal/problem-answer.tsx'
import { registerProviderDesk } from './portal/provider/pages.ts'
import { registerPublicPages } from './portal/public/pages.ts'
import { refusalOfConstraint } from './portal/refusal-of-constraint.ts'

const PREFETCH_NAME = PREFETCH_PATH.replace('/assets/', '')

/** Ready to listen; the caller owns the database and closes it after the app. */
export async function createWeb(deps: Deps, log: AppOptions['log'] = false): Promise<App> {
  const app = await createApp({
    publicUrl: deps.config.publicUrl,
    trustProxy: deps.config.trustProxy,
    clientFolder: deps.config.clientFolder,
    extraAssets: { [PREFETCH_NAME]: { type: PREFETCH_TYPE, text: SPECULATION_RULES } },
    requestsPerMinute: deps.config.requestsPerMinute,
    log,
    refusalOfConstraint,
    imageOrigins: deps.config.tiles === undefined ? [] : [new URL(deps.config.tiles).origin],
    answerProblem: (request, reply, problem) =>
      request.url.startsWith(API_PREFIX) || request.url.startsWith('/log/')
        ? answerProblemJson(request, reply, problem)
        : answerProblemPage(deps, request, reply, problem),
    checkReadiness: () => reachDatabase(deps.database),
  })
  registerLogReads(app, deps)
  await registerPublicApi(app, deps)
  registerPublicPages(app, deps)
  registerParentPages(app, deps)
  registerDepartmentPages(app, deps)
  registerProviderDesk(app, deps)
  return app
}
