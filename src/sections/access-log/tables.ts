import type { Table } from '../../core/section/index.ts';

const line = {
  at: 'time',
  address_hash: 'address',
  address: 'address',
  request: 'request',
  browser: 'browser',
} as const;

/** Every column and the datum of the policy that it holds. */
export const tables: Readonly<Record<string, Table>> = {
  // In no backup, so that their days are counted everywhere alike (S17).
  'access_log.slice': {
    class: 'access-log.entry',
    personal: {},
    impersonal: ['record', 'began', 'until'],
    backup: false,
  },
  'access_log.line': { class: 'access-log.entry', personal: line, impersonal: ['slice', 'id'], backup: false },
  'access_log.evidence': { class: 'access-log.evidence', personal: {}, impersonal: ['record', 'incident'] },
  'access_log.evidence_line': { class: 'access-log.evidence', personal: line, impersonal: ['evidence', 'id'] },
  'access_log.incident': {
    class: 'access-log.incident',
    personal: { reason: 'reason', address: 'scope', route: 'scope' },
    impersonal: [
      'record',
      'reference',
      'from_at',
      'until_at',
      'review_by',
      'opened_at',
      'opened_by',
      'seconded_at',
      'seconded_by',
      'hold',
      'confidential',
      'closed_at',
      'needs_second',
      'refused_at',
      'refused_by',
      'reminded_at',
    ],
  },
  'access_log.breach': {
    class: 'access-log.breach',
    personal: {
      facts: 'facts',
      effects: 'effects',
      measures: 'measures',
      aware_at: 'times',
      notified_at: 'times',
      reason: 'reasons',
      persons_told_at: 'times',
      closed_at: 'times',
    },
    impersonal: ['record', 'reference', 'reminded_at'],
  },
  'access_log.folder': {
    personal: {},
    impersonal: ['path', 'looked_at', 'files', 'oldest_at', 'overdue', 'unreadable', 'removed', 'problem'],
    words: { path: 'a folder that the operator named' },
  },
};
