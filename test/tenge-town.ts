/** A town for the journey of one child's tenge: two kindergartens in September, an office, and operators. */
import { assertDefined } from '../src/base/assert.ts'
import { answerLine } from '../src/domain/attendance/answer-line.ts'
import { attendedMonths, type Pupil } from '../src/domain/attendance/attended-month.fixture.ts'
import { guardianOf } from '../src/domain/attendance/submitted-month.fixture.ts'
import { workingDaysOf } from '../src/domain/attendance/working-month.ts'
import { anIban } from '../src/domain/payments/approved-act.fixture.ts'
import { decideAccount, enterAccount } from '../src/domain/payments/enter-account.ts'
import { signAct } from '../src/domain/payments/sign-act.ts'
import type { Setting } from '../src/domain/territories/setting.ts'
import type { Actor } from '../src/platform/access/actor.ts'
import { inTransaction } from '../src/platform/db/database.ts'
import type { TestDatabase } from './database.ts'
import { aStaffId } from './office.ts'

/**
 * The child was away on the 1st, and on the 2nd only by a slip of the teacher; its kindergarten is marked to the 29th. The
 * month of the other kindergarten is submitted and confirmed.
 */
export async function aTengeTown(db: TestDatabase) {
  const town = attendedMonths(db)
  const group = await town.aGroup(2)
  const other = await town.aGroup(1)
  const child = assertDefined(group.pupils[0], 'a child')
  const neighbour = assertDefined(group.pupils[1], 'another child')
  const stranger = assertDefined(other.pupils[0], 'a child of the other kindergarten')
  const officer = await aStaffId(db, 'officer')
  const second = await aStaffId(db, 'officer')
  const maker = await aStaffId(db, 'operator')
  const releaser = await aStaffId(db, 'operator')
  const confirmer: Actor = { kind: 'staff', staffId: second, role: 'officer', territory: 'taraz' }

  async function markMonths(): Promise<void> {
    for (const day of workingDaysOf(town.setting.calendar, town.month)) {
      town.goTo(day.toString(), '08:40')
      const away = day.day <= 2 ? ({ state: 'absent', reason: 'family' } as const) : {}
      const marks = [town.mark(child, away), town.mark(neighbour)]
      if (day.day < 30) await town.markDay(group.provider, group.groupId, day, marks)
      await town.markDay(other.provider, other.groupId, day, [town.mark(stranger)])
    }
    await town.submit(other.provider, other.groupId)
    const { id: lineId, days: seenDays } = await town.lineOf(stranger)
    const answer = { lineId, seenDays, disputed: [] }
    await town.act(tx => answerLine(tx, guardianOf(stranger), town.setting, answer))
  }

  /** A picture in which all are called alike tells nobody anything. */
  async function nameChildren(): Promise<void> {
    for (const [pupil, full_name] of [
      [child, 'Серікқызы Аяла'],
      [neighbour, 'Бекжан Нұрали'],
    ] as const) {
      const { childId } = pupil.application
      await db.owner.updateTable('person').set({ full_name }).where('id', '=', childId).execute()
    }
  }

  await markMonths()
  await nameChildren()
  return {
    group,
    child,
    neighbour,
    head: group.provider.kind === 'provider' ? group.provider.staffId : 0n,
    officer,
    second,
    maker,
    releaser,
    async phoneOf({ contract }: Pupil): Promise<string> {
      const row = await db.owner
        .selectFrom('person')
        .select('phone')
        .where('id', '=', contract.guardianId)
        .executeTakeFirstOrThrow()
      return row.phone ?? ''
    },
    async signOtherAct(setting: Setting): Promise<void> {
      const seen = await db.owner
        .selectFrom('act')
        .select(['number', 'total_tiyn as totalTiyn'])
        .where('provider_id', '=', stranger.contract.providerId)
        .executeTakeFirstOrThrow()
      await inTransaction(db.app, tx => signAct(tx, other.provider, setting, seen))
    },
    /** A new one, confirmed at once. */
    async enterOtherAccount(setting: Setting): Promise<void> {
      const account = {
        providerId: stranger.contract.providerId,
        iban: anIban(),
        bic: 'HSBKKZKX',
        holder: 'ТОО «Айналайын»',
        validFrom: setting.clock.today(),
      }
      await inTransaction(db.app, async tx => {
        const accountId = await enterAccount(tx, other.provider, setting, account)
        await decideAccount(tx, confirmer, setting, { accountId, confirm: true })
      })
    },
  }
}
