/** What a problem's `type` of the API leads to: the refusal in words (RFC 9457 wants such addresses to be readable). */
import { NotFound } from '../../../base/failure.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Deps } from '../../deps.ts'
import { ErrorPage } from '../../layout/error.page.tsx'
import { getPage, preferredLanguage } from '../../page.ts'
import { publicPage } from '../../page-answer.ts'
import { refusalText } from '../../problem-answer.tsx'

export function registerProblemPages(app: App, deps: Deps): void {
  app.get<{ Params: { room: string; reason: string } }>(
    '/problems/:room/:reason',
    async (request, reply) => {
      const { room, reason } = request.params
      const path = `problems/${encodeURIComponent(room)}/${encodeURIComponent(reason)}`
      return reply
        .header('cache-control', 'private, no-store')
        .redirect(`/${preferredLanguage(request)}/${path}`, 302)
    },
  )
  getPage(app, deps, '/problems/:room/:reason', async context => {
    const { room = '', reason = '' } = context.params
    const words = refusalText(context.texts, `${room}/${reason}`, {})
    if (words === undefined) throw new NotFound('problem')
    return publicPage(
      <ErrorPage
        frame={context.frame('public')}
        kind="refused"
        reason={`${words.title} ${words.next}`}
      />,
    )
  })
}
