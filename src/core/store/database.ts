// Written by `npm run db:types` from the live schema; never by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Every table and its columns as Kysely sees them. */
export interface Database {
  'access_log.breach': AccessLogBreach;
  'access_log.evidence': AccessLogEvidence;
  'access_log.evidence_line': AccessLogEvidenceLine;
  'access_log.folder': AccessLogFolder;
  'access_log.incident': AccessLogIncident;
  'access_log.line': AccessLogLine;
  'access_log.slice': AccessLogSlice;
  'backup.copy': BackupCopy;
  'backup.drill': BackupDrill;
  'backup.restoring': BackupRestoring;
  'contact.account': ContactAccount;
  'contact.conversation': ContactConversation;
  'contact.erasure': ContactErasure;
  'contact.folder': ContactFolder;
  'contact.form_message': ContactFormMessage;
  'contact.ground': ContactGround;
  'contact.last_review': ContactLastReview;
  'contact.message': ContactMessage;
  'contact.reference': ContactReference;
  'contact.reminder': ContactReminder;
  'contact.review': ContactReview;
  'core.held': CoreHeld;
  'core.hold': CoreHold;
  'core.policy_version': CorePolicyVersion;
  'core.record': CoreRecord;
  'core.simulation': CoreSimulation;
  'core.sweep': CoreSweep;
  'journal.block': JournalBlock;
  'journal.entry': JournalEntry;
  'journal.verification': JournalVerification;
  'mail.letter': MailLetter;
  'mail.outbox': MailOutbox;
  'newsletter.approval_request': NewsletterApprovalRequest;
  'newsletter.attachment': NewsletterAttachment;
  'newsletter.bounce': NewsletterBounce;
  'newsletter.campaign': NewsletterCampaign;
  'newsletter.claim': NewsletterClaim;
  'newsletter.confirmation': NewsletterConfirmation;
  'newsletter.customer': NewsletterCustomer;
  'newsletter.delivery': NewsletterDelivery;
  'newsletter.ended': NewsletterEnded;
  'newsletter.export': NewsletterExport;
  'newsletter.import': NewsletterImport;
  'newsletter.import_piece': NewsletterImportPiece;
  'newsletter.later': NewsletterLater;
  'newsletter.mailing': NewsletterMailing;
  'newsletter.pace': NewsletterPace;
  'newsletter.picture': NewsletterPicture;
  'newsletter.publication': NewsletterPublication;
  'newsletter.recipient': NewsletterRecipient;
  'newsletter.report': NewsletterReport;
  'newsletter.sendable': NewsletterSendable;
  'newsletter.subscription': NewsletterSubscription;
  'newsletter.token': NewsletterToken;
  'newsletter.wording': NewsletterWording;
  'rights.request': RightsRequest;
  'rights.request_address': RightsRequestAddress;
  'rights.request_challenge': RightsRequestChallenge;
  'rights.request_entry': RightsRequestEntry;
  'rights.request_recipient': RightsRequestRecipient;
  'rights.visit': RightsVisit;
  'shred.pending': ShredPending;
  'shred.vault': ShredVault;
  'staff.account': StaffAccount;
  'staff.challenge': StaffChallenge;
  'staff.deed': StaffDeed;
  'staff.link': StaffLink;
  'staff.part_role': StaffPartRole;
  'staff.passkey': StaffPasskey;
  'staff.provider_visit': StaffProviderVisit;
  'staff.recovery_code': StaffRecoveryCode;
  'staff.session': StaffSession;
  'staff.totp': StaffTotp;
  'store.migration': StoreMigration;
  'vault.key': VaultKey;
  'vault.master': VaultMaster;
  'vault.secret': VaultSecret;
}

export interface AccessLogBreach {
  record: string;
  reference: string;
  facts: Buffer;
  effects: Buffer;
  measures: Buffer;
  aware_at: Temporal.Instant;
  notified_at: Temporal.Instant | null;
  reason: Buffer | null;
  persons_told_at: Temporal.Instant | null;
  closed_at: Temporal.Instant | null;
  reminded_at: Temporal.Instant | null;
}

export interface AccessLogEvidence {
  record: string;
  incident: string;
}

export interface AccessLogEvidenceLine {
  evidence: string;
  id: string;
  at: Temporal.Instant;
  address_hash: Buffer | null;
  address: Buffer | null;
  request: Buffer;
  browser: Buffer | null;
}

export interface AccessLogFolder {
  path: string;
  looked_at: Temporal.Instant;
  files: number;
  oldest_at: Temporal.Instant | null;
  overdue: number;
  unreadable: number;
  removed: number;
  problem: string | null;
}

export interface AccessLogIncident {
  record: string;
  reference: string;
  reason: Buffer;
  from_at: Temporal.Instant;
  until_at: Temporal.Instant;
  address: Buffer | null;
  route: Buffer | null;
  review_by: Temporal.Instant;
  opened_at: Temporal.Instant;
  opened_by: string | null;
  seconded_at: Temporal.Instant | null;
  seconded_by: string | null;
  hold: string | null;
  closed_at: Temporal.Instant | null;
  confidential: Generated<boolean>;
  needs_second: Generated<boolean>;
  refused_at: Temporal.Instant | null;
  refused_by: string | null;
  reminded_at: Temporal.Instant | null;
}

export interface AccessLogLine {
  slice: string;
  id: string;
  at: Temporal.Instant;
  address_hash: Buffer | null;
  address: Buffer | null;
  request: Buffer;
  browser: Buffer | null;
}

export interface AccessLogSlice {
  record: string;
  began: Temporal.Instant;
  until: Temporal.Instant;
}

export interface BackupCopy {
  id: string;
  kind: string;
  folder: string;
  taken_at: Temporal.Instant;
  rows: number;
  bytes: number;
  removed_at: Temporal.Instant | null;
}

export interface BackupDrill {
  id: string;
  at: Temporal.Instant;
  passed: boolean;
  milliseconds: number;
  report: ColumnType<unknown, string, string>;
}

export interface BackupRestoring {
  one: Generated<boolean>;
  copy: string;
  taken_at: Temporal.Instant;
  entry: number;
}

export interface ContactAccount {
  name: string;
  looks: Generated<number>;
  looked_at: Temporal.Instant | null;
  messages: Generated<number>;
  known: Generated<number>;
  problem: string | null;
}

export interface ContactConversation {
  record: string;
  account: string;
  counterpart: Buffer;
  topic_hash: Buffer | null;
  first_at: Temporal.Instant;
  last_at: Temporal.Instant;
  last_inbound: boolean;
  automatic: boolean;
  emptied_in: number | null;
  withdrawn_at: Temporal.Instant | null;
}

export interface ContactErasure {
  id: string;
  record: string;
  account: string;
  folder: string | null;
  uid: number | null;
  identity: Buffer;
  size: number;
  at: Temporal.Instant;
  ordered_at: Temporal.Instant;
  gone_by: Temporal.Instant;
  gone_in: number | null;
  attempts: Generated<number>;
  problem: string | null;
}

export interface ContactFolder {
  id: string;
  account: string;
  path_hash: Buffer;
  validity: number;
  next_uid: number | null;
  messages: number | null;
  modseq: number | null;
}

export interface ContactFormMessage {
  record: string;
  mail: Buffer | null;
  language: string;
  posted_at: Temporal.Instant;
  network: Buffer;
}

export interface ContactGround {
  id: string;
  record: string;
  at: Temporal.Instant;
  ground: string;
  reason: Buffer;
}

export interface ContactLastReview {
  single: Generated<boolean>;
  at: Temporal.Instant;
}

export interface ContactMessage {
  id: GeneratedAlways<number>;
  record: string;
  folder: string;
  uid: number | null;
  identity: Buffer;
  size: number;
  at: Temporal.Instant;
  inbound: boolean;
  automatic: boolean;
}

export interface ContactReference {
  record: string;
  id_hash: Buffer;
}

export interface ContactReminder {
  at: Temporal.Instant;
  open: number;
  late: number;
  sent: number;
}

export interface ContactReview {
  id: string;
  record: string;
  at: Temporal.Instant;
  ground: string;
  reason: Buffer;
  next_on: Temporal.PlainDate | null;
}

export interface CoreHeld {
  hold: string;
  record: string;
}

export interface CoreHold {
  id: string;
  reference: string;
  kind: string;
  scope_class: string;
  opened_at: Temporal.Instant;
  review_by: Temporal.Instant;
  closed_at: Temporal.Instant | null;
  confidential_until: Temporal.Instant | null;
  confidential_by: string | null;
  secrecy_unknown: Generated<boolean>;
}

export interface CorePolicyVersion {
  number: number;
  hash: string;
  issued: Temporal.PlainDate;
  applied_at: Temporal.Instant;
  superseded_at: Temporal.Instant | null;
  completed_at: Temporal.Instant | null;
  source: ColumnType<unknown, string, string>;
  notice_de: string;
  notice_en: string;
}

export interface CoreRecord {
  id: string;
  class: string;
  subject: Buffer;
  stage: string;
  since: Temporal.Instant;
  fact: ColumnType<unknown, string | undefined, string>;
  came_from: ColumnType<unknown, string | null, string | null>;
  due: Temporal.Instant | null;
  gone_by: Temporal.Instant | null;
  parent: string | null;
  policy: number;
  holds: Generated<number>;
  demanded: string | null;
}

export interface CoreSimulation {
  one: Generated<boolean>;
  started_at: Temporal.Instant;
  now: Temporal.Instant;
}

export interface CoreSweep {
  id: GeneratedAlways<number>;
  at: Temporal.Instant;
  erased: number;
  advanced: number;
  milliseconds: number;
}

export interface JournalBlock {
  number: number;
  first: number;
  last: number;
  entries: number;
  closed_at: Temporal.Instant;
  previous: Buffer;
  hash: Buffer;
  public_key: Buffer;
  signature: Buffer;
}

export interface JournalEntry {
  id: GeneratedAlways<number>;
  at: Temporal.Instant;
  what: string;
  class: string | null;
  stage: string | null;
  rule: string;
  record: string | null;
  actor: string;
}

export interface JournalVerification {
  one: Generated<boolean>;
  at: Temporal.Instant;
  entries: number;
  blocks: number;
  verified: boolean;
}

export interface MailLetter {
  id: string;
  number: GeneratedAlways<number>;
  record: string;
  at: Temporal.Instant;
  raw: Buffer;
  parts: Buffer;
}

export interface MailOutbox {
  id: string;
  number: GeneratedAlways<number>;
  record: string;
  kind: string;
  state: Generated<string>;
  payload: Buffer | null;
  message_id: string;
  attempt: Generated<number>;
  next_at: Temporal.Instant | null;
  since: Temporal.Instant;
  worker: number | null;
  reason: string | null;
  reply_code: number | null;
  reply_status: string | null;
  finished_at: Temporal.Instant | null;
}

export interface NewsletterApprovalRequest {
  campaign: string;
  version: number;
  asked_by: string | null;
  asked_at: Temporal.Instant;
}

export interface NewsletterAttachment {
  campaign: string;
  number: number;
  label: Buffer;
  content: Buffer;
}

export interface NewsletterBounce {
  record: string;
  subscription: string;
  mail: string;
  kind: string;
  sent_at: Temporal.Instant;
  at: Temporal.Instant;
  evidence: Buffer;
}

export interface NewsletterCampaign {
  record: string;
  state: Generated<string>;
  lists: string[];
  topic: string;
  language: string;
  content: Buffer;
  version: Generated<number>;
  content_hash: string;
  created_at: Temporal.Instant;
  revised_at: Temporal.Instant;
  author: string | null;
  approver: string | null;
  approved_at: Temporal.Instant | null;
  scheduled_at: Temporal.Instant | null;
  started_at: Temporal.Instant | null;
  ended_at: Temporal.Instant | null;
  recipients: Generated<number>;
  accepted: Generated<number>;
  bounced: Generated<number>;
  dropped: Generated<number>;
  repeated: Generated<number>;
  unsubscribed: Generated<number>;
  complained: Generated<number>;
  returned: Generated<number>;
  title: Buffer | null;
  offers: Generated<string[]>;
  objection_wording: string | null;
  visual: Generated<boolean>;
}

export interface NewsletterClaim {
  id: string;
  delivery: string;
  worker: number;
  numbers: number[];
  begun: Generated<number>;
}

export interface NewsletterConfirmation {
  token_hash: Buffer;
  record: string;
  expires_at: Temporal.Instant;
}

export interface NewsletterCustomer {
  record: string;
  email: Buffer;
  language: string;
  policy: number;
  origin: string;
  entered_at: Temporal.Instant;
  sold_at: Temporal.Instant | null;
  sale: Buffer | null;
  sale_evidence: Buffer | null;
  similar_offers: Generated<string[]>;
  similar_evidence: Buffer | null;
  unobjected_at: Temporal.Instant | null;
  unobjected_evidence: Buffer | null;
  told_at: Temporal.Instant | null;
  told_wording: string | null;
  told_evidence: Buffer | null;
  ended_at: Temporal.Instant | null;
  end_channel: string | null;
  end_evidence: Buffer | null;
}

export interface NewsletterDelivery {
  record: string;
  campaign: string;
  listed: string | null;
  complete: Generated<boolean>;
  size: Generated<number>;
  taken: Generated<number>;
  rolled: Generated<number>;
}

export interface NewsletterEnded {
  record: string | null;
  end_channel: string | null;
}

export interface NewsletterExport {
  record: string;
  content: string;
  list: string;
  format: string;
  reason: string;
  persons: number;
  asked_by: string | null;
  asked_at: Temporal.Instant;
  approver: string | null;
  approved_at: Temporal.Instant | null;
}

export interface NewsletterImport {
  record: string;
  content: Buffer;
  uploaded_at: Temporal.Instant;
  started_at: Temporal.Instant | null;
  ended_at: Temporal.Instant | null;
  lines: number;
  read: Generated<number>;
  active: Generated<number>;
  asked: Generated<number>;
  known: Generated<number>;
  refused: Generated<number>;
  undone: Generated<number>;
  uploaded_by: string | null;
}

export interface NewsletterImportPiece {
  import: string;
  number: number;
  lines: Buffer | null;
  taken_at: Temporal.Instant | null;
  kept: Generated<string[]>;
  refused_lines: Generated<number[]>;
  refused_reasons: Generated<string[]>;
}

export interface NewsletterLater {
  delivery: string;
  number: number;
  next_at: Temporal.Instant;
  paced: Generated<boolean>;
}

export interface NewsletterMailing {
  record: string;
  campaign: string;
  version: number;
  content_hash: string;
  at: Temporal.Instant;
  objection_wording: string | null;
}

export interface NewsletterPace {
  domain: Buffer;
  used_until: Temporal.Instant;
}

export interface NewsletterPicture {
  campaign: string;
  file: string;
  content: Buffer;
}

export interface NewsletterPublication {
  campaign: string;
  published_at: Temporal.Instant;
}

export interface NewsletterRecipient {
  delivery: string;
  number: number;
  subscription: string;
  state: Generated<string>;
  attempt: Generated<number>;
  worker: number | null;
  code: number | null;
  status: string | null;
  at: Temporal.Instant | null;
}

export interface NewsletterReport {
  record: string;
  subscription: string;
  message_hash: Buffer;
  at: Temporal.Instant;
  text: Buffer;
}

export interface NewsletterSendable {
  record: string | null;
  list: string | null;
  email: Buffer | null;
  confirmed_at: Temporal.Instant | null;
}

export interface NewsletterSubscription {
  record: string;
  email: Buffer;
  language: string;
  policy: number;
  consent_wording: string;
  form_wording: string;
  mail_wording: string;
  requested_at: Temporal.Instant;
  requested_ip: Buffer;
  network: Buffer | null;
  counted_at: Temporal.Instant | null;
  mail_sent_at: Temporal.Instant | null;
  mail_id: Buffer | null;
  mail_reply: Buffer | null;
  mail_source_hash: string | null;
  confirmed_at: Temporal.Instant | null;
  confirmed_ip: Buffer | null;
  ended_at: Temporal.Instant | null;
  end_channel: string | null;
  end_evidence: Buffer | null;
  list: string;
  import: string | null;
  import_evidence: Buffer | null;
  came_by: Generated<string>;
  moves: string | null;
}

export interface NewsletterToken {
  record: string;
  token_hash: Buffer;
  scopes: string[];
  label: Buffer;
  used_on: Temporal.PlainDate | null;
  paced_from: Temporal.Instant | null;
  paced: Generated<number>;
  lists: string[] | null;
}

export interface NewsletterWording {
  hash: string;
  kind: string;
  language: string;
  text: string;
  first_used: Temporal.Instant;
}

export interface RightsRequest {
  record: string;
  channel: string;
  kinds: string[];
  language: string;
  email: Buffer | null;
  name: Buffer | null;
  text: Buffer | null;
  received_at: Temporal.Instant;
  extended_at: Temporal.Instant | null;
  extension: Buffer | null;
  outcome: string | null;
  answer: Buffer | null;
  answered_by: string | null;
  answered_at: Temporal.Instant | null;
  undelivered: string | null;
  undelivered_at: Temporal.Instant | null;
  reminded_at: Temporal.Instant | null;
}

export interface RightsRequestAddress {
  token_hash: Buffer;
  request: string;
  email: Buffer;
  asked_at: Temporal.Instant;
  proved_at: Temporal.Instant | null;
}

export interface RightsRequestChallenge {
  request: string;
  token_hash: Buffer;
  asked_at: Temporal.Instant;
  proved_at: Temporal.Instant | null;
}

export interface RightsRequestEntry {
  number: GeneratedAlways<number>;
  request: string;
  at: Temporal.Instant;
  what: string;
  text: Buffer | null;
  by_whom: string | null;
}

export interface RightsRequestRecipient {
  request: string;
  recipient: string;
  deed: string;
  listed_at: Temporal.Instant;
  state: Generated<string>;
  reason: Buffer | null;
  settled_at: Temporal.Instant | null;
}

export interface RightsVisit {
  record: string;
  email: Buffer;
  language: string;
  asked_at: Temporal.Instant;
  network: Buffer;
  link_hash: Buffer | null;
  visit_hash: Buffer | null;
  opened_at: Temporal.Instant | null;
  told: Buffer | null;
}

export interface ShredPending {
  record: string;
  since: Temporal.Instant;
}

export interface ShredVault {
  one: Generated<boolean>;
  fingerprint: Buffer;
}

export interface StaffAccount {
  record: string;
  email: Buffer;
  name: Buffer | null;
  role: string;
}

export interface StaffChallenge {
  hash: Buffer;
  purpose: string;
  session: string | null;
  expires_at: Temporal.Instant;
}

export interface StaffDeed {
  record: string;
  account: string | null;
  what: string;
  about: string | null;
  at: Temporal.Instant;
}

export interface StaffLink {
  token_hash: Buffer;
  account: string;
  expires_at: Temporal.Instant;
  means: Generated<string>;
}

export interface StaffPartRole {
  account: string;
  section: string;
  part: string;
  role: string;
}

export interface StaffPasskey {
  id: string;
  account: string;
  credential_hash: Buffer;
  credential: Buffer;
  added_at: Temporal.Instant;
  used_at: Temporal.Instant | null;
}

export interface StaffProviderVisit {
  state_hash: Buffer;
  browser_hash: Buffer;
  expires_at: Temporal.Instant;
  language: string | null;
}

export interface StaffRecoveryCode {
  account: string;
  code_hash: Buffer;
}

export interface StaffSession {
  record: string;
  account: string;
  token_hash: Buffer;
  seen_at: Temporal.Instant;
  browser: Buffer | null;
  is_strong: Generated<boolean>;
}

export interface StaffTotp {
  account: string;
  secret: Buffer;
  added_at: Temporal.Instant;
  confirmed_at: Temporal.Instant | null;
  last_step: Generated<number>;
  tried_from: Temporal.Instant | null;
  tried: Generated<number>;
}

export interface StoreMigration {
  name: string;
  sha256: string;
}

export interface VaultKey {
  record: string;
  wrapped: Buffer;
  made_at: Temporal.Instant | null;
  master: Generated<number>;
}

export interface VaultMaster {
  generation: number;
  fingerprint: Buffer;
  made_at: Temporal.Instant | null;
  retired_at: Temporal.Instant | null;
}

export interface VaultSecret {
  name: string;
  wrapped: Buffer;
  master: Generated<number>;
}
