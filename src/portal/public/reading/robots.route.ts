/** `/robots.txt`: search engines may read what everybody may; signed-in sections are of no use to them. */
import { LANGUAGES } from '../../../base/language.ts'
import type { App } from '../../../platform/http/app.ts'
import { sendText } from '../../../platform/http/text-answer.ts'

const CLOSED = ['department', 'provider', 'cabinet', 'sign-in', 'staff', 'demo']
const DAY_SECONDS = 86_400

export function registerRobots(app: App): void {
  const lines = LANGUAGES.flatMap(language => CLOSED.map(path => `Disallow: /${language}/${path}`))
  const text = ['User-agent: *', ...lines, ''].join('\n')
  app.get('/robots.txt', async (request, reply) =>
    sendText(request, reply, {
      type: 'text/plain; charset=utf-8',
      text,
      caching: { kind: 'public', seconds: DAY_SECONDS },
    }),
  )
}
