import type { Table } from '../../../../core/section/index.ts';
import { customerClass } from './customer.ts';

export const customerTables: Readonly<Record<string, Table>> = {
  'newsletter.customer': {
    class: customerClass,
    personal: {
      email: 'email',
      entered_at: 'times',
      sold_at: 'sale',
      sale: 'sale',
      sale_evidence: 'sale',
      similar_evidence: 'similar',
      unobjected_at: 'unobjected',
      unobjected_evidence: 'unobjected',
      told_at: 'told',
      told_evidence: 'told',
      ended_at: 'times',
      end_channel: 'end-evidence',
      end_evidence: 'end-evidence',
    },
    impersonal: ['record', 'language', 'policy', 'origin', 'similar_offers', 'told_wording'],
    words: { similar_offers: 'offers of the policy', told_wording: 'a hash of our words' },
  },
};
