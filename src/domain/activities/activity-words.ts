/** What a club says of a group of its programme, and what is wrong with it. */
import { BadInput } from '../../base/failure.ts'
import { DIRECTIONS, type Direction, GROUP_KINDS, type GroupKind } from '../providers/provider.ts'

export type ActivityWords = {
  readonly name: string
  readonly direction: Direction
  /** Ages, both included. */
  readonly from: number
  readonly to: number
  readonly language: string
  readonly kind: GroupKind
  /** Lessons a month; no more are paid. */
  readonly planned: number
  readonly capacity: number
}

export const GROUP_LANGUAGES = ['kk', 'ru', 'en'] as const
const MOST_LETTERS = 100
const MOST_SEATS = 1000
const MOST_LESSONS = 31

/** Throws BadInput: field -> `range`. */
export function readActivity(input: ActivityWords): ActivityWords {
  const { direction, from, to, language, kind, planned, capacity } = input
  const name = input.name.trim().replaceAll(/\s+/g, ' ')
  const isWhole = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most
  const wrong = {
    name: name === '' || name.length > MOST_LETTERS,
    direction: !DIRECTIONS.includes(direction),
    from: !isWhole(from, 1, 18),
    to: !isWhole(to, from, 18),
    language: !GROUP_LANGUAGES.some(one => one === language),
    kind: !GROUP_KINDS.includes(kind),
    planned: !isWhole(planned, 1, MOST_LESSONS),
    capacity: !isWhole(capacity, 1, MOST_SEATS),
  }
  const mistakes = Object.entries(wrong).flatMap(([field, is]) => (is ? [[field, 'range']] : []))
  if (mistakes.length > 0) throw new BadInput(Object.fromEntries(mistakes))
  return { name, direction, from, to, language, kind, planned, capacity }
}
