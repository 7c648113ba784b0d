/** One type a table, written by `npm run db:snapshot` from the live schema; never by hand. */

import type { ColumnType } from 'kysely'

type Generated<T> = ColumnType<T, never, never>
type Defaulted<T> = ColumnType<T, T | undefined, T>

export type AccessRecordRow = {
  id: Generated<bigint>
  at: Temporal.Instant
  staff_id: bigint
  application_id: bigint | null
  what: string
}

export type ApplicationRow = {
  id: Generated<bigint>
  number: string
  programme: string
  territory_code: string
  settlement_code: string
  child_id: bigint
  guardian_id: bigint
  submitted_at: Temporal.Instant
  birth_year: number
  cohort: number
  tier: string
  kind: string
  batch_key: string | null
  state: string
  last_change: string
  changed_at: Temporal.Instant
  archived_reason: string | null
  restorations: Defaulted<number>
  restore_until: Temporal.Instant | null
  stopped_until: Temporal.Instant | null
  stop_reason: string | null
  guardianship_checked: boolean
  wishes: Defaulted<bigint[]>
  created_at: Temporal.Instant
  erased_at: Temporal.Instant | null
}

export type ApplicationEventRow = {
  id: Generated<bigint>
  application_id: bigint
  at: Temporal.Instant
  kind: string
  actor: string
  facts: unknown
}

export type ApplicationNoteRow = {
  event_id: bigint
  reason: string
}

export type AttemptCounterRow = {
  bucket: string
  window_ends_at: Temporal.Instant
  attempts: number
}

export type BenefitClaimRow = {
  id: Generated<bigint>
  application_id: bigint
  code: string
  state: string
  source: string
  document_id: bigint | null
  claimed_at: Temporal.Instant
  due_at: Temporal.Instant | null
  decided_at: Temporal.Instant | null
  decided_by: string | null
  decision_reason: string | null
}

export type BudgetRow = {
  territory_code: string
  programme: string
  year: number
  allotted_tiyn: bigint
  changed_at: Temporal.Instant
}

export type ClientRequestRow = {
  id: string
  action: string
  input_hash: string
  answer: unknown | null
  at: Temporal.Instant
}

export type DocumentRow = {
  id: Generated<bigint>
  application_id: bigint | null
  sha256: string
  media_type: string
  size_bytes: number
  file_name: string
  uploaded_at: Temporal.Instant
}

export type GuardianshipRow = {
  child_id: bigint
  guardian_id: bigint
  source: string
  since: Temporal.Instant
}

export type InstallationRow = {
  singleton: Defaulted<boolean>
  mode: string
  clock_offset: Defaulted<string>
  cluster_id: string
}

export type InvariantResultRow = {
  run_id: bigint
  name: string
  outcome: string
  violations: number | null
  found: string[]
}

export type InvariantRunRow = {
  id: Generated<bigint>
  at: Temporal.Instant
  cause: string
  night: Temporal.PlainDate | null
  run_by: string
  duration_ms: number
}

export type IterationRow = {
  id: Generated<bigint>
  programme: string
  territory_code: string
  number: number
  held_on: Temporal.PlainDate
  held_at: Temporal.Instant
  held_by: string
  rule_pack_id: string
  rule_pack_version: string
  input_hash: string
  result_hash: string
  offered: number
  skipped: unknown
  money_before_tiyn: bigint
  money_after_tiyn: bigint
  bundle: string
}

export type IterationDecisionRow = {
  iteration_id: bigint
  sequence: number
  application_id: bigint
  offered: boolean
  reason: string | null
  cost_tiyn: bigint
  money_left_tiyn: bigint
  pool_left: number
}

export type JournalEntryRow = {
  id: Generated<bigint>
  at: Temporal.Instant
  kind: string
  leaf: string
  about: string | null
}

export type JournalOutboxRow = {
  id: Generated<bigint>
  entry_ids: bigint[]
  since: Defaulted<Temporal.Instant>
}

export type JournalPrivateRow = {
  entry_id: bigint
  salt: Buffer
  fields: unknown
}

export type LedgerAccountRow = {
  id: Generated<bigint>
  programme: string
  territory_code: string
  year: number
  kind: string
  balance_tiyn: Defaulted<bigint>
}

export type LedgerEntryRow = {
  posting_id: bigint
  sequence: number
  account_id: bigint
  voucher_id: bigint | null
  amount_tiyn: bigint
  balance_before_tiyn: bigint
  balance_after_tiyn: bigint
}

export type LedgerPostingRow = {
  id: Generated<bigint>
  kind: string
  at: Temporal.Instant
  cause: string
  entry_count: number
}

export type LogCheckpointRow = {
  size: bigint
  root: Buffer
  note: string
  signed_at: Temporal.Instant
}

export type LogKeyRow = {
  vkey: string
  origin: string
  since_size: bigint
  until_size: bigint | null
}

export type LogLeafRow = {
  index: bigint
  entry_id: bigint
  hash: Buffer
}

export type LogNodeRow = {
  level: number
  index: bigint
  hash: Buffer
}

export type LogPolicyRow = {
  id: Generated<bigint>
  policy: string
  published_at: Temporal.Instant
}

export type LogPublicationRow = {
  id: Generated<bigint>
  size: bigint
  note: string
  published_at: Temporal.Instant
}

export type LogRestorationRow = {
  size: bigint
  root: Buffer
  restored_at: Temporal.Instant
}

export type MessageRow = {
  id: Generated<bigint>
  person_id: bigint | null
  phone: string | null
  application_id: bigint | null
  template: string
  language: string
  facts: unknown
  event_key: string
  state: string
  planned_at: Temporal.Instant
  send_after: Temporal.Instant
  attempts: Defaulted<number>
  gateway_reference: string | null
  text: string | null
  sent_at: Temporal.Instant | null
  delivered_at: Temporal.Instant | null
  failure: string | null
}

export type MessageReceiptRow = {
  id: Generated<bigint>
  gateway_reference: string
  status: string
  at: Temporal.Instant
  received_at: Temporal.Instant
  applied_at: Temporal.Instant | null
}

export type NormRow = {
  territory_code: string
  programme: string
  cohort: number
  kind: string
  valid_from: Temporal.PlainDate
  monthly_tiyn: bigint
}

export type OpenDataContentRow = {
  sha256: string
  content: string
}

export type OpenDataFileRow = {
  dataset: string
  day: Temporal.PlainDate
  format: string
  row_count: number
  size_bytes: number
  sha256: string
  published_at: Temporal.Instant
}

export type PasskeyRow = {
  credential_id: string
  staff_id: bigint
  public_key: Buffer
  counter: bigint
  transports: string[]
  created_at: Temporal.Instant
}

export type PasskeyChallengeRow = {
  challenge: string
  staff_id: bigint | null
  expires_at: Temporal.Instant
}

export type PersonRow = {
  id: Generated<bigint>
  iin: string | null
  full_name: string
  birth_date: Temporal.PlainDate
  phone: string | null
  phone_verified_at: Temporal.Instant | null
  language: Defaulted<string>
  created_at: Temporal.Instant
  standing: Defaulted<string>
}

export type PhoneCodeRow = {
  id: Generated<bigint>
  phone: string | null
  purpose: string
  code_hash: string
  created_at: Temporal.Instant
  expires_at: Temporal.Instant
  attempts: Defaulted<number>
  used_at: Temporal.Instant | null
  session_hash: string
}

export type PlaceRow = {
  id: Generated<bigint>
  group_id: bigint
  admission: string
  starts_on: Temporal.PlainDate
  last_day: Temporal.PlainDate | null
  state: string
  published_at: Temporal.Instant
  changed_at: Temporal.Instant
  withdrawal_reason: string | null
}

export type ProviderRow = {
  id: Generated<bigint>
  bin: string
  programme: string
  territory_code: string
  settlement_code: string
  name_kk: string
  name_ru: string
  ownership: string
  address: string
  latitude: number | null
  longitude: number | null
  phone: string | null
  capacity: number
  listed_from: Temporal.PlainDate
  listed_to: Temporal.PlainDate | null
  created_at: Temporal.Instant
}

export type ProviderGroupRow = {
  id: Generated<bigint>
  provider_id: bigint
  name: string
  cohort: number
  language: string
  kind: string
  regime: string
  capacity: number
  enrolled: number
}

export type QueueCategoryRow = {
  territory_code: string
  programme: string
  cohort: number
  tier: string
  snapshot: string
  length: number
}

export type QueueHeadRow = {
  territory_code: string
  programme: string
  iterations_held: Defaulted<number>
  cohort_year: number
}

export type QueueMilestoneRow = {
  territory_code: string
  programme: string
  cohort: number
  tier: string
  submitted_at: Temporal.Instant
  number: string
  rank: number
}

export type QueueMovementRow = {
  id: Generated<bigint>
  territory_code: string
  programme: string
  cohort: number
  tier: string
  submitted_at: Temporal.Instant
  number: string
  change: number
  cause: string
  at: Temporal.Instant
  xid: Defaulted<string>
}

export type RegisterBenefitRow = {
  iin: string
  code: string
  valid_to: Temporal.PlainDate | null
  loaded_at: Temporal.Instant
}

export type RegisterGuardianshipRow = {
  child_iin: string
  guardian_iin: string
  loaded_at: Temporal.Instant
}

export type RegisterPersonRow = {
  iin: string
  full_name: string
  birth_date: Temporal.PlainDate
  loaded_at: Temporal.Instant
}

export type RestoredBundleRow = {
  input_hash: string
  bundle: string
}

export type RolloutRow = {
  territory_code: string
  programme: string
  regime: string
  starts_on: Temporal.PlainDate
  responsible: string
}

export type RulePackRow = {
  id: string
  version: string
  programme: string
  regime: string
  territory_codes: string[]
  valid_from: Temporal.PlainDate
  valid_to: Temporal.PlainDate | null
  content: unknown
  content_hash: string
  loaded_at: Temporal.Instant
  retired_at: Temporal.Instant | null
}

export type SchemaMigrationRow = {
  name: string
  sha256: string
  applied_at: Defaulted<Temporal.Instant>
}

export type SessionRow = {
  token_hash: string
  person_id: bigint | null
  staff_id: bigint | null
  csrf_token: string
  data: unknown
  created_at: Temporal.Instant
  expires_at: Temporal.Instant
}

export type StaffRow = {
  id: Generated<bigint>
  full_name: string
  role: string
  territory_code: string
  language: Defaulted<string>
  created_at: Temporal.Instant
  blocked_at: Temporal.Instant | null
}

export type StaffInvitationRow = {
  token_hash: string
  staff_id: bigint
  expires_at: Temporal.Instant
  used_at: Temporal.Instant | null
}

export type TerritoryRow = {
  code: string
  parent_code: string | null
  kind: string
  name_kk: string
  name_ru: string
  name_en: string
}

export type VoucherRow = {
  id: Generated<bigint>
  number: string
  application_id: bigint
  child_id: bigint
  programme: string
  territory_code: string
  settlement_code: string
  cohort: number
  kind: string
  iteration_id: bigint
  state: string
  closed_reason: string | null
  year: number
  cost_tiyn: bigint
  offered_at: Temporal.Instant
  notified_at: Temporal.Instant | null
  confirm_until: Temporal.Instant | null
  confirmed_at: Temporal.Instant | null
  choose_until: Temporal.Instant | null
  reminded_at: Temporal.Instant | null
  changed_at: Temporal.Instant
  offer_message_id: bigint | null
}

export type Tables = {
  access_record: AccessRecordRow
  application: ApplicationRow
  application_event: ApplicationEventRow
  application_note: ApplicationNoteRow
  attempt_counter: AttemptCounterRow
  benefit_claim: BenefitClaimRow
  budget: BudgetRow
  client_request: ClientRequestRow
  document: DocumentRow
  guardianship: GuardianshipRow
  installation: InstallationRow
  invariant_result: InvariantResultRow
  invariant_run: InvariantRunRow
  iteration: IterationRow
  iteration_decision: IterationDecisionRow
  journal_entry: JournalEntryRow
  journal_outbox: JournalOutboxRow
  journal_private: JournalPrivateRow
  ledger_account: LedgerAccountRow
  ledger_entry: LedgerEntryRow
  ledger_posting: LedgerPostingRow
  log_checkpoint: LogCheckpointRow
  log_key: LogKeyRow
  log_leaf: LogLeafRow
  log_node: LogNodeRow
  log_policy: LogPolicyRow
  log_publication: LogPublicationRow
  log_restoration: LogRestorationRow
  message: MessageRow
  message_receipt: MessageReceiptRow
  norm: NormRow
  open_data_content: OpenDataContentRow
  open_data_file: OpenDataFileRow
  passkey: PasskeyRow
  passkey_challenge: PasskeyChallengeRow
  person: PersonRow
  phone_code: PhoneCodeRow
  place: PlaceRow
  provider: ProviderRow
  provider_group: ProviderGroupRow
  queue_category: QueueCategoryRow
  queue_head: QueueHeadRow
  queue_milestone: QueueMilestoneRow
  queue_movement: QueueMovementRow
  register_benefit: RegisterBenefitRow
  register_guardianship: RegisterGuardianshipRow
  register_person: RegisterPersonRow
  restored_bundle: RestoredBundleRow
  rollout: RolloutRow
  rule_pack: RulePackRow
  schema_migration: SchemaMigrationRow
  session: SessionRow
  staff: StaffRow
  staff_invitation: StaffInvitationRow
  territory: TerritoryRow
  voucher: VoucherRow
}
