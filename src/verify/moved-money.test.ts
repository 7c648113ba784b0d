/** Replay follows the money between two iterations: what a month did not use, what a norm needed, what an end gave back. */
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { anInput, SmallCity } from './small-city.fixture.ts'
import { aFolder, removeFolders } from './small-log.fixture.ts'
import { verify } from './verify.ts'

afterAll(removeFolders)

const CHILD = 'K7M-4PX-92T'

/** One child is offered its voucher of 1 000 out of 2 500; `said`: the money of the second iteration. */
async function problemsOf(
  said: number,
  kind?: string,
  facts: Record<string, string | number> = {},
) {
  const city = new SmallCity().budget('0', '2500').submit(CHILD, 100)
  city.hold(anInput([{ id: CHILD, submittedAt: '100' }], 2500))
  if (kind !== undefined) city.add(kind, { territory: 'taraz', ...facts })
  city.hold(anInput([], said, { iterationNumber: 2 }))
  const pins = join(aFolder(), 'pins')
  const { text } = await verify(['replay', city.write(aFolder()), '--pins', pins, '--json'])
  const { problems } = JSON.parse(text) as { problems: readonly { readonly code: string }[] }
  return problems.map(({ code }) => code)
}

const moved = (tiyn: string) => ({
  programme: 'preschool',
  year: 2026,
  tiyn,
  cause: 'month-settled',
})

test.each([
  ['nothing moved', 1500, undefined, {}],
  ['a month gave something back', 1800, 'budget.moved', moved('300')],
  ['a norm rose', 1300, 'budget.moved', moved('-200')],
  ['another year is another book', 1500, 'budget.moved', { ...moved('300'), year: 2027 }],
  [
    'a voucher ended, but for the month it was used in',
    2200,
    'voucher.closed',
    { voucher: `V-${CHILD}`, event: 'moved-away', state: 'closed', freedTiyn: '700' },
  ],
] as const)('%s: that sum is right, and more or less is not', async (_why, sum, kind, facts) => {
  expect(await problemsOf(sum, kind, facts)).toEqual([])
  expect(await problemsOf(sum + 1, kind, facts)).toEqual(['money-differs'])
  expect(await problemsOf(sum - 1, kind, facts)).toEqual(['money-differs'])
})
