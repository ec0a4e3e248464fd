import type { Section } from '../core/section/index.ts';

/** Every column of the staff area, with the datum of the policy that it holds. */
export const tables: Section['tables'] = {
  'staff.account': {
    class: 'staff.account',
    personal: { email: 'email', name: 'name', role: 'role' },
    impersonal: ['record'],
  },
  // Whoever signed in before a restore signs in again: neither links nor sessions are in a backup.
  'staff.link': {
    class: 'staff.account',
    personal: { token_hash: 'link' },
    impersonal: ['account', 'expires_at', 'means'],
    backup: false,
  },
  'staff.session': {
    class: 'staff.session',
    personal: { token_hash: 'token', seen_at: 'times', browser: 'browser' },
    impersonal: ['record', 'account', 'is_strong'],
    backup: false,
  },
  'staff.passkey': {
    class: 'staff.account',
    personal: { credential_hash: 'passkey', credential: 'passkey' },
    impersonal: ['id', 'account', 'added_at', 'used_at'],
  },
  'staff.totp': {
    class: 'staff.account',
    personal: { secret: 'totp', added_at: 'totp', confirmed_at: 'totp', tried_from: 'totp' },
    impersonal: ['account', 'last_step', 'tried'],
  },
  'staff.recovery_code': { class: 'staff.account', personal: { code_hash: 'totp' }, impersonal: ['account'] },
  'staff.part_role': {
    class: 'staff.account',
    personal: { role: 'role' },
    impersonal: ['account', 'section', 'part'],
    words: { section: 'a section of the program', part: 'a list of the policy' },
  },
  'staff.deed': { class: 'staff.deed', personal: { at: 'deed' }, impersonal: ['record', 'account', 'what', 'about'] },
  'staff.challenge': { personal: {}, impersonal: ['hash', 'purpose', 'session', 'expires_at'], backup: false },
  'staff.provider_visit': {
    personal: {},
    impersonal: ['state_hash', 'browser_hash', 'expires_at', 'language'],
    backup: false,
  },
};
