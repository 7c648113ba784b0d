/** A kindergarten with an approved act, a confirmed account, a payer, and two operators who send it. */
import { sql } from 'kysely'
import type { TestDatabase } from '../../../test/database.ts'
import { composeIban } from '../../base/iban.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { OFFICER, twoChildren } from '../attendance/submitted-month.fixture.ts'
import { approveAct } from './approve-act.ts'
import { decideAccount, enterAccount } from './enter-account.ts'
import { keepPayer } from './keep-payer.ts'
import { makeBatch } from './make-batch.ts'
import { prepareAct } from './prepare-act.ts'
import { releaseBatch } from './release-batch.ts'
import { signAct } from './sign-act.ts'

const staff = (staffId: bigint, role: 'officer' | 'operator'): Actor => ({
  kind: 'staff',
  staffId,
  role,
  territory: 'taraz',
})
export const SECOND = staff(2n, 'officer')
export const MAKER = staff(11n, 'operator')
export const RELEASER = staff(12n, 'operator')
export const PAYER = { territory: 'taraz', programme: 'preschool' } as const

let accounts = 0

export function anIban(): string {
  accounts += 1
  return composeIban(`999${String(accounts).padStart(13, '0')}`)
}

export async function approvedAct(db: TestDatabase) {
  const made = await twoChildren(db)
  const { town, group } = made
  const { setting, act } = town
  const { providerId } = made.one.contract

  const given = (iban: string) => ({
    providerId,
    iban,
    bic: 'HSBKKZKX',
    holder: '«Балбөбек» балабақшасы & Ко',
    validFrom: setting.clock.today(),
  })

  async function aConfirmedAccount(iban = anIban()): Promise<bigint> {
    const accountId = await act(tx => enterAccount(tx, group.provider, setting, given(iban)))
    await act(tx => decideAccount(tx, OFFICER, setting, { accountId, confirm: true }))
    return accountId
  }

  const aPayer = () =>
    act(tx =>
      keepPayer(tx, MAKER, setting, {
        ...PAYER,
        iban: anIban(),
        bic: 'KKMFKZ2A',
        name: 'Тараз қаласы қаржы орталығы',
        bin: '240190000014',
        knp: '853',
      }),
    )

  /** Prepared by one officer, signed, approved by another. */
  async function anApprovedAct(month = '2026-09'): Promise<{ number: string; totalTiyn: bigint }> {
    const { number } = await act(tx =>
      prepareAct(tx, OFFICER, setting, { providerId, month: Temporal.PlainYearMonth.from(month) }),
    )
    const seen = await actOf(number)
    await act(tx => signAct(tx, group.provider, setting, seen))
    await act(tx => approveAct(tx, SECOND, setting, seen))
    return seen
  }

  async function actOf(number: string) {
    const { rows } = await sql<{
      id: bigint
      number: string
      totalTiyn: bigint
      state: string
    }>`select id, number, total_tiyn as "totalTiyn", state from act where number = ${number}`.execute(
      db.app,
    )
    const [row] = rows
    if (row === undefined) throw new Error('the act')
    return row
  }

  const collect = (acts: readonly string[], actor = MAKER) =>
    act(tx => makeBatch(tx, actor, setting, { ...PAYER, acts }))
  const release = (batch: string, actor = RELEASER) =>
    act(tx => releaseBatch(tx, actor, setting, batch))

  async function paymentsOf(batch: string) {
    const { rows } = await sql<{ number: string; state: string; amountTiyn: bigint }>`
      select payment.number, payment.state, amount_tiyn as "amountTiyn" from payment
      join payment_batch on payment_batch.id = batch_id where payment_batch.number = ${batch} order by payment.id`.execute(
      db.app,
    )
    return rows
  }

  /** Both months answered, the act of September approved on the 8th of October. */
  async function aTown() {
    await made.submitMonth()
    await made.answer(made.one)
    await made.answer(made.other)
    town.goTo('2026-10-08')
    await aPayer()
    return anApprovedAct()
  }

  return {
    ...made,
    given,
    aConfirmedAccount,
    aPayer,
    anApprovedAct,
    actOf,
    collect,
    release,
    paymentsOf,
    aTown,
  }
}
