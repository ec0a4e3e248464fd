/**
 * Every column of a table: the personal ones with the datum of the policy that they hold, and the others. A column that
 * stands in neither is personal and undeclared, and a test fails (S3).
 */
export interface Table {
  /** Data class whose records own the rows. */
  readonly class?: string;
  readonly personal: Readonly<Record<string, string>>;
  readonly impersonal: readonly string[];
  /** Impersonal columns that could hold any words, and what they do hold: nobody's name can hide there unseen. */
  readonly words?: Readonly<Record<string, string>>;
  /** Never in a backup, and with it the records of its class: worthless after a restore, or too short-lived for one. */
  readonly backup?: false;
}

const without = (...impersonal: readonly string[]): Table => ({ personal: {}, impersonal });

/** The core's own tables. They know a subject as a keyed hash and nothing else of a person; the rest hangs from records. */
export const coreTables: Readonly<Record<string, Table>> = {
  'core.record': {
    ...without(
      'id',
      'class',
      'subject',
      'stage',
      'since',
      'fact',
      'came_from',
      'due',
      'gone_by',
      'parent',
      'policy',
      'holds',
      'demanded',
    ),
    words: {
      class: 'a data class of the policy',
      stage: 'a stage of its lifecycle',
      fact: 'instants by the names of facts',
      came_from: 'a stage and instants',
    },
  },
  'core.policy_version': {
    ...without(
      'number',
      'hash',
      'issued',
      'applied_at',
      'superseded_at',
      'completed_at',
      'source',
      'notice_de',
      'notice_en',
    ),
    words: {
      source: 'the policy, which names the operator and nobody else',
      notice_de: 'the notice as it was printed',
      notice_en: 'the same in English',
    },
  },
  'core.hold': {
    ...without(
      'id',
      'reference',
      'kind',
      'scope_class',
      'opened_at',
      'review_by',
      'closed_at',
      'confidential_until',
      'confidential_by',
      'secrecy_unknown',
    ),
    words: { scope_class: 'a data class of the policy' },
  },
  'core.held': without('hold', 'record'),
  'core.simulation': without('one', 'started_at', 'now'),
  'core.sweep': without('id', 'at', 'erased', 'advanced', 'milliseconds'),
  'journal.entry': without('id', 'at', 'what', 'class', 'stage', 'rule', 'record', 'actor'),
  'journal.block': without(
    'number',
    'first',
    'last',
    'entries',
    'closed_at',
    'previous',
    'hash',
    'public_key',
    'signature',
  ),
  // Keys are copied apart from what they open.
  'journal.verification': without('one', 'at', 'entries', 'blocks', 'verified'),
  'vault.key': { ...without('record', 'wrapped', 'made_at', 'master'), backup: false },
  'vault.secret': { ...without('name', 'wrapped', 'master'), backup: false },
  'vault.master': { ...without('generation', 'fingerprint', 'made_at', 'retired_at'), backup: false },
  'shred.pending': without('record', 'since'),
  'shred.vault': without('one', 'fingerprint'),
  // Applied again by the restore itself.
  'store.migration': {
    ...without('name', 'sha256'),
    words: { name: 'the name of a file of ours', sha256: 'its hash' },
    backup: false,
  },
  'backup.copy': {
    ...without('id', 'kind', 'folder', 'taken_at', 'rows', 'bytes', 'removed_at'),
    words: { folder: 'a folder that the operator chose' },
    backup: false,
  },
  'backup.drill': {
    ...without('id', 'at', 'passed', 'milliseconds', 'report'),
    words: { report: 'counts and instants of a practice' },
  },
  'backup.restoring': { ...without('one', 'copy', 'taken_at', 'entry'), backup: false },
};
