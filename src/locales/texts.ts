/** The visible list of all groups of texts; a group is one small file in each of the three languages. */
import type { Language } from '../base/language.ts'
import { apply as enApply } from './en/apply.ts'
import { cabinet as enCabinet } from './en/cabinet.ts'
import { demonstration as enDemonstration } from './en/demonstration.ts'
import { department as enDepartment } from './en/department.ts'
import { departmentErasure as enDepartmentErasure } from './en/department-erasure.ts'
import { departmentFile as enDepartmentFile } from './en/department-file.ts'
import { departmentGuardianship as enDepartmentGuardianship } from './en/department-guardianship.ts'
import { departmentImports as enDepartmentImports } from './en/department-imports.ts'
import { exchange as enExchange } from './en/exchange.ts'
import { home as enHome } from './en/home.ts'
import { identity as enIdentity } from './en/identity.ts'
import { invariants as enInvariants } from './en/invariants.ts'
import { layout as enLayout } from './en/layout.ts'
import { log as enLog } from './en/log.ts'
import { openData as enOpenData } from './en/opendata.ts'
import { proofs as enProofs } from './en/proofs.ts'
import { publicIterations as enPublicIterations } from './en/public-iterations.ts'
import { publicQueue as enPublicQueue } from './en/public-queue.ts'
import { publicReading as enPublicReading } from './en/public-reading.ts'
import { receipt as enReceipt } from './en/receipt.ts'
import { refusals as enRefusals } from './en/refusals.ts'
import { sms as enSms } from './en/sms.ts'
import { staffIdentity as enStaffIdentity } from './en/staff-identity.ts'
import { territories as enTerritories } from './en/territories.ts'
import { apply as kkApply } from './kk/apply.ts'
import { cabinet as kkCabinet } from './kk/cabinet.ts'
import { demonstration as kkDemonstration } from './kk/demonstration.ts'
import { department as kkDepartment } from './kk/department.ts'
import { departmentErasure as kkDepartmentErasure } from './kk/department-erasure.ts'
import { departmentFile as kkDepartmentFile } from './kk/department-file.ts'
import { departmentGuardianship as kkDepartmentGuardianship } from './kk/department-guardianship.ts'
import { departmentImports as kkDepartmentImports } from './kk/department-imports.ts'
import { exchange as kkExchange } from './kk/exchange.ts'
import { home as kkHome } from './kk/home.ts'
import { identity as kkIdentity } from './kk/identity.ts'
import { invariants as kkInvariants } from './kk/invariants.ts'
import { layout as kkLayout } from './kk/layout.ts'
import { log as kkLog } from './kk/log.ts'
import { openData as kkOpenData } from './kk/opendata.ts'
import { proofs as kkProofs } from './kk/proofs.ts'
import { publicIterations as kkPublicIterations } from './kk/public-iterations.ts'
import { publicQueue as kkPublicQueue } from './kk/public-queue.ts'
import { publicReading as kkPublicReading } from './kk/public-reading.ts'
import { receipt as kkReceipt } from './kk/receipt.ts'
import { refusals as kkRefusals } from './kk/refusals.ts'
import { sms as kkSms } from './kk/sms.ts'
import { staffIdentity as kkStaffIdentity } from './kk/staff-identity.ts'
import { territories as kkTerritories } from './kk/territories.ts'
import { apply as ruApply } from './ru/apply.ts'
import { cabinet as ruCabinet } from './ru/cabinet.ts'
import { demonstration as ruDemonstration } from './ru/demonstration.ts'
import { department as ruDepartment } from './ru/department.ts'
import { departmentErasure as ruDepartmentErasure } from './ru/department-erasure.ts'
import { departmentFile as ruDepartmentFile } from './ru/department-file.ts'
import { departmentGuardianship as ruDepartmentGuardianship } from './ru/department-guardianship.ts'
import { departmentImports as ruDepartmentImports } from './ru/department-imports.ts'
import { exchange as ruExchange } from './ru/exchange.ts'
import { home as ruHome } from './ru/home.ts'
import { identity as ruIdentity } from './ru/identity.ts'
import { invariants as ruInvariants } from './ru/invariants.ts'
import { layout as ruLayout } from './ru/layout.ts'
import { log as ruLog } from './ru/log.ts'
import { openData as ruOpenData } from './ru/opendata.ts'
import { proofs as ruProofs } from './ru/proofs.ts'
import { publicIterations as ruPublicIterations } from './ru/public-iterations.ts'
import { publicQueue as ruPublicQueue } from './ru/public-queue.ts'
import { publicReading as ruPublicReading } from './ru/public-reading.ts'
import { receipt as ruReceipt } from './ru/receipt.ts'
import { refusals as ruRefusals } from './ru/refusals.ts'
import { sms as ruSms } from './ru/sms.ts'
import { staffIdentity as ruStaffIdentity } from './ru/staff-identity.ts'
import { territories as ruTerritories } from './ru/territories.ts'

const kk = {
  apply: kkApply,
  cabinet: kkCabinet,
  demonstration: kkDemonstration,
  exchange: kkExchange,
  department: kkDepartment,
  departmentErasure: kkDepartmentErasure,
  departmentFile: kkDepartmentFile,
  departmentGuardianship: kkDepartmentGuardianship,
  departmentImports: kkDepartmentImports,
  home: kkHome,
  identity: kkIdentity,
  receipt: kkReceipt,
  refusals: kkRefusals,
  territories: kkTerritories,
  publicQueue: kkPublicQueue,
  publicIterations: kkPublicIterations,
  publicReading: kkPublicReading,
  staffIdentity: kkStaffIdentity,
  invariants: kkInvariants,
  openData: kkOpenData,
  layout: kkLayout,
  log: kkLog,
  proofs: kkProofs,
  sms: kkSms,
}

export type Texts = typeof kk

const ru: Texts = {
  apply: ruApply,
  cabinet: ruCabinet,
  demonstration: ruDemonstration,
  exchange: ruExchange,
  department: ruDepartment,
  departmentErasure: ruDepartmentErasure,
  departmentFile: ruDepartmentFile,
  departmentGuardianship: ruDepartmentGuardianship,
  departmentImports: ruDepartmentImports,
  home: ruHome,
  identity: ruIdentity,
  receipt: ruReceipt,
  refusals: ruRefusals,
  territories: ruTerritories,
  publicQueue: ruPublicQueue,
  publicIterations: ruPublicIterations,
  publicReading: ruPublicReading,
  staffIdentity: ruStaffIdentity,
  invariants: ruInvariants,
  openData: ruOpenData,
  layout: ruLayout,
  log: ruLog,
  proofs: ruProofs,
  sms: ruSms,
}

const en: Texts = {
  apply: enApply,
  cabinet: enCabinet,
  demonstration: enDemonstration,
  exchange: enExchange,
  department: enDepartment,
  departmentErasure: enDepartmentErasure,
  departmentFile: enDepartmentFile,
  departmentGuardianship: enDepartmentGuardianship,
  departmentImports: enDepartmentImports,
  home: enHome,
  identity: enIdentity,
  receipt: enReceipt,
  refusals: enRefusals,
  territories: enTerritories,
  publicQueue: enPublicQueue,
  publicIterations: enPublicIterations,
  publicReading: enPublicReading,
  staffIdentity: enStaffIdentity,
  invariants: enInvariants,
  openData: enOpenData,
  layout: enLayout,
  log: enLog,
  proofs: enProofs,
  sms: enSms,
}

const ALL: Readonly<Record<Language, Texts>> = { kk, ru, en }

export function texts(language: Language): Texts {
  return ALL[language]
}
