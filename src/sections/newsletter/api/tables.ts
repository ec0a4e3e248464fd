import type { Table } from '../../../core/section/index.ts';

/** Every column of the tokens and the datum of the policy that it holds. */
export const tokenTables: Readonly<Record<string, Table>> = {
  'newsletter.token': {
    class: 'newsletter.token',
    personal: { token_hash: 'token', label: 'label', used_on: 'used-on' },
    impersonal: ['record', 'scopes', 'lists', 'paced_from', 'paced'],
    words: { scopes: 'our codes of what it may do', lists: 'lists of the policy' },
  },
};
