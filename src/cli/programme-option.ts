/** The option `--programme P` that several commands share. */
import { PROGRAMMES, type Programme } from '../domain/territories/rollout.ts'
import { type CommandValues, textValue, UsageMistake } from './command.ts'

export const programmeOption = { programme: { type: 'string' } } as const

export function programmeOf(values: CommandValues): Programme {
  const text = textValue(values, 'programme') ?? 'preschool'
  const programme = PROGRAMMES.find(one => one === text)
  if (programme === undefined)
    throw new UsageMistake(`--programme is one of ${PROGRAMMES.join(', ')}`)
  return programme
}
