/** x */
import { expect, test } from 'vitest'
import { aBudget, aKindergarten, SYSTEM, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { openFileGateway } from '../../platform/sms/file-gateway.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { applyReceipts, keepReceipts } from './apply-receipts.ts'
import { deliverMessages } from './deliver-messages.ts'

const db = useDatabase()
test('t', async () => {
  const setting = aSetting('2026-09-01T09:00', 'time')
  await aBudget(db.app, setting, { tenge: 9_000_000_000 })
  await aKindergarten(db.app, setting, { places: { 3: 600 } }).catch(() =>
    aKindergarten(db.app, setting, { places: { 3: 50 } }),
  )
  for (let i = 0; i < 600; i += 1) await submit(db.app, setting)
  const gateway = openFileGateway('/tmp/k/time.jsonl', setting.clock.now)
  const book = keepReceipts(db.app, setting, gateway, e => console.log(e))
  const delivery = { gateway, portalUrl: 'https://kezek.kz', storeCodes: true }
  let t = performance.now()
  const lap = (what: string) => {
    const n = performance.now()
    console.log(what, Math.round(n - t))
    t = n
  }
  console.log(await deliverMessages(db.app, setting, delivery))
  lap('deliver queued')
  await book.settled()
  await applyReceipts(db.app, setting, e => console.log(e))
  lap('receipts')
  console.log(
    (await holdIteration(db.app, SYSTEM, setting, { territory: 'taraz', programme: 'preschool' }))
      .offered,
  )
  lap('hold')
  console.log(await deliverMessages(db.app, setting, delivery))
  lap('deliver offers')
  await book.settled()
  console.log(await applyReceipts(db.app, setting, e => console.log(e)))
  lap('receipts offers')
  expect(1).toBe(1)
}, 120000)
