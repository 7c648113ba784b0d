/** The visible list of all groups of texts in English. */
import type { kk } from '../kk/all.ts'
import { absences } from './absences.ts'
import { activities } from './activities.ts'
import { acts } from './acts.ts'
import { apply } from './apply.ts'
import { attendance } from './attendance.ts'
import { bulletins } from './bulletins.ts'
import { cabinet } from './cabinet.ts'
import { cases } from './cases.ts'
import { childMoney } from './child-money.ts'
import { choose } from './choose.ts'
import { clubFigures } from './club-figures.ts'
import { clubWords } from './club-words.ts'
import { contracts } from './contracts.ts'
import { demonstration } from './demonstration.ts'
import { demonstrationLooks } from './demonstration-looks.ts'
import { department } from './department.ts'
import { departmentAttendance } from './department-attendance.ts'
import { departmentErasure } from './department-erasure.ts'
import { departmentFile } from './department-file.ts'
import { departmentGuardianship } from './department-guardianship.ts'
import { departmentImports } from './department-imports.ts'
import { departmentProviders } from './department-providers.ts'
import { exchange } from './exchange.ts'
import { flags } from './flags.ts'
import { home } from './home.ts'
import { identity } from './identity.ts'
import { introduce } from './introduce.ts'
import { invariants } from './invariants.ts'
import { kindergartens } from './kindergartens.ts'
import { layout } from './layout.ts'
import { letters } from './letters.ts'
import { log } from './log.ts'
import { money } from './money.ts'
import { monthClose } from './month-close.ts'
import { namings } from './namings.ts'
import { ofClubs } from './of-clubs.ts'
import { openData } from './opendata.ts'
import { payments } from './payments.ts'
import { proofs } from './proofs.ts'
import { providerPage } from './provider-page.ts'
import { providerPlaces } from './provider-places.ts'
import { publicIterations } from './public-iterations.ts'
import { publicQueue } from './public-queue.ts'
import { publicReading } from './public-reading.ts'
import { ratings } from './ratings.ts'
import { receipt } from './receipt.ts'
import { referrals } from './referrals.ts'
import { refusals } from './refusals.ts'
import { renewals } from './renewals.ts'
import { rounds } from './rounds.ts'
import { sms } from './sms.ts'
import { staffIdentity } from './staff-identity.ts'
import { swaps } from './swaps.ts'
import { territories } from './territories.ts'
import { timetable } from './timetable.ts'
import { unsignedSwaps } from './unsigned-swaps.ts'

export const en: typeof kk = {
  absences,
  activities,
  acts,
  apply,
  attendance,
  bulletins,
  cabinet,
  cases,
  childMoney,
  choose,
  clubWords,
  clubFigures,
  contracts,
  demonstration,
  demonstrationLooks,
  department,
  departmentAttendance,
  departmentErasure,
  departmentFile,
  departmentGuardianship,
  departmentImports,
  departmentProviders,
  exchange,
  flags,
  home,
  identity,
  introduce,
  invariants,
  kindergartens,
  layout,
  letters,
  log,
  money,
  monthClose,
  namings,
  ofClubs,
  openData,
  payments,
  proofs,
  providerPage,
  providerPlaces,
  publicIterations,
  publicQueue,
  publicReading,
  ratings,
  receipt,
  referrals,
  refusals,
  renewals,
  rounds,
  sms,
  staffIdentity,
  swaps,
  territories,
  timetable,
  unsignedSwaps,
}
