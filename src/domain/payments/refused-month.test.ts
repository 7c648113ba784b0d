/** A month that an officer refused to pay stays unpaid for ever, also where the child was in another group in the same month. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { closeAnswerTime, decideLine } from '../attendance/close-answer-time.ts'
import { OFFICER } from '../attendance/submitted-month.fixture.ts'
import { approvedAct } from './approved-act.fixture.ts'
import { selectPayableLines } from './payable-line-queries.ts'

const db = useDatabase()

test('what was refused and settled counts for nothing beside another group of the child', async () => {
  const made = await approvedAct(db)
  await made.submitMonth()
  const { act, setting, goTo, lineOf } = made.town
  await made.answer(made.one, [made.claim(3, 'absent')])
  goTo('2026-10-08')
  const refused = await lineOf(made.other)
  const system: Actor = { kind: 'system', name: 'test' }
  await act(tx => closeAnswerTime(tx, system, setting, refused.id))
  const no = { lineId: refused.id, pay: false, words: 'Бала басқа қалада тұрады' }
  await act(tx => decideLine(tx, OFFICER, setting, no))
  await made.anApprovedAct()
  expect((await lineOf(made.other)).state).toBe('settled')
  expect((await lineOf(made.one)).state).toBe('disputed')

  const undo = new Error('undo')
  await inTransaction(db.owner, async tx => {
    // Both groups become those of one child.
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`alter table enrolment drop constraint enrolment_no_overlap`.execute(tx)
    await sql`update enrolment set child_id =
      (select child_id from enrolment where id = ${made.one.enrolmentId})`.execute(tx)
    const { providerId } = made.one.contract
    const month = Temporal.PlainDate.from('2026-09-01')
    const lines = await selectPayableLines(tx, providerId, month)
    expect(lines.map(line => [line.lineId === refused.id, line.confirmed])).toEqual(
      expect.arrayContaining([
        [true, false],
        [false, true],
      ]),
    )
    throw undo
  }).catch((error: unknown) => {
    if (error !== undo) throw error
  })
})
