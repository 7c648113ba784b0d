/** A town for the journey of a universal voucher: two clubs with lessons twice a week, a family in the queue, an office that pays. */

import { sha256Hex } from '../src/base/digest.ts'
import { aTaughtClub } from '../src/domain/activities/taught-club.fixture.ts'
import { markGroups } from '../src/domain/attendance/mark-groups.ts'
import { holdIteration } from '../src/domain/iterations/hold-iteration.ts'
import { keepNorm } from '../src/domain/ledger/norm.ts'
import { addSlot } from '../src/domain/lessons/add-slot.ts'
import { anIban } from '../src/domain/payments/approved-act.fixture.ts'
import { decideAccount, enterAccount } from '../src/domain/payments/enter-account.ts'
import { keepPayer } from '../src/domain/payments/keep-payer.ts'
import { makeBatch } from '../src/domain/payments/make-batch.ts'
import { readAnswer } from '../src/domain/payments/read-answer.ts'
import { releaseBatch } from '../src/domain/payments/release-batch.ts'
import { takeAnswer } from '../src/domain/payments/take-answer.ts'
import type { Setting } from '../src/domain/territories/setting.ts'
import type { Actor, StaffRole } from '../src/platform/access/actor.ts'
import { inTransaction, type Tx } from '../src/platform/db/database.ts'
import { bankReport } from './bank.ts'
import { aBudget, SYSTEM, submit } from './city.ts'
import type { TestDatabase } from './database.ts'
import { aStaffId } from './office.ts'
import { aProviderStaffId } from './provider-desk.ts'

const QUEUE = { territory: 'aktobe', programme: 'club' } as const
/** 18 500 tenge for eight lessons a month. */
const NORM_TIYN = 1_850_000n

/** Names by which a picture tells the two apart. */
const NAMES = [
  ['«Жүзу» секциясы', 'Секция плавания'],
  ['«Домбыра» үйірмесі', 'Кружок домбры'],
] as const

export async function aClubTown(db: TestDatabase, setting: Setting) {
  const act = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db.app, work)
  const officer = await aStaffId(db, 'officer', 'aktobe')
  const second = await aStaffId(db, 'officer', 'aktobe')
  const staff = (staffId: bigint, role: StaffRole): Actor => ({
    kind: 'staff',
    staffId,
    role,
    territory: 'aktobe',
  })
  const maker = staff(await aStaffId(db, 'operator', 'aktobe'), 'operator')
  const releaser = staff(await aStaffId(db, 'operator', 'aktobe'), 'operator')

  async function aClubOf([nameKk, nameRu]: readonly [string, string]) {
    const club = await aTaughtClub(db.app, setting, { planned: 8, places: 2 })
    const head = await aProviderStaffId(db, club.providerId, 'aktobe')
    await db.owner
      .updateTable('provider')
      .set({ name_kk: nameKk, name_ru: nameRu })
      .where('id', '=', club.providerId)
      .execute()
    const { providerId } = club
    const actor: Actor = { kind: 'provider', staffId: head, providerId, territory: 'aktobe' }
    await act(tx =>
      addSlot(tx, actor, setting, {
        groupId: club.groupId,
        weekday: 4,
        validFrom: Temporal.PlainDate.from('2026-09-01'),
        startsAt: Temporal.PlainTime.from('15:00'),
        endsAt: Temporal.PlainTime.from('16:00'),
        roomId: club.roomId,
        coachId: club.coachId,
      }),
    )
    return { ...club, nameKk, nameRu, head, actor }
  }

  const swimming = await aClubOf(NAMES[0])
  const dombra = await aClubOf(NAMES[1])
  await aBudget(db.app, setting, { programme: 'club', tenge: 9_000_000 })
  const valid_from = Temporal.PlainDate.from('2025-01-01')
  await act(tx =>
    keepNorm(tx, {
      territory_code: 'aktobe',
      programme: 'club',
      cohort: 10,
      kind: 'general',
      direction: 'sport',
      valid_from,
      monthly_tiyn: NORM_TIYN,
    }),
  )
  const child = await submit(db.app, setting, { programme: 'club' })
  await holdIteration(db.app, SYSTEM, setting, QUEUE)

  return {
    swimming,
    dombra,
    child,
    officer,
    second,
    async phone(): Promise<string> {
      const row = await db.owner
        .selectFrom('person')
        .select('phone')
        .where('id', '=', child.guardianId)
        .executeTakeFirstOrThrow()
      return row.phone ?? ''
    },
    /** As the head of the swimming club does on its page. */
    async mark(day: Temporal.PlainDate, state: 'present' | 'absent'): Promise<void> {
      const { id: enrolmentId } = await db.owner
        .selectFrom('enrolment')
        .select('id')
        .where('group_id', '=', swimming.groupId)
        .executeTakeFirstOrThrow()
      const mark = { enrolmentId, state, reason: null, arrivedAt: null, leftAt: null }
      await act(tx =>
        markGroups(tx, swimming.actor, setting, {
          day,
          groupIds: [swimming.groupId],
          deviceAt: null,
          marks: [{ ...mark, seenRevision: 0, words: null }],
        }),
      )
    },
    /** From the club's account to the bank's answer; the bank's own pages are another journey's. */
    async pay(number: string, amount: string): Promise<void> {
      await act(async tx => {
        const accountId = await enterAccount(tx, swimming.actor, setting, {
          providerId: swimming.providerId,
          iban: anIban(),
          bic: 'HSBKKZKX',
          holder: 'ЖК «Жүзу»',
          validFrom: setting.clock.today(),
        })
        await decideAccount(tx, staff(officer, 'officer'), setting, { accountId, confirm: true })
        await keepPayer(tx, maker, setting, {
          ...QUEUE,
          iban: anIban(),
          bic: 'KKMFKZ2A',
          name: 'Ақтөбе қаласы қаржы орталығы',
          bin: '240190000014',
          knp: '853',
        })
      })
      const batch = await act(tx => makeBatch(tx, maker, setting, { ...QUEUE, acts: [number] }))
      await act(tx => releaseBatch(tx, releaser, setting, batch))
      const payment = await db.owner
        .selectFrom('payment')
        .select('number')
        .executeTakeFirstOrThrow()
      const text = bankReport(batch, [{ number: payment.number, amount, status: 'ACSC' }])
      const answer = await readAnswer(Buffer.from(text))
      const file = { batch, name: 'answer.xml', sha256: sha256Hex(text), answer }
      await act(tx => takeAnswer(tx, maker, setting, file))
    },
  }
}
