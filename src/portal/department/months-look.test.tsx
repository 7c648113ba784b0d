/** The close of a month in a real browser, with every step and long names: its tables fit a desk, and scroll inside themselves on a phone. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, seriousFindings } from '../../../test/browser.ts'
import { useDatabase } from '../../../test/database.ts'
import { aServedPortal } from '../../../test/served-portal.ts'
import type { ActState } from '../../domain/payments/act.ts'
import type { MonthClose, StagedMonth } from '../../domain/payments/find-month-close.ts'
import { type MonthStage, STAGES } from '../../domain/payments/month-stage.ts'
import { renderPage } from '../layout/render.ts'
import { MonthClosePage } from './months.page.tsx'

const MONTH = Temporal.PlainYearMonth.from('2026-09')
const FIRST = MONTH.toPlainDate({ day: 1 })
const NAMES = [
  [
    '«Тараз қаласы әкімдігінің №41 «Қарлығаш» бөбекжай-балабақшасы» КМҚК',
    'ГККП «Ясли-сад №41 «Карлыгаш» акимата города Тараз»',
  ],
  ['«Айгөлек» балабақшасы', 'Детский сад «Айголек»'],
  ['«Балдәурен Premium Kids» жауапкершілігі шектеулі серіктестігі', 'ТОО «Балдаурен Premium Kids»'],
] as const
const ACTS: readonly string[] = [
  'draft',
  'signed',
  'approved',
  'sent',
  'returned',
  'paid',
] satisfies ActState[]

const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>
beforeAll(async () => {
  portal = await aServedPortal(db.app)
}, 120_000)
afterAll(() => portal?.close())

const isAct = (stage: MonthStage): stage is MonthStage & ActState => ACTS.includes(stage)

function aMonth(stage: MonthStage, index: number): StagedMonth {
  const [nameKk, nameRu] = NAMES[index % NAMES.length] ?? NAMES[0]
  const act = isAct(stage) ? stage : null
  return {
    providerId: BigInt(index + 1),
    bin: `24019000${1000 + index}`,
    nameKk,
    nameRu,
    month: FIRST,
    groups: 12,
    sheets: stage === 'not-submitted' ? 9 : 12,
    lines: 298,
    waiting: 0,
    answered: 241,
    disputed: index % 2 === 0 ? 14 : 0,
    unconfirmed: index % 3 === 0 ? 43 : 0,
    confirmed: 250,
    undecided: 0,
    answerBy: null,
    act,
    actNumber: act === null ? null : `AKT-2026-${index}`,
    totalTiyn: act === null ? null : 1_428_765_432n + BigInt(index),
    preparedBy: act === null ? null : 'staff:1',
    at: { stage, waitsFor: undefined, until: undefined },
    late: index % 4 === 0 ? 15 : 0,
  }
}

function aClose(): MonthClose {
  const day = (number: number) => MONTH.add({ months: 1 }).toPlainDate({ day: number })
  const [nameKk, nameRu] = NAMES[0]
  const named = { bin: '240190001000', nameKk, nameRu }
  return {
    dates: { submitBy: day(3), answerBy: day(8), actBy: day(10), payBy: day(15) },
    providers: STAGES.map(aMonth),
    uncovered: [
      {
        ...named,
        application: 'KZ-7K2M-91QX',
        month: FIRST,
        amountTiyn: 6_800_050n,
        missingTiyn: 1_250_025n,
      },
    ],
    orders: [],
    results: [],
  }
}

function documentOf(language: 'kk' | 'ru'): string {
  return renderPage(
    <MonthClosePage
      frame={{
        language,
        programme: 'preschool',
        path: '/department/months/2026-09',
        query: '',
        audience: 'department',
        assets: portal.deps.assets,
      }}
      territory={{ code: 'taraz', name: language === 'ru' ? 'город Тараз' : 'Тараз қаласы' }}
      choices={[]}
      month={MONTH}
      close={aClose()}
      mayPrepare
      reader="staff:2"
      done={[]}
      refused={[]}
      outcomeText={code => code}
      page={1}
      form={{ language, values: {}, errors: {} }}
      csrfToken="token"
      requestId="request"
    />,
  )
}

test.each([
  ['kk', 360],
  ['ru', 360],
  ['kk', 1280],
  ['ru', 1280],
] as const)('in %s at %d pixels', async (language, width) => {
  const context = await portal.browser.newContext({ viewport: { width, height: 800 } })
  const page = await context.newPage()
  const address = `${portal.origin}/${language}/department/months/2026-09`
  await page.route(address, route =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: documentOf(language) }),
  )
  await page.goto(address)
  await keepPicture(page, `months-${language}-${width}`)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  const hidden = await page
    .locator('.kz-scroll')
    .evaluateAll(frames => frames.map(frame => frame.scrollWidth - frame.clientWidth))
  if (width === 1280) expect(hidden).toEqual(hidden.map(() => 0))
  expect(await seriousFindings(page)).toEqual([])
  await context.close()
})
