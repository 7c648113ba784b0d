/** `/k/NUMBER` of an SMS: leads to the application in the reader's language; typed with or without dashes. */
import { parseBusinessNumber } from '../../../base/business-number.ts'
import { NotFound } from '../../../base/failure.ts'
import type { App } from '../../../platform/http/app.ts'
import { preferredLanguage } from '../../page.ts'

export function registerShortLink(app: App): void {
  app.get<{ Params: { number: string } }>('/k/:number', async (request, reply) => {
    const number = parseBusinessNumber(request.params.number)
    if (number === undefined) throw new NotFound('application')
    return reply
      .header('cache-control', 'private, no-store')
      .redirect(`/${preferredLanguage(request)}/cabinet/${number}`, 302)
  })
}
