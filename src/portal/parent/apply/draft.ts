/** What a parent has answered so far, and which question comes next: pure. */
import { z } from 'zod'
import { BENEFITS } from '../../../domain/territories/queue-rules.ts'
import { PROGRAMMES, type Programme } from '../../../domain/territories/rollout.ts'

const person = z.object({
  iin: z.string(),
  birthDate: z.string(),
  name: z.string().optional(),
  /** A register told the name: it is not asked, and not shown to somebody who only knows a number. */
  fromRegister: z.boolean(),
})

const draftSchema = z.object({
  /** A kindergarten when absent. */
  programme: z.enum(PROGRAMMES).optional(),
  /** To become known only: nothing is applied for. */
  introduces: z.boolean().optional(),
  child: person.optional(),
  guardian: person.optional(),
  phone: z.string().optional(),
  phoneVerifiedAt: z.string().optional(),
  region: z.string().optional(),
  settlement: z.string().optional(),
  benefits: z.array(z.enum(BENEFITS)).optional(),
  documents: z
    .partialRecord(z.enum(BENEFITS), z.object({ id: z.string(), fileName: z.string() }))
    .optional(),
  /** Papers may come later: the question was seen, whatever was uploaded. */
  documentsSeen: z.boolean().optional(),
  kind: z.enum(['general', 'special']).optional(),
})

export type Draft = z.infer<typeof draftSchema>
export type DraftPerson = z.infer<typeof person>

/** What the session keeps; anything that is not ours is an empty draft. */
export function parseDraft(stored: unknown): Draft {
  const parsed = draftSchema.safeParse(stored ?? {})
  return parsed.success ? parsed.data : {}
}

export function programmeOfDraft(draft: Draft): Programme {
  return draft.programme ?? 'preschool'
}

/** The family stays who it is; what depends on the programme's rules is asked anew. */
export function turnTo(draft: Draft, programme: Programme): Draft {
  const {
    kind: _kind,
    benefits: _benefits,
    documentsSeen: _seen,
    introduces: _introduces,
    ...kept
  } = draft
  return { ...kept, programme }
}

const STEPS = [
  'child',
  'child-name',
  'guardian',
  'guardian-name',
  'phone',
  'code',
  'region',
  'settlement',
  'benefits',
  'documents',
  'group',
] as const

export type Step = (typeof STEPS)[number]

/** Who a family is and how it is reached: all that becoming known asks. */
const STEPS_OF_INTRODUCTION = STEPS.slice(0, STEPS.indexOf('region'))

function stepsOf(draft: Draft): readonly Step[] {
  return draft.introduces === true ? STEPS_OF_INTRODUCTION : STEPS
}

function isAnswered(draft: Draft, step: Step): boolean {
  switch (step) {
    case 'child':
      return draft.child !== undefined
    case 'child-name':
      return draft.child?.name !== undefined
    case 'guardian':
      return draft.guardian !== undefined
    case 'guardian-name':
      return draft.guardian?.name !== undefined
    case 'phone':
      return draft.phone !== undefined
    case 'code':
      return draft.phoneVerifiedAt !== undefined
    case 'region':
      return draft.region !== undefined
    case 'settlement':
      return draft.settlement !== undefined
    case 'benefits':
      return draft.benefits !== undefined
    case 'documents':
      return draft.benefits?.length === 0 || draft.documentsSeen === true
    case 'group':
      return draft.kind !== undefined
  }
}

/** The first question without an answer, or `check`. */
export function nextStep(draft: Draft): Step | 'check' {
  return stepsOf(draft).find(step => !isAnswered(draft, step)) ?? 'check'
}

/** Whether a page may be shown: everything that comes before it is answered. */
export function isReached(draft: Draft, step: Step | 'check'): boolean {
  const next = nextStep(draft)
  if (next === 'check') return true
  return step !== 'check' && STEPS.indexOf(step) <= STEPS.indexOf(next)
}

const PROGRESS: Readonly<Record<Step | 'check', number>> = {
  child: 1,
  'child-name': 1,
  guardian: 2,
  'guardian-name': 2,
  phone: 3,
  code: 3,
  region: 4,
  settlement: 4,
  benefits: 5,
  documents: 5,
  group: 6,
  check: 7,
}

export const PROGRESS_TOTAL = 7
const PROGRESS_OF_INTRODUCTION = 4

export function totalOf(draft: Draft): number {
  return draft.introduces === true ? PROGRESS_OF_INTRODUCTION : PROGRESS_TOTAL
}

export function progressOf(step: Step | 'check'): number {
  return PROGRESS[step]
}

/** Where "back" leads: the question before that has something to ask. */
export function stepBefore(draft: Draft, step: Step | 'check'): Step | undefined {
  const index = step === 'check' ? stepsOf(draft).length : STEPS.indexOf(step)
  return STEPS.slice(0, index).findLast(
    before =>
      !(before === 'child-name' && draft.child?.fromRegister === true) &&
      !(before === 'guardian-name' && draft.guardian?.fromRegister === true) &&
      !(before === 'documents' && draft.benefits?.length === 0) &&
      !(before === 'code' && draft.phoneVerifiedAt !== undefined) &&
      !(before === 'settlement' && draft.settlement === draft.region),
  )
}
