import type { Table } from '../../../core/section/index.ts';

export const bounceClass = 'newsletter.bounce';
export const reportClass = 'newsletter.report';

export const bounceTables: Readonly<Record<string, Table>> = {
  'newsletter.bounce': {
    class: bounceClass,
    personal: { kind: 'bounce', sent_at: 'bounce', at: 'bounce', evidence: 'bounce' },
    impersonal: ['record', 'subscription', 'mail'],
  },
  'newsletter.report': {
    class: reportClass,
    personal: { at: 'report', text: 'report' },
    impersonal: ['record', 'subscription', 'message_hash'],
  },
};
