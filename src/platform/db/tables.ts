/** One type a table, written by `npm run db:snapshot` from the live schema; never by hand. */

import type { ColumnType } from 'kysely'

type Generated<T> = ColumnType<T, never, never>
type Defaulted<T> = ColumnType<T, T | undefined, T>

export type AbsencePaperRow = {
  id: Generated<bigint>
  enrolment_id: bigint
  reason: string
  first_day: Temporal.PlainDate
  last_day: Temporal.PlainDate
  document_id: bigint | null
  added_at: Temporal.Instant
  added_by: string
}

export type AccessRecordRow = {
  id: Generated<bigint>
  at: Temporal.Instant
  staff_id: bigint
  application_id: bigint | null
  what: string
}

export type ActRow = {
  id: Generated<bigint>
  number: string
  provider_id: bigint
  programme: string
  territory_code: string
  month: Temporal.PlainDate
  state: string
  total_tiyn: bigint
  prepared_at: Temporal.Instant
  prepared_by: string
  signed_at: Temporal.Instant | null
  signed_by: string | null
  approved_at: Temporal.Instant | null
  approved_by: string | null
  changed_at: Temporal.Instant
}

export type ActLineRow = {
  act_id: bigint
  line_id: bigint
  voucher_id: bigint
  sequence: number
  days: string
  payable_days: number
  working_days: number
  norms: string
  previous_tiyn: bigint
  amount_tiyn: bigint
}

export type ActOrderRow = {
  id: Generated<bigint>
  territory_code: string
  programme: string
  month: Temporal.PlainDate
  reach: string
  ordered_at: Temporal.Instant
  ordered_by: bigint | null
  finished_at: Temporal.Instant | null
}

export type ActOrderResultRow = {
  order_id: bigint
  provider_id: bigint
  outcome: string
  act_id: bigint | null
  missing_tiyn: Defaulted<bigint>
  decided_at: Temporal.Instant
}

export type ActSignatureRow = {
  act_id: bigint
  method: string
  staff_id: bigint
  signed_at: Temporal.Instant
  document: string
  document_sha256: string
  cms: Buffer | null
  evidence: unknown
}

export type ActUncoveredRow = {
  act_id: bigint
  line_id: bigint
  amount_tiyn: bigint
  missing_tiyn: bigint
}

export type AnnouncedDepartureRow = {
  id: Generated<bigint>
  group_id: bigint
  count: number
  last_day: Temporal.PlainDate
  announced_at: Temporal.Instant
  announced_by: string
  done_at: Temporal.Instant | null
}

export type AnswerTraceRow = {
  month: Temporal.PlainDate
  device: string
  address: string
  at: Temporal.Instant
  enrolment_id: bigint
  person_id: bigint
}

export type AnswerTraceKeyRow = {
  month: Temporal.PlainDate
  key: string
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
  created_at: Temporal.Instant
  erased_at: Temporal.Instant | null
  form: string | null
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

export type AttendanceChangeRow = {
  id: Generated<bigint>
  enrolment_id: bigint
  day: Temporal.PlainDate
  revision: number
  before_state: string
  before_reason: string | null
  after_state: string
  after_reason: string | null
  words: string | null
  changed_at: Temporal.Instant
  changed_by: string
}

export type AttendanceDayRow = {
  group_id: bigint
  day: Temporal.PlainDate
  present: number
  absent: number
  first_marked_at: Temporal.Instant
  marked_at: Temporal.Instant
  marked_by: string
}

export type AttendanceDigestRow = {
  week: Temporal.PlainDate
  last_enrolment_id: bigint
  planned: number
  started_at: Temporal.Instant
  done_at: Temporal.Instant | null
}

export type AttendanceMarkRow = {
  enrolment_id: bigint
  day: Temporal.PlainDate
  state: string
  reason: string | null
  arrived_at: Temporal.PlainTime | null
  left_at: Temporal.PlainTime | null
  revision: Defaulted<number>
  marked_at: Temporal.Instant
  device_at: Temporal.Instant | null
  marked_by: string
}

export type AttendanceStartRow = {
  enrolment_id: bigint
  day: Temporal.PlainDate
  marked_at: Temporal.Instant
}

export type AttendedTimeRow = {
  enrolment_id: bigint
  day: Temporal.PlainDate
  child_id: bigint
  starts_at: Temporal.PlainTime
  ends_at: Temporal.PlainTime
}

export type BankAnswerRow = {
  id: Generated<bigint>
  batch_id: bigint
  form: string
  name: string
  sha256: string
  paid: number
  returned: number
  pending: number
  unchanged: number
  taken_at: Temporal.Instant
  taken_by: string
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

export type BookSweepRow = {
  programme: string
  territory_code: string
  kind: string
  period: Temporal.PlainDate
  swept_at: Temporal.Instant
}

export type BudgetRow = {
  territory_code: string
  programme: string
  year: number
  allotted_tiyn: bigint
  changed_at: Temporal.Instant
}

export type BulletinRow = {
  id: Generated<bigint>
  programme: string
  territory_code: string
  kind: string
  day: Temporal.PlainDate
  row_count: number
  content: string
  sha256: string
  published_at: Temporal.Instant
}

export type ChoiceDecisionRow = {
  round_id: bigint
  sequence: number
  application_id: bigint
  outcome: string
  group_id: bigint | null
  admission: string | null
  wish_rank: number | null
}

export type ChoicePreferenceRow = {
  application_id: bigint
  together: Defaulted<boolean>
  any_place: Defaulted<boolean>
  consented_at: Temporal.Instant | null
}

export type ChoiceRoundRow = {
  id: Generated<bigint>
  programme: string
  territory_code: string
  regime: string
  number: number
  held_on: Temporal.PlainDate
  held_at: Temporal.Instant
  held_by: string
  rule_pack_id: string
  rule_pack_version: string
  input_hash: string
  result_hash: string
  placed: number
  bundle: string
}

export type ClientRequestRow = {
  id: string
  action: string
  input_hash: string
  answer: unknown | null
  at: Temporal.Instant
}

export type CoachRow = {
  id: Generated<bigint>
  provider_id: bigint
  full_name: string
  started_on: Temporal.PlainDate
  left_on: Temporal.PlainDate | null
}

export type CoachEvidenceRow = {
  id: Generated<bigint>
  coach_id: bigint
  kind: string
  reference: string
  checked_on: Temporal.PlainDate
  valid_to: Temporal.PlainDate | null
  recorded_at: Temporal.Instant
  recorded_by: string
}

export type CoachPaperRow = {
  id: Generated<bigint>
  coach_id: bigint
  kind: string
  reference: string
  issued_on: Temporal.PlainDate
  valid_to: Temporal.PlainDate | null
  state: string
  entered_at: Temporal.Instant
  entered_by: string
  evidence_id: bigint | null
  answered_at: Temporal.Instant | null
  answered_by: string | null
  words: string | null
}

export type ContractRow = {
  id: Generated<bigint>
  number: string
  hold_id: bigint
  application_id: bigint
  voucher_id: bigint | null
  child_id: bigint
  guardian_id: bigint
  provider_id: bigint
  group_id: bigint
  place_id: bigint
  programme: string
  territory_code: string
  template_id: string
  template_version: string
  state: string
  admission: string
  starts_on: Temporal.PlainDate
  last_day: Temporal.PlainDate | null
  previous_id: bigint | null
  document_sha256: string
  drafted_at: Temporal.Instant
  in_force_at: Temporal.Instant | null
  refusal_ground: string | null
  void_reason: string | null
  end_reason: string | null
  changed_at: Temporal.Instant
}

export type ContractDocumentRow = {
  contract_id: bigint
  sha256: string
  content: string
}

export type ContractSignatureRow = {
  id: Generated<bigint>
  contract_id: bigint
  party: string
  method: string
  person_id: bigint | null
  staff_id: bigint | null
  signed_at: Temporal.Instant
  document_sha256: string
  cms: Buffer | null
  evidence: unknown
}

export type ContractTemplateRow = {
  id: string
  version: string
  programme: string
  regime: string
  valid_from: Temporal.PlainDate
  valid_to: Temporal.PlainDate | null
  content: unknown
  content_hash: string
  loaded_at: Temporal.Instant
  retired_at: Temporal.Instant | null
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

export type EnrolmentRow = {
  id: Generated<bigint>
  contract_id: bigint
  application_id: bigint
  voucher_id: bigint | null
  child_id: bigint
  programme: string
  provider_id: bigint
  group_id: bigint
  place_id: bigint
  territory_code: string
  starts_on: Temporal.PlainDate
  last_day: Temporal.PlainDate | null
  seated: boolean
  never_began: Defaulted<boolean>
  created_at: Temporal.Instant
}

export type FamilyCaseRow = {
  id: Generated<bigint>
  number: string
  kind: string
  territory_code: string
  application_id: bigint
  enrolment_id: bigint | null
  opened_by: bigint
  words: string
  opened_at: Temporal.Instant
  due_at: Temporal.Instant
  state: string
  outcome: string | null
  answer: string | null
  answered_at: Temporal.Instant | null
  answered_by: string | null
  provider_id: bigint | null
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

export type IntroductionRow = {
  child_id: bigint
  introduced_at: Temporal.Instant
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

export type LeaveOfAbsenceRow = {
  id: Generated<bigint>
  enrolment_id: bigint
  starts_on: Temporal.PlainDate
  last_day: Temporal.PlainDate
  place_id: bigint | null
  announced_at: Temporal.Instant
  ended_at: Temporal.Instant | null
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

export type LessonAnswerRow = {
  id: Generated<bigint>
  enrolment_id: bigint
  day: Temporal.PlainDate
  revision: number
  state: string
  agrees: boolean
  words: string | null
  person_id: bigint
  answered_at: Temporal.Instant
}

export type LessonChangeRow = {
  id: Generated<bigint>
  group_id: bigint
  day: Temporal.PlainDate
  kind: string
  starts_at: Temporal.PlainTime | null
  ends_at: Temporal.PlainTime | null
  room_id: bigint | null
  coach_id: bigint | null
  words: string
  made_at: Temporal.Instant
  made_by: string
  taken_back_at: Temporal.Instant | null
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

export type LongAbsenceRow = {
  id: Generated<bigint>
  enrolment_id: bigint
  voucher_id: bigint
  since: Temporal.PlainDate
  state: string
  found_at: Temporal.Instant
  objection: string | null
  objected_at: Temporal.Instant | null
  decided_at: Temporal.Instant | null
  decided_by: string | null
  reason: string | null
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

export type NamingRow = {
  id: Generated<bigint>
  number: string
  group_id: bigint
  child_id: bigint
  guardian_id: bigint
  state: string
  named_at: Temporal.Instant
  named_by: string
  message_id: bigint | null
  notified_at: Temporal.Instant | null
  reply_until: Temporal.Instant | null
  answered_at: Temporal.Instant | null
  words: string | null
  application_id: bigint | null
  label: string | null
  closing: string | null
}

export type NormRow = {
  territory_code: string
  programme: string
  cohort: number
  kind: string
  valid_from: Temporal.PlainDate
  monthly_tiyn: bigint
  direction: Defaulted<string>
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

export type OwnActionConsentRow = {
  id: Generated<bigint>
  child_id: bigint
  given_by: bigint
  given_at: Temporal.Instant
  ended_at: Temporal.Instant | null
  ended_by: bigint | null
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

export type PayerAccountRow = {
  id: Generated<bigint>
  territory_code: string
  programme: string
  iban: string
  bic: string
  name: string
  bin: string
  knp: string
  kept_at: Temporal.Instant
  kept_by: string
}

export type PaymentRow = {
  id: Generated<bigint>
  number: string
  batch_id: bigint
  act_id: bigint
  account_id: bigint
  amount_tiyn: bigint
  state: string
  sent_at: Temporal.Instant | null
  answered_at: Temporal.Instant | null
  bank_status: string | null
  reason_code: string | null
  received_at: Temporal.Instant | null
  received_by: string | null
  missed_at: Temporal.Instant | null
}

export type PaymentBatchRow = {
  id: Generated<bigint>
  number: string
  programme: string
  territory_code: string
  payer_account_id: bigint
  state: string
  payment_count: number
  total_tiyn: bigint
  made_at: Temporal.Instant
  made_by: string
  released_at: Temporal.Instant | null
  released_by: string | null
  pay_on: Temporal.PlainDate | null
  file: Buffer | null
  sha256: string | null
  withdrawn_at: Temporal.Instant | null
  withdrawn_by: string | null
}

export type PaymentEventRow = {
  id: Generated<bigint>
  payment_id: bigint
  answer_id: bigint | null
  at: Temporal.Instant
  event: string
  bank_status: string | null
  reason_code: string | null
  by: string
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
  cause: Defaulted<string>
  restriction: string | null
  ripened_at: Temporal.Instant | null
}

export type PlaceHoldRow = {
  id: Generated<bigint>
  place_id: bigint
  group_id: bigint
  application_id: bigint
  voucher_id: bigint | null
  waiting_entry_id: bigint | null
  round_id: bigint | null
  cause: string
  state: string
  released_reason: string | null
  made_at: Temporal.Instant
  message_id: bigint | null
  notified_at: Temporal.Instant | null
  until: Temporal.Instant | null
  changed_at: Temporal.Instant
}

export type PlausibilityFlagRow = {
  id: Generated<bigint>
  rule: string
  subject: string
  month: Temporal.PlainDate
  provider_id: bigint
  group_id: bigint | null
  evidence: unknown
  state: string
  found_at: Temporal.Instant
  seen_at: Temporal.Instant
  words: string | null
  decided_at: Temporal.Instant | null
  decided_by: string | null
}

export type PlausibilityFlagChildRow = {
  flag_id: bigint
  enrolment_id: bigint
}

export type PlausibilityRunRow = {
  territory_code: string
  night: Temporal.PlainDate
  at: Temporal.Instant
  found: number
}

export type ProlongationRow = {
  id: Generated<bigint>
  territory_code: string
  programme: string
  last_day: Temporal.PlainDate
  new_last_day: Temporal.PlainDate | null
  ordered_at: Temporal.Instant
  ordered_by: bigint
  finished_at: Temporal.Instant | null
}

export type ProlongationContractRow = {
  prolongation_id: bigint
  contract_id: bigint
  outcome: string
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
  club_kind: string | null
}

export type ProviderAccountRow = {
  id: Generated<bigint>
  provider_id: bigint
  iban: string
  bic: string
  holder: string
  valid_from: Temporal.PlainDate
  state: string
  entered_at: Temporal.Instant
  entered_by: string
  decided_at: Temporal.Instant | null
  decided_by: string | null
}

export type ProviderEvidenceRow = {
  id: Generated<bigint>
  provider_id: bigint
  requirement: string
  reference: string
  checked_on: Temporal.PlainDate
  valid_to: Temporal.PlainDate | null
  recorded_at: Temporal.Instant
  recorded_by: string
}

export type ProviderExclusionRow = {
  id: Generated<bigint>
  provider_id: bigint
  reason: string
  words: string
  announced_at: Temporal.Instant
  announced_by: string
  effective_on: Temporal.PlainDate
  state: string
  changed_at: Temporal.Instant
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
  away: Defaulted<number>
  direction: string | null
  cohort_to: number | null
  planned_lessons: number | null
}

export type ProviderInspectionRow = {
  id: Generated<bigint>
  provider_id: bigint
  held_on: Temporal.PlainDate
  outcome: string
  summary_kk: string
  summary_ru: string
  recorded_at: Temporal.Instant
  recorded_by: string
}

export type ProviderLetterRow = {
  id: Generated<bigint>
  number: string
  territory_code: string
  programme: string
  subject_kk: string | null
  body_kk: string | null
  subject_ru: string | null
  body_ru: string | null
  asks: string
  answer_by: Temporal.PlainDate | null
  to_all: boolean
  corrects_id: bigint | null
  sent_at: Temporal.Instant
  sent_by: bigint
}

export type ProviderLetterAcknowledgementRow = {
  letter_id: bigint
  provider_id: bigint
  asks: Defaulted<string>
  staff_id: bigint
  acknowledged_at: Temporal.Instant
}

export type ProviderLetterReadingRow = {
  letter_id: bigint
  provider_id: bigint
  staff_id: bigint
  seen_reply_id: Defaulted<bigint>
  read_at: Temporal.Instant
}

export type ProviderLetterRecipientRow = {
  letter_id: bigint
  provider_id: bigint
}

export type ProviderLetterReplyRow = {
  id: Generated<bigint>
  letter_id: bigint
  provider_id: bigint
  author_provider_id: bigint | null
  staff_id: bigint
  words: string
  written_at: Temporal.Instant
}

export type ProviderPhotoRow = {
  id: Generated<bigint>
  provider_id: bigint
  position: number
  sha256: string
  small_sha256: string
  width: number
  height: number
  alt_kk: string
  alt_ru: string
  uploaded_at: Temporal.Instant
  removed_at: Temporal.Instant | null
}

export type ProviderProfileRow = {
  provider_id: bigint
  about_kk: string
  about_ru: string
  meals: string | null
  site: string | null
  changed_at: Temporal.Instant
}

export type PublicationPauseRow = {
  id: Generated<bigint>
  programme: string
  territory_code: string
  starts_on: Temporal.PlainDate
  last_day: Temporal.PlainDate
  reason: string
  decided_at: Temporal.Instant
  decided_by: string
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
  rounds_held: Defaulted<number>
  called_on: Temporal.PlainDate | null
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

export type RatingRow = {
  id: Generated<bigint>
  number: string
  provider_id: bigint
  child_id: bigint
  line_id: bigint
  given_at: Temporal.Instant
}

export type RatingAnswerRow = {
  text_id: bigint
  provider_id: bigint
  staff_id: bigint
  words: string | null
  written_at: Temporal.Instant
}

export type RatingRulingRow = {
  id: Generated<bigint>
  text_id: bigint
  hidden: boolean
  reason: string | null
  words: string | null
  decided_at: Temporal.Instant
  staff_id: bigint
}

export type RatingScoreRow = {
  rating_id: bigint
  version: number
  criterion: string
  score: number
}

export type RatingTextRow = {
  id: Generated<bigint>
  rating_id: bigint
  provider_id: bigint
  words: string | null
  written_at: Temporal.Instant
}

export type RatingVersionRow = {
  rating_id: bigint
  version: number
  person_id: bigint
  text_id: bigint | null
  given_at: Temporal.Instant
}

export type ReferralRow = {
  id: Generated<bigint>
  number: string
  application_id: bigint
  child_id: bigint
  programme: string
  territory_code: string
  provider_id: bigint
  group_id: bigint
  place_id: bigint
  hold_id: bigint
  round_id: bigint
  turn: string
  proactive: boolean
  admission: string
  state: string
  issued_at: Temporal.Instant
  term_from: Temporal.PlainDate
  valid_until: Temporal.Instant
  extensions: Defaulted<number>
  closed_at: Temporal.Instant | null
}

export type ReferralRoundRow = {
  round_id: bigint
  turn: string
}

export type ReferralSwitchRow = {
  id: Generated<bigint>
  programme: string
  territory_code: string
  starts_on: Temporal.PlainDate
  from_pack_id: string
  from_pack_version: string
  to_pack_id: string
  to_pack_version: string
  applications: number
  recategorised: number
  worse: number
  live_referrals: number
  positions_sha256: string
  switched_at: Temporal.Instant
  switched_by: string
}

export type ReferralSwitchPositionRow = {
  switch_id: bigint
  application_id: bigint
  state: string
  cohort: number
  tier_before: string
  number_before: number | null
  tier_after: string
  number_after: number | null
  reason: string
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

export type RenewalRow = {
  id: Generated<bigint>
  contract_id: bigint
  last_day: Temporal.PlainDate
  new_last_day: Temporal.PlainDate | null
  state: string
  asked_at: Temporal.Instant
  asked_by: bigint
  answered_at: Temporal.Instant | null
  answered_by: string | null
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

export type RoomRow = {
  id: Generated<bigint>
  provider_id: bigint
  name: string
  capacity: number
  closed_on: Temporal.PlainDate | null
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

export type SheetRow = {
  id: Generated<bigint>
  group_id: bigint
  provider_id: bigint
  month: Temporal.PlainDate
  rule_pack_id: string
  rule_pack_version: string
  working_days: number
  submitted_at: Temporal.Instant
  submitted_by: string
}

export type SheetCorrectionRow = {
  line_id: bigint
  day: Temporal.PlainDate
  before: string
  words: string | null
  corrected_at: Temporal.Instant
  corrected_by: string
}

export type SheetDisputeRow = {
  id: Generated<bigint>
  line_id: bigint
  day: Temporal.PlainDate
  claimed: string
  words: string
  opened_at: Temporal.Instant
  opened_by: bigint
  answer_until: Temporal.Instant
  state: string
  answer_words: string | null
  answered_at: Temporal.Instant | null
  answered_by: string | null
  decision_words: string | null
  decided_at: Temporal.Instant | null
  decided_by: string | null
}

export type SheetLineRow = {
  id: Generated<bigint>
  sheet_id: bigint
  enrolment_id: bigint
  month: Temporal.PlainDate
  state: string
  days: string
  answer_until: Temporal.Instant
  carried: Defaulted<number>
  must_decide: Defaulted<boolean>
  answered_at: Temporal.Instant | null
  answered_by: string | null
  person_id: bigint | null
  words: string | null
  changed_at: Temporal.Instant
  reminded_at: Temporal.Instant | null
}

export type StaffRow = {
  id: Generated<bigint>
  full_name: string
  role: string
  territory_code: string
  language: Defaulted<string>
  created_at: Temporal.Instant
  blocked_at: Temporal.Instant | null
  provider_id: bigint | null
}

export type StaffInvitationRow = {
  token_hash: string
  staff_id: bigint
  expires_at: Temporal.Instant
  used_at: Temporal.Instant | null
}

export type SwapLegRow = {
  proposal_id: bigint
  position: number
  application_id: bigint
  contract_id: bigint
  from_group_id: bigint
  to_group_id: bigint
  hold_id: bigint
  answer: string | null
  answered_at: Temporal.Instant | null
  closed_at: Temporal.Instant | null
}

export type SwapProposalRow = {
  id: Generated<bigint>
  number: string
  search_id: bigint
  programme: string
  territory_code: string
  state: string
  proposed_at: Temporal.Instant
  until: Temporal.Instant
  off_reason: string | null
  changed_at: Temporal.Instant
}

export type SwapSearchRow = {
  id: Generated<bigint>
  programme: string
  territory_code: string
  searched_on: Temporal.PlainDate
  searched_at: Temporal.Instant
  searched_by: string
  rule_pack_id: string
  rule_pack_version: string
  input_hash: string
  result_hash: string
  askers: number
  cycles: number
  bundle: string
}

export type SwapUnsignedRow = {
  proposal_id: bigint
  provider_id: bigint
  happened_at: Temporal.Instant
  reviewed_at: Temporal.Instant | null
  reviewed_by: string | null
  review: string | null
}

export type SwapWishRow = {
  application_id: bigint
  rank: number
  group_id: bigint
  since: Temporal.Instant
}

export type TakenOverRow = {
  voucher_id: bigint
  group_id: bigint
  taken_at: Temporal.Instant
  taken_by: string
}

export type TerritoryRow = {
  code: string
  parent_code: string | null
  kind: string
  name_kk: string
  name_ru: string
  name_en: string
}

export type TimetableSlotRow = {
  id: Generated<bigint>
  group_id: bigint
  weekday: number
  starts_at: Temporal.PlainTime
  ends_at: Temporal.PlainTime
  room_id: bigint
  coach_id: bigint
  valid_from: Temporal.PlainDate
  valid_to: Temporal.PlainDate | null
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
  iteration_id: bigint | null
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
  between_since: Temporal.Instant | null
  form: string | null
  ends_on: Temporal.PlainDate | null
}

export type VoucherMonthRow = {
  voucher_id: bigint
  month: Temporal.PlainDate
  portion_tiyn: bigint
  used_tiyn: bigint
  released_tiyn: bigint
  closed_at: Temporal.Instant
}

export type VoucherYearRow = {
  voucher_id: bigint
  year: number
  cost_tiyn: bigint
  reserved_at: Temporal.Instant
}

export type WaitingEntryRow = {
  id: Generated<bigint>
  application_id: bigint
  group_id: bigint
  admissions: string[]
  joined_at: Temporal.Instant
  state: string
  changed_at: Temporal.Instant
}

export type WaitingEventRow = {
  id: Generated<bigint>
  entry_id: bigint
  at: Temporal.Instant
  kind: string
  actor: string
}

export type WishRow = {
  application_id: bigint
  rank: number
  group_id: bigint
  admissions: string[]
}

export type Tables = {
  absence_paper: AbsencePaperRow
  access_record: AccessRecordRow
  act: ActRow
  act_line: ActLineRow
  act_order: ActOrderRow
  act_order_result: ActOrderResultRow
  act_signature: ActSignatureRow
  act_uncovered: ActUncoveredRow
  announced_departure: AnnouncedDepartureRow
  answer_trace: AnswerTraceRow
  answer_trace_key: AnswerTraceKeyRow
  application: ApplicationRow
  application_event: ApplicationEventRow
  application_note: ApplicationNoteRow
  attempt_counter: AttemptCounterRow
  attendance_change: AttendanceChangeRow
  attendance_day: AttendanceDayRow
  attendance_digest: AttendanceDigestRow
  attendance_mark: AttendanceMarkRow
  attendance_start: AttendanceStartRow
  attended_time: AttendedTimeRow
  bank_answer: BankAnswerRow
  benefit_claim: BenefitClaimRow
  book_sweep: BookSweepRow
  budget: BudgetRow
  bulletin: BulletinRow
  choice_decision: ChoiceDecisionRow
  choice_preference: ChoicePreferenceRow
  choice_round: ChoiceRoundRow
  client_request: ClientRequestRow
  coach: CoachRow
  coach_evidence: CoachEvidenceRow
  coach_paper: CoachPaperRow
  contract: ContractRow
  contract_document: ContractDocumentRow
  contract_signature: ContractSignatureRow
  contract_template: ContractTemplateRow
  document: DocumentRow
  enrolment: EnrolmentRow
  family_case: FamilyCaseRow
  guardianship: GuardianshipRow
  installation: InstallationRow
  introduction: IntroductionRow
  invariant_result: InvariantResultRow
  invariant_run: InvariantRunRow
  iteration: IterationRow
  iteration_decision: IterationDecisionRow
  journal_entry: JournalEntryRow
  journal_outbox: JournalOutboxRow
  journal_private: JournalPrivateRow
  leave_of_absence: LeaveOfAbsenceRow
  ledger_account: LedgerAccountRow
  ledger_entry: LedgerEntryRow
  ledger_posting: LedgerPostingRow
  lesson_answer: LessonAnswerRow
  lesson_change: LessonChangeRow
  log_checkpoint: LogCheckpointRow
  log_key: LogKeyRow
  log_leaf: LogLeafRow
  log_node: LogNodeRow
  log_policy: LogPolicyRow
  log_publication: LogPublicationRow
  log_restoration: LogRestorationRow
  long_absence: LongAbsenceRow
  message: MessageRow
  message_receipt: MessageReceiptRow
  naming: NamingRow
  norm: NormRow
  open_data_content: OpenDataContentRow
  open_data_file: OpenDataFileRow
  own_action_consent: OwnActionConsentRow
  passkey: PasskeyRow
  passkey_challenge: PasskeyChallengeRow
  payer_account: PayerAccountRow
  payment: PaymentRow
  payment_batch: PaymentBatchRow
  payment_event: PaymentEventRow
  person: PersonRow
  phone_code: PhoneCodeRow
  place: PlaceRow
  place_hold: PlaceHoldRow
  plausibility_flag: PlausibilityFlagRow
  plausibility_flag_child: PlausibilityFlagChildRow
  plausibility_run: PlausibilityRunRow
  prolongation: ProlongationRow
  prolongation_contract: ProlongationContractRow
  provider: ProviderRow
  provider_account: ProviderAccountRow
  provider_evidence: ProviderEvidenceRow
  provider_exclusion: ProviderExclusionRow
  provider_group: ProviderGroupRow
  provider_inspection: ProviderInspectionRow
  provider_letter: ProviderLetterRow
  provider_letter_acknowledgement: ProviderLetterAcknowledgementRow
  provider_letter_reading: ProviderLetterReadingRow
  provider_letter_recipient: ProviderLetterRecipientRow
  provider_letter_reply: ProviderLetterReplyRow
  provider_photo: ProviderPhotoRow
  provider_profile: ProviderProfileRow
  publication_pause: PublicationPauseRow
  queue_category: QueueCategoryRow
  queue_head: QueueHeadRow
  queue_milestone: QueueMilestoneRow
  queue_movement: QueueMovementRow
  rating: RatingRow
  rating_answer: RatingAnswerRow
  rating_ruling: RatingRulingRow
  rating_score: RatingScoreRow
  rating_text: RatingTextRow
  rating_version: RatingVersionRow
  referral: ReferralRow
  referral_round: ReferralRoundRow
  referral_switch: ReferralSwitchRow
  referral_switch_position: ReferralSwitchPositionRow
  register_benefit: RegisterBenefitRow
  register_guardianship: RegisterGuardianshipRow
  register_person: RegisterPersonRow
  renewal: RenewalRow
  restored_bundle: RestoredBundleRow
  rollout: RolloutRow
  room: RoomRow
  rule_pack: RulePackRow
  schema_migration: SchemaMigrationRow
  session: SessionRow
  sheet: SheetRow
  sheet_correction: SheetCorrectionRow
  sheet_dispute: SheetDisputeRow
  sheet_line: SheetLineRow
  staff: StaffRow
  staff_invitation: StaffInvitationRow
  swap_leg: SwapLegRow
  swap_proposal: SwapProposalRow
  swap_search: SwapSearchRow
  swap_unsigned: SwapUnsignedRow
  swap_wish: SwapWishRow
  taken_over: TakenOverRow
  territory: TerritoryRow
  timetable_slot: TimetableSlotRow
  voucher: VoucherRow
  voucher_month: VoucherMonthRow
  voucher_year: VoucherYearRow
  waiting_entry: WaitingEntryRow
  waiting_event: WaitingEventRow
  wish: WishRow
}
