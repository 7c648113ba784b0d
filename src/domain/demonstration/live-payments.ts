/** From acts to the bank and back in the demonstration: four eyes each time, a closed account, a payment that did not arrive. */
import { sha256Hex } from '../../base/digest.ts'
import { composeIban } from '../../base/iban.ts'
import { approveAct } from '../payments/approve-act.ts'
import type { BankAnswer } from '../payments/bank-answer.ts'
import { confirmReceipt } from '../payments/confirm-receipt.ts'
import { decideAccount, enterAccount } from '../payments/enter-account.ts'
import { keepPayer } from '../payments/keep-payer.ts'
import { makeBatch, withdrawBatch } from '../payments/make-batch.ts'
import { releaseBatch } from '../payments/release-batch.ts'
import { signAct } from '../payments/sign-act.ts'
import { takeAnswer } from '../payments/take-answer.ts'
import { selectHeads } from './demonstration-queries.ts'
import { inStory, type MonthStory } from './month-story.ts'
import { type StoryPayment, selectStoryActs, selectStoryPayments } from './payment-story-queries.ts'
import { headOf } from './town.ts'

const queueOf = ({ town: { territory, programme } }: MonthStory) => ({ territory, programme })
/** Of no bank: 999 is nobody's code. */
const ibanOf = (serial: bigint | number) => composeIban(`999${String(serial).padStart(13, '0')}`)

/** The payer and an account of each kindergarten, entered by it and confirmed by the office. */
export async function openAccounts(scene: MonthStory): Promise<void> {
  const { providers, story, town } = scene
  const { name, bin, account } = town.payer
  const payer = { iban: ibanOf(account), bic: 'KKMFKZ2A', bin, knp: '853' }
  await inStory(scene, tx =>
    keepPayer(tx, scene.town.operator, story, { ...queueOf(scene), ...payer, name }),
  )
  for (const providerId of providers) {
    const id = await giveAccount(scene, providerId, providerId)
    await inStory(scene, tx =>
      decideAccount(tx, scene.town.officer, story, { accountId: id, confirm: true }),
    )
  }
}

/** Another account of the kindergarten; somebody of the office will look at it. */
export async function giveAccount(
  scene: MonthStory,
  providerId: bigint,
  serial: bigint,
): Promise<bigint> {
  const { database, story } = scene
  const today = story.clock.today()
  const heads = await selectHeads(database, scene.town.territory, today)
  const head = heads.find(one => one.providerId === providerId) ?? scene.town.officer
  return inStory(scene, tx =>
    enterAccount(tx, head, story, {
      providerId,
      iban: ibanOf(100_000n + serial),
      bic: 'HSBKKZKX',
      holder: 'Балабақша',
      validFrom: today,
    }),
  )
}

export async function decideOnAccount(
  scene: MonthStory,
  accountId: bigint,
  confirm: boolean,
): Promise<void> {
  await inStory(scene, tx =>
    decideAccount(tx, scene.town.officer, scene.story, { accountId, confirm }),
  )
}

/** Kindergartens by their place in the story; the rest have not got to it yet. */
export async function signActs(
  scene: MonthStory,
  month: Temporal.PlainYearMonth,
  places: readonly number[],
): Promise<void> {
  for (const act of await actsOf(scene, month, places, 'draft')) {
    await inStory(scene, tx => signAct(tx, headOf(scene.town, act), scene.story, act))
  }
}

export async function approveActs(
  scene: MonthStory,
  month: Temporal.PlainYearMonth,
  places: readonly number[],
): Promise<void> {
  for (const act of await actsOf(scene, month, places, 'signed')) {
    await inStory(scene, tx => approveAct(tx, scene.town.chief, scene.story, act))
  }
}

async function actsOf(
  scene: MonthStory,
  month: Temporal.PlainYearMonth,
  places: readonly number[],
  state: string,
) {
  const providers = places.flatMap(place => scene.providers[place] ?? [])
  const acts = await selectStoryActs(scene.database, providers, month)
  return acts.filter(act => act.state === state)
}

/** Undefined where there is nothing to send. */
export async function collect(
  scene: MonthStory,
  month: Temporal.PlainYearMonth,
  places: readonly number[],
): Promise<string | undefined> {
  const found = [
    ...(await actsOf(scene, month, places, 'approved')),
    ...(await actsOf(scene, month, places, 'returned')),
  ]
  const acts = found.filter(act => act.totalTiyn > 0n).map(act => act.number)
  if (acts.length === 0) return undefined
  return inStory(scene, tx =>
    makeBatch(tx, scene.town.operator, scene.story, { ...queueOf(scene), acts }),
  )
}

export async function withdraw(scene: MonthStory, batch: string | undefined): Promise<void> {
  if (batch === undefined) return
  await inStory(scene, tx => withdrawBatch(tx, scene.town.operator, scene.story, batch))
}

export async function release(scene: MonthStory, batch: string | undefined): Promise<void> {
  if (batch === undefined) return
  await inStory(scene, tx => releaseBatch(tx, scene.town.secondOperator, scene.story, batch))
}

export type BankSays = { readonly status: string; readonly reason: string }
export const PAID: BankSays = { status: 'ACSC', reason: '' }
export const CLOSED_ACCOUNT: BankSays = { status: 'RJCT', reason: 'AC04' }
export const ON_ITS_WAY: BankSays = { status: 'ACSP', reason: '' }

/** The bank's file of one batch, as an operator takes it in. `says`: of the kindergarten at a place; else it is paid. */
export async function hearFromBank(
  scene: MonthStory,
  batch: string | undefined,
  says: ReadonlyMap<number, BankSays> = new Map(),
): Promise<void> {
  if (batch === undefined) return
  const { database, story } = scene
  const payments = await selectStoryPayments(database, batch)
  const rows = payments.map((payment, at) => ({
    row: at + 2,
    payment: payment.number,
    ...(says.get(placeOf(scene, payment)) ?? PAID),
    amount: undefined,
  }))
  const sum = { batch: null, count: undefined, controlSum: undefined, group: null }
  const answer: BankAnswer = { form: 'csv', ...sum, rows }
  const sha256 = sha256Hex(rows.map(row => `${row.payment},${row.status},${row.reason}`).join('\n'))
  const file = { batch, name: `${batch}.csv`, sha256, answer }
  await inStory(scene, tx => takeAnswer(tx, scene.town.secondOperator, story, file))
}

const placeOf = ({ providers }: MonthStory, { providerId }: StoryPayment) =>
  providers.indexOf(providerId)

/** `missing`: places of kindergartens whose bank shows no money; `silent`: of those who have not looked. */
export async function receive(
  scene: MonthStory,
  batch: string | undefined,
  { missing, silent }: { readonly missing: readonly number[]; readonly silent: readonly number[] },
): Promise<void> {
  if (batch === undefined) return
  for (const payment of await selectStoryPayments(scene.database, batch)) {
    const place = placeOf(scene, payment)
    if (silent.includes(place)) continue
    const receipt = { payment: payment.number, arrived: !missing.includes(place) }
    await inStory(scene, tx =>
      confirmReceipt(tx, headOf(scene.town, payment), scene.story, receipt),
    )
  }
}
