/** Replay finds every offer that did not go to the one whose turn it was, and accuses nobody wrongly. */
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { sealIteration } from '../domain/iterations/bundle.ts'
import { anInput, SmallCity } from './small-city.fixture.ts'
import { aFolder, removeFolders, writeInto } from './small-log.fixture.ts'
import { verify } from './verify.ts'

afterAll(removeFolders)

const A = 'K7M-4PX-92T'
const B = 'AAA-222-333'
const C = 'TTT-777-888'
const three = () =>
  [
    { id: B, submittedAt: '200' },
    { id: A, submittedAt: '100' },
    { id: C, submittedAt: '300' },
  ].sort((x, y) => (x.id < y.id ? -1 : 1))

/** Three waiting children, money for two. */
const aCity = () => new SmallCity().budget('0', '2500').submit(A, 100).submit(B, 200).submit(C, 300)

type Found = { code: string; message: string; application?: string }

async function replayed(city: SmallCity, folder = city.write(aFolder())) {
  const { code, text } = await verify([
    'replay',
    folder,
    '--pins',
    join(aFolder(), 'pins'),
    '--json',
  ])
  const answer = JSON.parse(text) as {
    ok: boolean
    problems: Found[]
    undecidable: number
    notes: string[]
    offers: number
    iterations: number
    applications: number
  }
  expect(code).toBe(answer.ok ? 0 : 2)
  return answer
}

const found = async (city: SmallCity) =>
  (await replayed(city)).problems.map(({ code, application }) =>
    [code, application].join(' ').trim(),
  )

/** What is left after two offers of 1 000 tiyn each. */
const second = (candidates = [{ id: C, submittedAt: '300' }], money = 500) =>
  anInput(candidates, money, { iterationNumber: 2 })

describe('an honest city is right', () => {
  test('offers in the order of turns, and every step of a life', async () => {
    const city = aCity().hold(anInput(three(), 2500))
    city.add('voucher.closed', {
      voucher: `V-${A}`,
      territory: 'taraz',
      event: 'cancelled',
      state: 'closed',
    })
    city.add('application.claim-decided', {
      application: A,
      outcome: 'rejected',
      before: 'general/3',
      after: 'priority/3',
    })
    city.step('queued', A).step('stopped', C).step('released', C)
    city.add('voucher.lapsed', {
      voucher: `V-${B}`,
      territory: 'taraz',
      event: 'choice-missed',
      state: 'lapsed',
    })
    city.step('inactive', B).step('restored', B).step('stopped', B)
    city.budget('2500', '3500')
    city.add('application.category-changed', {
      application: C,
      territory: 'taraz',
      before: 'general/3',
      after: 'general/4',
      year: 2026,
    })
    city
      .submit('EEE-222-222', 400, 'general/2')
      .submit('HHH-222-222', 500)
      .step('archived', 'HHH-222-222')
    const applications = [
      { id: A, submittedAt: '100', tier: 'priority' as const },
      { id: C, submittedAt: '300', cohort: '4' },
    ]
    city.hold(anInput(applications, 3500, { iterationNumber: 2, excluded: ['EEE-222-222'] }))
    const answer = await replayed(city)
    expect(answer).toMatchObject({
      ok: true,
      iterations: 2,
      offers: 3,
      undecidable: 0,
      problems: [],
    })
  })

  test('who came while the iteration was being held may be in it or not', async () => {
    for (const candidates of [three(), three().filter(({ id }) => id !== C)]) {
      const city = aCity().hold(anInput(candidates, 2500), 3)
      expect(await replayed(city)).toMatchObject({ ok: true, undecidable: 1 })
    }
    const late = aCity().step('archived', C).budget('2500', '9000')
    expect(await replayed(late.hold(anInput(three(), 2500), 4))).toMatchObject({
      ok: true,
      undecidable: 1,
    })
  })

  test('an iteration that did not see the log yet has seen the offers of the one before', async () => {
    const city = aCity().hold(anInput(three(), 2500)).hold(second(), 4)
    expect(await replayed(city)).toMatchObject({ ok: true })
    const again = aCity()
      .hold(anInput(three(), 2500))
      .hold(
        second([
          { id: A, submittedAt: '100' },
          { id: C, submittedAt: '300' },
        ]),
        4,
      )
    expect(await found(again)).toContain(`not-in-queue ${A}`)
  })

  test('a leaf without logSize leaves open what it saw, but not who takes part', async () => {
    const without = ({ logSize: _, ...facts }: Record<string, string | number>) => facts
    const city = aCity().hold(anInput(three().slice(0, 2), 2500), 0, without)
    expect(await replayed(city)).toMatchObject({ ok: true })
  })
})

describe('a dishonest one is found and named', () => {
  test('an application passed over', async () => {
    const city = aCity().hold(
      anInput(
        three().filter(({ id }) => id !== A),
        2500,
      ),
    )
    const { problems } = await replayed(city)
    expect(problems).toMatchObject([{ code: 'passed-over', application: A }])
    expect(problems[0]?.message).toBe(
      `${A} stood in the queue and was left out of iteration 1 of preschool in taraz: its turn was passed over`,
    )
  })

  test.each([
    ['tier', { tier: 'out-of-turn' as const }],
    ['cohort', { cohort: '4' }],
    ['kind', { kind: 'special' as const }],
    ['settlement', { settlement: 'shu' }],
    ['submittedAt', { submittedAt: '1' }],
  ])('a %s changed without a leaf', async (field, change) => {
    const input = anInput(
      three().map(c => (c.id === C ? { ...c, ...change } : c)),
      2500,
    )
    const costs = [...input.costs, { cohort: '3', kind: 'special' as const, costTiyn: '1000' }]
    expect(await found(aCity().hold({ ...input, costs }))).toEqual([`${field}-differs ${C}`])
  })

  test('a ghost who was never submitted, and one who had left the queue', async () => {
    const ghost = anInput([...three(), { id: 'XXX-999-999', submittedAt: '1' }], 2500)
    expect(await found(aCity().hold(ghost))).toEqual([
      'not-in-queue XXX-999-999',
      'step-unknown XXX-999-999',
    ])
    const gone = aCity().step('stopped', C).hold(anInput(three(), 2500))
    expect(await found(gone)).toEqual([`not-in-queue ${C}`])
  })

  test('a bundle altered by one place, removed, or another one', async () => {
    const city = aCity().hold(anInput(three(), 2500))
    const [hash = '', text = ''] = [...city.bundles][0] ?? []
    for (const wrong of [
      text.replace('"free":10', '"free":9'),
      text.replace('"poolLeft":9', '"poolLeft":8'),
      'x',
    ]) {
      const folder = city.write(aFolder())
      writeInto(folder, `bundle/${hash}`, wrong)
      expect((await replayed(city, folder)).problems).toMatchObject([{ code: 'bundle-altered' }])
    }
    city.bundles.clear()
    expect(await found(city)).toEqual(['bundle-missing'])
    const other = anInput(three(), 2500, { iterationNumber: 5 })
    const number = (facts: Record<string, string | number>) => ({
      ...facts,
      ...('number' in facts ? { number: 1 } : {}),
    })
    expect(await found(aCity().hold(other, 4, number))).toContain('bundle-altered')
  })

  test('a result that does not follow from the rules', async () => {
    const input = anInput(three(), 2500)
    const wrong = sealIteration({
      ...input,
      applications: three().map(c => ({
        ...input.applications[0],
        ...c,
        submittedAt: c.id === C ? '1' : c.submittedAt,
      })) as never,
    })
    const right = sealIteration(input)
    const text = JSON.stringify({
      ...JSON.parse(right.text),
      result: wrong.result,
      resultHash: wrong.resultHash,
    })
    const sealed = { ...right, result: wrong.result, resultHash: wrong.resultHash, text }
    expect(new Set(await found(aCity().hold(input, 4, facts => facts, sealed)))).toEqual(
      new Set([
        'decision-differs',
        `offer-not-due ${C}`,
        `offer-missing ${B}`,
        `offer-differs ${A}`,
      ]),
    )
  })

  test('an offer without a decision, and a decision without an offer', async () => {
    const input = anInput(three(), 2500)
    const extra = aCity()
      .hold(input)
      .step('offered', C, { voucher: 'V-9', iteration: 1, sequence: 3, costTiyn: '1000' })
    expect(await found(extra)).toEqual([`offer-not-due ${C}`])
    const missing = aCity().hold(input, 4, facts => (facts.application === B ? undefined : facts))
    expect(await found(missing)).toEqual([`offer-missing ${B}`])
    const dear = aCity().hold(input, 4, facts =>
      'costTiyn' in facts ? { ...facts, costTiyn: '900' } : facts,
    )
    expect(await found(dear)).toEqual([`offer-differs ${A}`, `offer-differs ${B}`])
  })

  test('more money than the budget, and less', async () => {
    for (const money of [2501, 2499]) {
      expect(await found(aCity().hold(anInput(three(), money)))).toEqual(['money-differs'])
    }
    const spent = aCity().hold(anInput(three(), 2500)).hold(second(undefined, 1500))
    expect(await found(spent)).toEqual(['money-differs'])
    expect(await found(aCity().budget('2400', '9000'))).toEqual(['budget-gap'])
  })

  test('an iteration that is missing, steps that no rule knows, a category that no leaf gave', async () => {
    expect(await found(aCity().hold(anInput(three(), 2500, { iterationNumber: 2 })))).toEqual([
      'iteration-gap',
    ])
    expect(await found(aCity().step('restored', A))).toEqual([`step-unknown ${A}`])
    expect(await found(aCity().submit(A, 1))).toEqual([`step-unknown ${A}`])
    const gap = {
      application: A,
      outcome: 'confirmed',
      before: 'priority/3',
      after: 'out-of-turn/3',
    }
    expect(await found(aCity().add('application.claim-decided', gap))).toEqual([
      `category-gap ${A}`,
    ])
  })

  test('a child kept out as too young though younger ones take part', async () => {
    const city = aCity().submit('EEE-222-222', 50, 'general/4')
    expect(await found(city.hold(anInput(three(), 2500, { excluded: ['EEE-222-222'] })))).toEqual([
      'excluded-wrongly EEE-222-222',
    ])
  })
})
