/** Where an HTTP gateway reports deliveries: `POST /api/sms/receipts`, with the secret that it shares with us. */
import { timingSafeEqual } from 'node:crypto'
import { sha256Hex } from '../base/digest.ts'
import { BadInput, NotAllowed } from '../base/failure.ts'
import { recordReceipt } from '../domain/notifications/apply-receipts.ts'
import type { Setting } from '../domain/territories/setting.ts'
import type { Database } from '../platform/db/database.ts'
import type { App } from '../platform/http/app.ts'
import { parseHttpReceipt } from '../platform/sms/http-receipt.ts'

type SmsReceiptDeps = {
  readonly database: Database
  readonly setting: Setting
  /** The gateway sends it as `Authorization: Bearer`; a forged delivery would start a family's clock. */
  readonly token: string
}

/** Answers 202 when the receipt is kept, also for one that is not final or came before. */
export function registerSmsReceipts(app: App, deps: SmsReceiptDeps): void {
  app.post('/api/sms/receipts', async (request, reply) => {
    if (!isShared(request.headers.authorization, deps.token)) throw new NotAllowed('sms.receipt')
    const parsed = parseHttpReceipt(request.body)
    if (parsed.kind === 'mistake') throw new BadInput({ receipt: 'malformed' })
    if (parsed.kind === 'receipt') {
      await recordReceipt(deps.database, deps.setting, parsed.receipt)
    }
    return reply.code(202).send()
  })
}

/** Over digests of equal length, so that the time taken tells nothing of the secret. */
function isShared(given: string | undefined, token: string): boolean {
  const expected = sha256Hex(`Bearer ${token}`)
  return timingSafeEqual(Buffer.from(sha256Hex(given ?? '')), Buffer.from(expected))
}
