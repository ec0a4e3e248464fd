import type { Table } from '../../../core/section/index.ts';
import { subscriptionClass } from '../queries.ts';

export const deliveryClass = 'newsletter.delivery';

export const sendingTables: Readonly<Record<string, Table>> = {
  'newsletter.recipient': {
    class: deliveryClass,
    personal: { state: 'state', at: 'state' },
    impersonal: ['delivery', 'number', 'subscription', 'attempt', 'worker', 'code', 'status'],
  },
  'newsletter.mailing': {
    class: subscriptionClass,
    personal: { at: 'mailings' },
    impersonal: ['record', 'campaign', 'version', 'content_hash', 'objection_wording'],
  },
  'newsletter.delivery': {
    class: deliveryClass,
    personal: {},
    impersonal: ['record', 'campaign', 'listed', 'complete', 'size', 'taken', 'rolled'],
  },
  'newsletter.later': { class: deliveryClass, personal: {}, impersonal: ['delivery', 'number', 'next_at', 'paced'] },
  'newsletter.claim': {
    class: deliveryClass,
    personal: {},
    impersonal: ['id', 'delivery', 'worker', 'numbers', 'begun'],
  },
  // A domain as keyed hash, beside no one's name.
  'newsletter.pace': { personal: {}, impersonal: ['domain', 'used_until'] },
};
