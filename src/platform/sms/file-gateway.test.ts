/** The demonstration's SMS: readable in a file, delivered at the demonstration's time. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFileGateway } from './file-gateway.ts'
import type { SmsReceipt } from './sms-gateway.ts'

const NOW = Temporal.Instant.from('2026-11-02T04:30:00Z')

test('each message is one line of JSON in the order of sending, and is delivered after its answer', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kezek-sms-'))
  const path = join(folder, 'outbox', 'sms.jsonl')
  try {
    const gateway = openFileGateway(path, () => NOW)
    const receipts: SmsReceipt[] = []
    gateway.onReceipt?.(receipt => receipts.push(receipt))
    const texts = ['Кезегіңіз 12', 'екі\nжол']
    for (const [index, text] of texts.entries()) {
      const answer = await gateway.send({ to: '+77012345678', text, reference: `${index}` })
      expect(answer).toEqual({ accepted: true, providerId: `file-${index}` })
      expect(receipts.length).toBe(index)
      await expect.poll(() => receipts.length).toBe(index + 1)
    }
    const lines = (await readFile(path, 'utf8')).trim().split('\n')
    expect(lines.map(line => JSON.parse(line).text)).toEqual(texts)
    expect(receipts[1]).toEqual({ providerId: 'file-1', status: 'delivered', at: NOW })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('a file that cannot be written is a refusal for now', async () => {
  const gateway = openFileGateway('/dev/null/sms.jsonl', () => NOW)
  const answer = await gateway.send({ to: '+77012345678', text: 'x', reference: '1' })
  expect(answer).toMatchObject({ accepted: false, permanent: false })
})
