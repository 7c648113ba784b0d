/** SMS for demonstration: one JSON line for each message in a file, and delivered at once. */
import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { refuseForNow, type SmsGateway, type SmsReceipt } from './sms-gateway.ts'

/**
 * @param now the demonstration clock; receipts carry its time.
 * The same reference gets the same provider id, as a good gateway would give.
 */
export function openFileGateway(path: string, now: () => Temporal.Instant): SmsGateway {
  const handlers: ((receipt: SmsReceipt) => void)[] = []
  let hasFolder = false
  return {
    async send({ to, text, reference }) {
      const at = now()
      const providerId = `file-${reference}`
      const line = JSON.stringify({ at: at.toString(), to, text, reference, providerId })
      try {
        if (!hasFolder) await mkdir(dirname(path), { recursive: true })
        hasFolder = true
        await appendFile(path, `${line}\n`, { mode: 0o600 })
      } catch (fault) {
        return refuseForNow(`file ${(fault as NodeJS.ErrnoException).code ?? 'not writable'}`)
      }
      // Later than the answer, since the caller learns the provider's id from the answer.
      setImmediate(() => {
        for (const handler of handlers) handler({ providerId, status: 'delivered', at })
      })
      return { accepted: true, providerId }
    },
    onReceipt(handler) {
      handlers.push(handler)
    },
    async close() {},
  }
}
