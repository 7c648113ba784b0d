/** A club whose gates are all open: a room, a coach with papers, checked premises, a lesson every Monday. */
import { sql } from 'kysely'
import { aClub, SYSTEM } from '../../../test/city.ts'
import { type Database, inTransaction } from '../../platform/db/database.ts'
import { recordEvidence } from '../providers/record-evidence.ts'
import type { Setting } from '../territories/setting.ts'
import { addCoach } from './keep-coach.ts'
import { addRoom } from './keep-room.ts'
import { recordCoachEvidence } from './record-coach-evidence.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

export async function aTaughtClub(
  database: Database,
  setting: Setting,
  options: Parameters<typeof aClub>[2] = {},
) {
  const club = await aClub(database, setting, options)
  const { providerId, groupId } = club
  return inTransaction(database, async tx => {
    const roomId = await addRoom(tx, SYSTEM, setting, { providerId, name: 'Зал', capacity: 60 })
    const coachId = await addCoach(tx, SYSTEM, setting, {
      providerId,
      fullName: 'Бапкер Сынақ',
      startedOn: day('2026-01-05'),
    })
    await recordCoachEvidence(tx, SYSTEM, setting, {
      coachId,
      kind: 'no-conviction',
      reference: 'Анықтама № 1',
      checkedOn: day('2026-06-01'),
      validTo: null,
    })
    await recordEvidence(tx, SYSTEM, setting, {
      providerId,
      requirement: 'premises',
      reference: 'Акт № 1',
      checkedOn: day('2026-06-01'),
      validTo: null,
    })
    // The timetable is another room's, which stands above this one.
    await sql`
      insert into timetable_slot (group_id, weekday, starts_at, ends_at, room_id, coach_id, valid_from)
      values (${groupId}, 1, '15:00', '16:00', ${roomId}, ${coachId}, '2026-01-05')`.execute(tx)
    return { ...club, roomId, coachId }
  })
}
