/** A kindergarten whose families have a submitted month to confirm, and then may rate. */
import { sql } from 'kysely'
import type { TestDatabase } from '../../../test/database.ts'
import { aStaffId } from '../../../test/office.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { answerLine } from '../attendance/answer-line.ts'
import { attendedMonths, type Pupil, refusalOf } from '../attendance/attended-month.fixture.ts'
import { guardianOf } from '../attendance/submitted-month.fixture.ts'
import { answerText } from './answer-text.ts'
import { findWatchedTexts, type RatingText } from './find-ratings.ts'
import { type GiveRating, giveRating } from './give-rating.ts'
import { type HideText, hideText, showTextAgain } from './hide-text.ts'
import type { Scores } from './rating.ts'

/** The same score for everything that the rules ask for. */
export const all = (score: number): Scores => ({
  care: score,
  safety: score,
  food: score,
  premises: score,
  openness: score,
})

export async function aKindergartenToRate(db: TestDatabase, children: number) {
  const town = attendedMonths(db)
  const { act, setting } = town
  const group = await town.aGroup(children)
  await town.aMarkedMonth(group)
  await town.submit(group.provider, group.groupId)
  const { rows } = await sql<{ id: bigint; bin: string }>`
    select provider.id, bin from provider join provider_group on provider_id = provider.id
    where provider_group.id = ${group.groupId}`.execute(db.owner)
  const { id: providerId = 0n, bin = '' } = rows[0] ?? {}
  const staffId = await aStaffId(db, 'officer')
  const officer: Actor = { kind: 'staff', staffId, role: 'officer', territory: 'taraz' }

  async function confirm(pupil: Pupil): Promise<void> {
    const { id: lineId, days: seenDays } = await town.lineOf(pupil)
    await act(tx => answerLine(tx, guardianOf(pupil), setting, { lineId, seenDays, disputed: [] }))
  }

  /** The code of the refusal, or undefined. */
  const give = (pupil: Pupil, input: Partial<GiveRating> = {}, actor = guardianOf(pupil)) =>
    refusalOf(
      act(tx =>
        giveRating(tx, actor, setting, {
          number: pupil.application.number,
          bin,
          scores: all(4),
          words: '',
          ...input,
        }),
      ),
    )

  /** What stands first in the list of the office. */
  async function newestText(): Promise<RatingText> {
    const [text] = await findWatchedTexts(db.app, officer, 'all', { limit: 1, offset: 0 })
    if (text === undefined) throw new Error('a text')
    return text
  }

  const hide = (textId: bigint, input: Partial<HideText> = {}, actor: Actor = officer) =>
    refusalOf(
      act(tx =>
        hideText(tx, actor, setting, {
          textId,
          reason: 'personal-data',
          words: 'Тәрбиешінің аты-жөнін алып тастаңыз',
          ...input,
        }),
      ),
    )
  const show = (textId: bigint, actor: Actor = officer) =>
    refusalOf(act(tx => showTextAgain(tx, actor, setting, textId)))
  const answer = (textId: bigint, words = 'Рахмет, ескереміз', actor = group.provider) =>
    refusalOf(act(tx => answerText(tx, actor, setting, { textId, words })))

  return {
    town,
    setting,
    pupils: group.pupils,
    provider: group.provider,
    place: { id: providerId, territory: 'taraz', programme: 'preschool' as const },
    bin,
    officer,
    confirm,
    give,
    newestText,
    hide,
    show,
    answer,
  }
}

export type RatedKindergarten = Awaited<ReturnType<typeof aKindergartenToRate>>

/** Leaves of ratings in their order, with what each says openly. */
export async function ratingLeaves(db: TestDatabase) {
  const result = await sql<{ kind: string; leaf: string; fields: unknown }>`
    select kind, leaf, fields from journal_entry join journal_private on entry_id = id
    where kind like 'rating.%' order by id`.execute(db.app)
  return result.rows.map(row => ({
    kind: row.kind,
    facts: (JSON.parse(row.leaf) as { facts: Record<string, unknown> }).facts,
    leaf: row.leaf,
    fields: row.fields as Record<string, unknown>,
  }))
}
