/** The visible list of all groups of texts; a group is one small file in each of the three languages. */
import type { Language } from '../base/language.ts'
import { acts as enActs } from './en/acts.ts'
import { apply as enApply } from './en/apply.ts'
import { attendance as enAttendance } from './en/attendance.ts'
import { bulletins as enBulletins } from './en/bulletins.ts'
import { cabinet as enCabinet } from './en/cabinet.ts'
import { cases as enCases } from './en/cases.ts'
import { childMoney as enChildMoney } from './en/child-money.ts'
import { choose as enChoose } from './en/choose.ts'
import { contracts as enContracts } from './en/contracts.ts'
import { demonstration as enDemonstration } from './en/demonstration.ts'
import { department as enDepartment } from './en/department.ts'
import { departmentAttendance as enDepartmentAttendance } from './en/department-attendance.ts'
import { departmentErasure as enDepartmentErasure } from './en/department-erasure.ts'
import { departmentFile as enDepartmentFile } from './en/department-file.ts'
import { departmentGuardianship as enDepartmentGuardianship } from './en/department-guardianship.ts'
import { departmentImports as enDepartmentImports } from './en/department-imports.ts'
import { departmentProviders as enDepartmentProviders } from './en/department-providers.ts'
import { exchange as enExchange } from './en/exchange.ts'
import { home as enHome } from './en/home.ts'
import { identity as enIdentity } from './en/identity.ts'
import { invariants as enInvariants } from './en/invariants.ts'
import { kindergartens as enKindergartens } from './en/kindergartens.ts'
import { layout as enLayout } from './en/layout.ts'
import { letters as enLetters } from './en/letters.ts'
import { log as enLog } from './en/log.ts'
import { monthClose as enMonthClose } from './en/month-close.ts'
import { openData as enOpenData } from './en/opendata.ts'
import { proofs as enProofs } from './en/proofs.ts'
import { providerPage as enProviderPage } from './en/provider-page.ts'
import { providerPlaces as enProviderPlaces } from './en/provider-places.ts'
import { publicIterations as enPublicIterations } from './en/public-iterations.ts'
import { publicQueue as enPublicQueue } from './en/public-queue.ts'
import { publicReading as enPublicReading } from './en/public-reading.ts'
import { ratings as enRatings } from './en/ratings.ts'
import { receipt as enReceipt } from './en/receipt.ts'
import { referrals as enReferrals } from './en/referrals.ts'
import { refusals as enRefusals } from './en/refusals.ts'
import { rounds as enRounds } from './en/rounds.ts'
import { sms as enSms } from './en/sms.ts'
import { staffIdentity as enStaffIdentity } from './en/staff-identity.ts'
import { swaps as enSwaps } from './en/swaps.ts'
import { territories as enTerritories } from './en/territories.ts'
import { unsignedSwaps as enUnsignedSwaps } from './en/unsigned-swaps.ts'
import { acts as kkActs } from './kk/acts.ts'
import { apply as kkApply } from './kk/apply.ts'
import { attendance as kkAttendance } from './kk/attendance.ts'
import { bulletins as kkBulletins } from './kk/bulletins.ts'
import { cabinet as kkCabinet } from './kk/cabinet.ts'
import { cases as kkCases } from './kk/cases.ts'
import { childMoney as kkChildMoney } from './kk/child-money.ts'
import { choose as kkChoose } from './kk/choose.ts'
import { contracts as kkContracts } from './kk/contracts.ts'
import { demonstration as kkDemonstration } from './kk/demonstration.ts'
import { department as kkDepartment } from './kk/department.ts'
import { departmentAttendance as kkDepartmentAttendance } from './kk/department-attendance.ts'
import { departmentErasure as kkDepartmentErasure } from './kk/department-erasure.ts'
import { departmentFile as kkDepartmentFile } from './kk/department-file.ts'
import { departmentGuardianship as kkDepartmentGuardianship } from './kk/department-guardianship.ts'
import { departmentImports as kkDepartmentImports } from './kk/department-imports.ts'
import { departmentProviders as kkDepartmentProviders } from './kk/department-providers.ts'
import { exchange as kkExchange } from './kk/exchange.ts'
import { home as kkHome } from './kk/home.ts'
import { identity as kkIdentity } from './kk/identity.ts'
import { invariants as kkInvariants } from './kk/invariants.ts'
import { kindergartens as kkKindergartens } from './kk/kindergartens.ts'
import { layout as kkLayout } from './kk/layout.ts'
import { letters as kkLetters } from './kk/letters.ts'
import { log as kkLog } from './kk/log.ts'
import { monthClose as kkMonthClose } from './kk/month-close.ts'
import { openData as kkOpenData } from './kk/opendata.ts'
import { proofs as kkProofs } from './kk/proofs.ts'
import { providerPage as kkProviderPage } from './kk/provider-page.ts'
import { providerPlaces as kkProviderPlaces } from './kk/provider-places.ts'
import { publicIterations as kkPublicIterations } from './kk/public-iterations.ts'
import { publicQueue as kkPublicQueue } from './kk/public-queue.ts'
import { publicReading as kkPublicReading } from './kk/public-reading.ts'
import { ratings as kkRatings } from './kk/ratings.ts'
import { receipt as kkReceipt } from './kk/receipt.ts'
import { referrals as kkReferrals } from './kk/referrals.ts'
import { refusals as kkRefusals } from './kk/refusals.ts'
import { rounds as kkRounds } from './kk/rounds.ts'
import { sms as kkSms } from './kk/sms.ts'
import { staffIdentity as kkStaffIdentity } from './kk/staff-identity.ts'
import { swaps as kkSwaps } from './kk/swaps.ts'
import { territories as kkTerritories } from './kk/territories.ts'
import { unsignedSwaps as kkUnsignedSwaps } from './kk/unsigned-swaps.ts'
import { acts as ruActs } from './ru/acts.ts'
import { apply as ruApply } from './ru/apply.ts'
import { attendance as ruAttendance } from './ru/attendance.ts'
import { bulletins as ruBulletins } from './ru/bulletins.ts'
import { cabinet as ruCabinet } from './ru/cabinet.ts'
import { cases as ruCases } from './ru/cases.ts'
import { childMoney as ruChildMoney } from './ru/child-money.ts'
import { choose as ruChoose } from './ru/choose.ts'
import { contracts as ruContracts } from './ru/contracts.ts'
import { demonstration as ruDemonstration } from './ru/demonstration.ts'
import { department as ruDepartment } from './ru/department.ts'
import { departmentAttendance as ruDepartmentAttendance } from './ru/department-attendance.ts'
import { departmentErasure as ruDepartmentErasure } from './ru/department-erasure.ts'
import { departmentFile as ruDepartmentFile } from './ru/department-file.ts'
import { departmentGuardianship as ruDepartmentGuardianship } from './ru/department-guardianship.ts'
import { departmentImports as ruDepartmentImports } from './ru/department-imports.ts'
import { departmentProviders as ruDepartmentProviders } from './ru/department-providers.ts'
import { exchange as ruExchange } from './ru/exchange.ts'
import { home as ruHome } from './ru/home.ts'
import { identity as ruIdentity } from './ru/identity.ts'
import { invariants as ruInvariants } from './ru/invariants.ts'
import { kindergartens as ruKindergartens } from './ru/kindergartens.ts'
import { layout as ruLayout } from './ru/layout.ts'
import { letters as ruLetters } from './ru/letters.ts'
import { log as ruLog } from './ru/log.ts'
import { monthClose as ruMonthClose } from './ru/month-close.ts'
import { openData as ruOpenData } from './ru/opendata.ts'
import { proofs as ruProofs } from './ru/proofs.ts'
import { providerPage as ruProviderPage } from './ru/provider-page.ts'
import { providerPlaces as ruProviderPlaces } from './ru/provider-places.ts'
import { publicIterations as ruPublicIterations } from './ru/public-iterations.ts'
import { publicQueue as ruPublicQueue } from './ru/public-queue.ts'
import { publicReading as ruPublicReading } from './ru/public-reading.ts'
import { ratings as ruRatings } from './ru/ratings.ts'
import { receipt as ruReceipt } from './ru/receipt.ts'
import { referrals as ruReferrals } from './ru/referrals.ts'
import { refusals as ruRefusals } from './ru/refusals.ts'
import { rounds as ruRounds } from './ru/rounds.ts'
import { sms as ruSms } from './ru/sms.ts'
import { staffIdentity as ruStaffIdentity } from './ru/staff-identity.ts'
import { swaps as ruSwaps } from './ru/swaps.ts'
import { territories as ruTerritories } from './ru/territories.ts'
import { unsignedSwaps as ruUnsignedSwaps } from './ru/unsigned-swaps.ts'

const kk = {
  monthClose: kkMonthClose,
  childMoney: kkChildMoney,
  acts: kkActs,
  apply: kkApply,
  attendance: kkAttendance,
  bulletins: kkBulletins,
  cabinet: kkCabinet,
  cases: kkCases,
  choose: kkChoose,
  contracts: kkContracts,
  demonstration: kkDemonstration,
  exchange: kkExchange,
  department: kkDepartment,
  departmentAttendance: kkDepartmentAttendance,
  departmentErasure: kkDepartmentErasure,
  departmentFile: kkDepartmentFile,
  departmentGuardianship: kkDepartmentGuardianship,
  departmentImports: kkDepartmentImports,
  departmentProviders: kkDepartmentProviders,
  home: kkHome,
  identity: kkIdentity,
  ratings: kkRatings,
  receipt: kkReceipt,
  referrals: kkReferrals,
  refusals: kkRefusals,
  rounds: kkRounds,
  swaps: kkSwaps,
  territories: kkTerritories,
  unsignedSwaps: kkUnsignedSwaps,
  providerPage: kkProviderPage,
  providerPlaces: kkProviderPlaces,
  publicQueue: kkPublicQueue,
  publicIterations: kkPublicIterations,
  publicReading: kkPublicReading,
  staffIdentity: kkStaffIdentity,
  invariants: kkInvariants,
  openData: kkOpenData,
  kindergartens: kkKindergartens,
  layout: kkLayout,
  letters: kkLetters,
  log: kkLog,
  proofs: kkProofs,
  sms: kkSms,
}

export type Texts = typeof kk

const ru: Texts = {
  monthClose: ruMonthClose,
  childMoney: ruChildMoney,
  acts: ruActs,
  apply: ruApply,
  attendance: ruAttendance,
  bulletins: ruBulletins,
  cabinet: ruCabinet,
  cases: ruCases,
  choose: ruChoose,
  contracts: ruContracts,
  demonstration: ruDemonstration,
  exchange: ruExchange,
  department: ruDepartment,
  departmentAttendance: ruDepartmentAttendance,
  departmentErasure: ruDepartmentErasure,
  departmentFile: ruDepartmentFile,
  departmentGuardianship: ruDepartmentGuardianship,
  departmentImports: ruDepartmentImports,
  departmentProviders: ruDepartmentProviders,
  home: ruHome,
  identity: ruIdentity,
  ratings: ruRatings,
  receipt: ruReceipt,
  referrals: ruReferrals,
  refusals: ruRefusals,
  rounds: ruRounds,
  swaps: ruSwaps,
  territories: ruTerritories,
  unsignedSwaps: ruUnsignedSwaps,
  providerPage: ruProviderPage,
  providerPlaces: ruProviderPlaces,
  publicQueue: ruPublicQueue,
  publicIterations: ruPublicIterations,
  publicReading: ruPublicReading,
  staffIdentity: ruStaffIdentity,
  invariants: ruInvariants,
  openData: ruOpenData,
  kindergartens: ruKindergartens,
  layout: ruLayout,
  letters: ruLetters,
  log: ruLog,
  proofs: ruProofs,
  sms: ruSms,
}

const en: Texts = {
  monthClose: enMonthClose,
  childMoney: enChildMoney,
  acts: enActs,
  apply: enApply,
  attendance: enAttendance,
  bulletins: enBulletins,
  cabinet: enCabinet,
  cases: enCases,
  choose: enChoose,
  contracts: enContracts,
  demonstration: enDemonstration,
  exchange: enExchange,
  department: enDepartment,
  departmentAttendance: enDepartmentAttendance,
  departmentErasure: enDepartmentErasure,
  departmentFile: enDepartmentFile,
  departmentGuardianship: enDepartmentGuardianship,
  departmentImports: enDepartmentImports,
  departmentProviders: enDepartmentProviders,
  home: enHome,
  identity: enIdentity,
  ratings: enRatings,
  receipt: enReceipt,
  referrals: enReferrals,
  refusals: enRefusals,
  rounds: enRounds,
  swaps: enSwaps,
  territories: enTerritories,
  unsignedSwaps: enUnsignedSwaps,
  providerPage: enProviderPage,
  providerPlaces: enProviderPlaces,
  publicQueue: enPublicQueue,
  publicIterations: enPublicIterations,
  publicReading: enPublicReading,
  staffIdentity: enStaffIdentity,
  invariants: enInvariants,
  openData: enOpenData,
  kindergartens: enKindergartens,
  layout: enLayout,
  letters: enLetters,
  log: enLog,
  proofs: enProofs,
  sms: enSms,
}

const ALL: Readonly<Record<Language, Texts>> = { kk, ru, en }

export function texts(language: Language): Texts {
  return ALL[language]
}
