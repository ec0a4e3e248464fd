import type { Table } from '../../../core/section/index.ts';
import { campaignClass } from './queries.ts';

export const campaignTables: Readonly<Record<string, Table>> = {
  'newsletter.campaign': {
    class: campaignClass,
    personal: {
      content: 'content',
      title: 'content',
      created_at: 'times',
      revised_at: 'times',
      approved_at: 'times',
      scheduled_at: 'times',
      started_at: 'times',
      ended_at: 'times',
    },
    impersonal: [
      'record',
      'state',
      'visual',
      'lists',
      'offers',
      'objection_wording',
      'topic',
      'language',
      'version',
      'content_hash',
      'author',
      'approver',
      'recipients',
      'accepted',
      'bounced',
      'dropped',
      'repeated',
      'unsubscribed',
      'complained',
      'returned',
    ],
    words: { lists: 'lists of the policy', offers: 'offers of the policy', topic: 'a topic of the policy' },
  },
  'newsletter.attachment': {
    class: campaignClass,
    personal: { label: 'content', content: 'content' },
    impersonal: ['campaign', 'number'],
  },
};
