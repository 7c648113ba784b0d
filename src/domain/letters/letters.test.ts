/** Letters of a department: who gets one, what reading and answering change, what can never be changed. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aKindergarten } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aStaffId } from '../../../test/office.ts'
import { aProviderStaffId } from '../../../test/provider-desk.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { acknowledgeLetter } from './acknowledge-letter.ts'
import { answerLetter, replyToProvider } from './answer-letter.ts'
import { correctLetter } from './correct-letter.ts'
import {
  countOwnLetters,
  findOwnLetters,
  findRecipients,
  findSentLetters,
  viewLetter,
} from './find-letters.ts'
import { type LetterAsk, standingOf } from './letter.ts'
import { readLetter } from './read-letter.ts'
import { type SendLetter, sendLetter } from './send-letter.ts'

type Desk = Extract<Actor, { kind: 'provider' }>

const db = useDatabase()
const setting = aSetting('2026-11-20T10:00')
const today = setting.clock.today()
const tomorrow = today.add({ days: 1 })
let officer: Actor
let stranger: Actor
let head: Desk
let deputy: Desk
let neighbour: Desk
let elsewhere: bigint

beforeAll(async () => {
  const staffOf = async (territory: string): Promise<Actor> => ({
    kind: 'staff',
    staffId: await aStaffId(db, 'officer', territory),
    role: 'officer',
    territory,
  })
  officer = await staffOf('taraz')
  stranger = await staffOf('shymkent')
  const providerOf = async (territory: string) => {
    await aKindergarten(db.app, setting, { territory, places: { 3: 1 } })
    const newest = await sql<{ id: bigint }>`select max(id) as id from provider`.execute(db.owner)
    return newest.rows[0]?.id ?? 0n
  }
  const deskOf = async (providerId: bigint): Promise<Desk> => ({
    kind: 'provider',
    staffId: await aProviderStaffId(db, providerId),
    providerId,
    territory: 'taraz',
  })
  const mine = await providerOf('taraz')
  head = await deskOf(mine)
  deputy = await deskOf(mine)
  neighbour = await deskOf(await providerOf('taraz'))
  elsewhere = await providerOf('shymkent')
})

const words = { kk: { subject: 'Қысқы дайындық', body: 'Есептеріңізді жіберіңіздер.' } }

function send(changes: Partial<SendLetter> = {}, actor = officer): Promise<string> {
  const asks: LetterAsk = 'acknowledgement'
  const input = { to: { all: 'preschool' as const }, texts: words, asks, answerBy: tomorrow }
  return inTransaction(db.app, tx => sendLetter(tx, actor, setting, { ...input, ...changes }))
}
const open = (actor: Actor, number: string) =>
  inTransaction(db.app, tx => readLetter(tx, actor, setting, number))
const acknowledge = (actor: Actor, number: string) =>
  inTransaction(db.app, tx => acknowledgeLetter(tx, actor, setting, number))
const answer = (actor: Actor, number: string, text: string) =>
  inTransaction(db.app, tx => answerLetter(tx, actor, setting, { number, words: text }))
const counts = (actor: Desk, day = today) => countOwnLetters(db.app, actor, day)
const takenBy = async (number: string, filter: 'all' | 'unread' | 'waiting' | 'done' | 'answers') =>
  (await findRecipients(db.app, officer, number, { filter, limit: 50, offset: 0 })).map(
    one => one.providerId,
  )
const sentOf = (day: Temporal.PlainDate, filter: 'all' | 'overdue' | 'waiting' | 'answers') =>
  findSentLetters(db.app, officer, day, { filter, providerId: undefined, limit: 100, offset: 0 })

test('a letter to all reaches those on the list of the territory, and nobody beyond it', async () => {
  const number = await send()
  expect(await takenBy(number, 'all')).toEqual([head.providerId, neighbour.providerId])
  await expect(viewLetter(db.app, stranger, number)).rejects.toThrow('not found')
  expect(
    await findSentLetters(db.app, stranger, today, {
      filter: 'all',
      providerId: undefined,
      limit: 10,
      offset: 0,
    }),
  ).toEqual([])
})

test('one kindergarten of another territory cannot be written to, nor can a family or a kindergarten write', async () => {
  await expect(send({ to: { providerId: elsewhere } })).rejects.toThrow('letter.send')
  await expect(send({}, head)).rejects.toThrow('letter.send')
  await expect(send({}, { kind: 'guardian', personId: 1n })).rejects.toThrow('letter.send')
})

test('a letter without a whole text, or with a day that has passed, is not sent', async () => {
  await expect(send({ texts: {} })).rejects.toThrow('bad input')
  await expect(send({ texts: { ru: { subject: 'Тема', body: '  ' } } })).rejects.toThrow('bodyRu')
  await expect(send({ answerBy: today.subtract({ days: 1 }) })).rejects.toThrow('letter/day-passed')
  await expect(send({ answerBy: today })).resolves.toMatch(/-/)
})

test('reading is each person’s own, taking note is the kindergarten’s, and a second tap changes nothing', async () => {
  const number = await send({ to: { providerId: head.providerId } })
  const before = [await counts(head), await counts(deputy)]
  await open(head, number)
  await open(head, number)
  expect((await counts(head)).unread).toBe((before[0]?.unread ?? 0) - 1)
  expect(await counts(deputy)).toEqual(before[1])
  expect(await takenBy(number, 'unread')).toEqual([])
  await acknowledge(deputy, number)
  const at = (await open(head, number)).own.acknowledgedAt
  setting.clock.advance({ minutes: 5 })
  await acknowledge(head, number)
  expect((await open(head, number)).own.acknowledgedAt).toEqual(at)
  expect((await counts(head)).waiting).toBe((before[0]?.waiting ?? 0) - 1)
  expect(await takenBy(number, 'done')).toEqual([head.providerId])
})

test('who comes later finds unread only what nobody of the kindergarten had read, and what is new', async () => {
  const read = await send({ to: { providerId: head.providerId } })
  await open(head, read)
  const unread = await send({ to: { providerId: head.providerId } })
  setting.clock.advance({ seconds: 1 })
  const newcomer = { ...head, staffId: await aProviderStaffId(db, head.providerId) }
  await sql`update staff set created_at = ${setting.clock.now()} where id = ${newcomer.staffId}`.execute(
    db.owner,
  )
  const fresh = await send({ to: { providerId: head.providerId } })
  const own = await findOwnLetters(db.app, newcomer, { limit: 100, offset: 0 })
  const isUnread = (number: string) => own.find(one => one.number === number)?.unread
  expect([isUnread(read), isUnread(unread), isUnread(fresh)]).toEqual([false, true, true])
})

test('a kindergarten that was not written to finds no such letter', async () => {
  const number = await send({ to: { providerId: head.providerId } })
  await expect(open(neighbour, number)).rejects.toThrow('not found')
  await expect(acknowledge(neighbour, number)).rejects.toThrow('not found')
  await expect(answer(neighbour, number, 'Сәлем')).rejects.toThrow('not found')
})

test('where a letter asks for an answer, taking note is refused and only an answer fulfils it', async () => {
  const number = await send({ to: { providerId: head.providerId }, asks: 'answer' })
  await expect(acknowledge(head, number)).rejects.toThrow('letter/not-asked')
  expect(await takenBy(number, 'waiting')).toEqual([head.providerId])
  await answer(head, number, 'Есеп дайын.')
  expect(await takenBy(number, 'waiting')).toEqual([])
  expect(await takenBy(number, 'answers')).toEqual([head.providerId])
  expect((await sentOf(today, 'answers')).map(one => one.number)).toContain(number)
})

test('what the department says below an answer is unread again, for those who had read before too', async () => {
  const number = await send({ to: { providerId: head.providerId }, asks: 'answer' })
  await answer(head, number, 'Қай үлгімен жазамыз?')
  const unreadBefore = (await counts(head)).unread
  await inTransaction(db.app, tx =>
    replyToProvider(tx, officer, setting, {
      number,
      providerId: head.providerId,
      words: 'Былтырғы үлгімен.',
    }),
  )
  expect((await counts(head)).unread).toBe(unreadBefore + 1)
  expect(await takenBy(number, 'answers')).toEqual([])
  const { replies } = await open(head, number)
  expect(replies.map(one => [one.byProvider, one.words])).toEqual([
    [true, 'Қай үлгімен жазамыз?'],
    [false, 'Былтырғы үлгімен.'],
  ])
  expect((await counts(head)).unread).toBe(unreadBefore)
})

test('the day itself is in time; after it the letter stands first on the list of the office', async () => {
  const number = await send({ answerBy: today })
  await send({ asks: 'nothing', answerBy: null })
  expect((await sentOf(today, 'overdue')).map(one => one.number)).not.toContain(number)
  const late = await sentOf(tomorrow, 'all')
  expect(late[0]?.overdue).toBe(true)
  expect(late.at(-1)?.overdue).toBe(false)
  expect((await sentOf(tomorrow, 'overdue')).map(one => one.number)).toContain(number)
  expect((await counts(neighbour, tomorrow)).overdue).toBeGreaterThan(0)
})

test('what is asked stands as done, waiting, overdue or as nothing', () => {
  const letter = { asks: 'answer' as const, answerBy: today, correctedBy: null }
  expect(standingOf(letter, false, today)).toBe('waiting')
  expect(standingOf(letter, false, tomorrow)).toBe('overdue')
  expect(standingOf(letter, true, tomorrow)).toBe('done')
  expect(standingOf({ ...letter, correctedBy: 'X' }, false, tomorrow)).toBe('none')
  expect(standingOf({ ...letter, asks: 'nothing' }, false, tomorrow)).toBe('none')
})

test('a correction goes to those who have the old letter, which then waits for nobody', async () => {
  const old = await send({ to: { providerId: neighbour.providerId } })
  const before = await counts(neighbour)
  const correction = { number: old, texts: words, asks: 'nothing' as const, answerBy: null }
  const correct = (input = correction) =>
    inTransaction(db.app, tx => correctLetter(tx, officer, setting, input))
  const newer = await correct()
  expect(await takenBy(newer, 'all')).toEqual([neighbour.providerId])
  expect((await viewLetter(db.app, officer, old)).letter.correctedBy).toBe(newer)
  expect((await viewLetter(db.app, officer, newer)).letter.corrects).toBe(old)
  const after = await counts(neighbour)
  expect(after).toEqual({ ...before, waiting: before.waiting - 1 })
  await expect(correct()).rejects.toThrow('letter/corrected-already')
  await expect(correct({ ...correction, number: newer })).resolves.toMatch(/-/)
  const own = await findOwnLetters(db.app, neighbour, { limit: 50, offset: 0 })
  expect(own.find(one => one.number === old)?.unread).toBe(false)
})

test('the database itself keeps letters, readers and what was asked', async () => {
  const number = await send({
    to: { providerId: head.providerId },
    asks: 'nothing',
    answerBy: null,
  })
  const { letter } = await viewLetter(db.app, officer, number)
  const write = (query: ReturnType<typeof sql>) => query.execute(db.app)
  await expect(write(sql`update provider_letter set body_kk = 'x'`)).rejects.toThrow('denied')
  await expect(
    write(sql`insert into provider_letter_acknowledgement (letter_id, provider_id, staff_id, acknowledged_at)
      values (${letter.id}, ${head.providerId}, ${head.staffId}, now())`),
  ).rejects.toThrow('provider_letter_acknowledgement_asked_fk')
  await expect(
    write(sql`insert into provider_letter_reading (letter_id, provider_id, staff_id, read_at)
      values (${letter.id}, ${head.providerId}, ${neighbour.staffId}, now())`),
  ).rejects.toThrow('provider_letter_reading_staff_fk')
  await expect(
    write(sql`insert into provider_letter (number, territory_code, programme, asks, to_all, sent_at, sent_by)
      select 'X', territory_code, programme, 'nothing', false, sent_at, sent_by from provider_letter limit 1`),
  ).rejects.toThrow('provider_letter_some_language')
})

test('the journal says that a letter was sent and taken note of, and its words only under a salt', async () => {
  const number = await send({ to: { providerId: head.providerId } })
  await acknowledge(head, number)
  const rows = await sql<{ kind: string; leaf: string }>`
    select kind, leaf from journal_entry where about = ${`letter:${number}`} order by id`.execute(
    db.owner,
  )
  expect(rows.rows.map(row => row.kind)).toEqual(['letter.sent', 'letter.acknowledged'])
  expect(rows.rows.map(row => row.leaf).join('')).not.toContain('дайындық')
})
