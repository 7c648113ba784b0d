/** Asks the registers what they can say of a family, all at once; nothing they answer is asked of the parent. */
import type { Iin } from '../../base/iin.ts'
import type { RegisterAnswer, RegisteredPerson, Registers } from './register.ts'

type FamilyAnswers<Code extends string> = {
  /** Undefined when the register did not answer or does not know the number. */
  readonly child: RegisteredPerson | undefined
  readonly guardian: RegisteredPerson | undefined
  readonly guardianship: RegisterAnswer
  readonly benefits: readonly Code[]
}

/** A benefit counts when the register has it for the child or for the guardian. */
export async function askRegisters<Code extends string>(
  registers: Registers,
  family: { readonly childIin: Iin; readonly guardianIin: Iin },
  codes: readonly Code[],
  day: Temporal.PlainDate,
): Promise<FamilyAnswers<Code>> {
  const { childIin, guardianIin } = family
  const [child, guardian, guardianship, ...benefits] = await Promise.all([
    registers.findPerson(childIin),
    registers.findPerson(guardianIin),
    registers.askGuardianship(childIin, guardianIin),
    ...codes.map(async code => {
      const answers = await Promise.all(
        [childIin, guardianIin].map(iin => registers.askBenefit(iin, code, day)),
      )
      return answers.includes('yes') ? [code] : []
    }),
  ])
  return {
    child: typeof child === 'string' ? undefined : child,
    guardian: typeof guardian === 'string' ? undefined : guardian,
    guardianship,
    benefits: benefits.flat(),
  }
}
