/** The public facts of a contract's leaves: numbers, the kindergarten, days; nothing of a person. */
import type { Application } from '../applications/application.ts'
import type { Contract } from './contract.ts'

export function contractFacts(
  contract: Pick<Contract, 'number' | 'territory' | 'programme'>,
  application: Pick<Application, 'number'>,
) {
  return {
    contract: contract.number,
    application: application.number,
    programme: contract.programme,
    territory: contract.territory,
  }
}

/** As the journal writes a day; null stays null. */
export function dayText(day: Temporal.PlainDate | null): string | null {
  return day === null ? null : day.toString()
}

export function laterDay(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) < 0 ? other : one
}
