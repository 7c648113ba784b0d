/** State registers as Kezek asks them: three questions, and an answer that is never an exception. */
import type { Iin } from '../../base/iin.ts'

/** `silent`: no answer in time, or one that cannot be understood; then an officer checks later. */
export type RegisterAnswer = 'yes' | 'no' | 'silent'

export type RegisteredPerson = {
  readonly fullName: string
  readonly birthDate: Temporal.PlainDate
}

/** Who is this? `no`: the register has nobody with this number. */
type PersonRegister = {
  findPerson(iin: Iin): Promise<RegisteredPerson | 'no' | 'silent'>
}

/** Is this the child's legal representative? */
type GuardianshipRegister = {
  askGuardianship(childIin: Iin, guardianIin: Iin): Promise<RegisterAnswer>
}

/** Has this person the benefit on this day? The codes are those of the rule packs. */
type BenefitRegister = {
  askBenefit(iin: Iin, code: string, day: Temporal.PlainDate): Promise<RegisterAnswer>
}

export type Registers = PersonRegister & GuardianshipRegister & BenefitRegister
