/** What an official posts to erase a family: the ground, a reference that names nobody, the confirmation. Pure. */
import type { Language } from '../../base/language.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { OFFICIAL_GROUNDS } from '../../domain/erasure/erasure.ts'
import { texts } from '../../locales/texts.ts'

type ErasureAnswer = {
  readonly ground: (typeof OFFICIAL_GROUNDS)[number]
  readonly reason: string
}

const LETTERS = { least: 3, most: 200 } as const

export function readErasure(
  value: (name: string) => string,
  language: Language,
): Result<ErasureAnswer, Readonly<Record<string, string>>> {
  const t = texts(language).departmentErasure
  const ground = OFFICIAL_GROUNDS.find(one => one === value('ground'))
  const reason = value('reason')
  const fits = reason.length >= LETTERS.least && reason.length <= LETTERS.most
  const errors = {
    ...(ground === undefined ? { ground: t.chooseGround } : {}),
    ...(fits ? {} : { reason: t.needReason }),
    ...(value('sure') === 'yes' ? {} : { sure: t.needSure }),
  }
  return ground === undefined || Object.keys(errors).length > 0
    ? err(errors)
    : ok({ ground, reason })
}
