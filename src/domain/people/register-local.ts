/**
 * The default: registers as the department imported them. Such a copy is never complete, so what it
 * lacks is silence and not a denial, but for the guardians of a child that it does know.
 */
import type { Read } from '../../platform/db/database.ts'
import type { Registers } from './register.ts'
import {
  hasAnyGuardian,
  hasBenefit,
  hasGuardianship,
  selectRegisteredPerson,
} from './register-queries.ts'

export function openLocalRegisters(read: Read): Registers {
  return {
    async findPerson(iin) {
      const person = await selectRegisteredPerson(read, iin)
      return person === undefined
        ? 'silent'
        : { fullName: person.full_name, birthDate: person.birth_date }
    },
    async askGuardianship(childIin, guardianIin) {
      if (await hasGuardianship(read, childIin, guardianIin)) return 'yes'
      return (await hasAnyGuardian(read, childIin)) ? 'no' : 'silent'
    },
    async askBenefit(iin, code, day) {
      return (await hasBenefit(read, iin, code, day)) ? 'yes' : 'silent'
    },
  }
}
