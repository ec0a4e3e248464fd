import { after, type DataClass, erased, erasureDemanded, legitimateInterest } from '../../../core/policy/index.ts';
import type { NewsletterOptions } from './options.ts';

/** An issue from its first draft to the end of the evidence of what was sent. */
export function campaignClass({ campaigns, recipients }: NewsletterOptions): DataClass {
  return {
    name: 'newsletter.campaign',
    title: { de: 'Ausgaben des Newsletters', en: 'Issues of the newsletter' },
    persons: {
      de: 'Beschäftigte, die Ausgaben schreiben, und Personen, die darin genannt sind',
      en: 'Staff who write issues, and persons named in them',
    },
    basis,
    data: [
      { name: 'content', title: { de: 'Betreff, Text und Anhänge', en: 'Subject, text and attachments' } },
      {
        name: 'times',
        title: { de: 'Zeiten von Entwurf, Freigabe und Versand', en: 'Times of draft, approval and sending' },
      },
    ],
    purposes: [
      {
        name: 'newsletter.editing',
        title: { de: 'Ausgaben schreiben, prüfen und erproben', en: 'Write, review and test issues' },
      },
      {
        name: 'newsletter.issue',
        title: { de: 'Ausgaben versenden und belegen, was versandt wurde', en: 'Send issues and show what was sent' },
      },
      {
        name: 'newsletter.archive',
        title: { de: 'Versandte Ausgaben im Archiv zeigen', en: 'Show sent issues in the archive' },
      },
    ],
    source: { de: 'von unseren Beschäftigten', en: 'our staff' },
    provision: { de: 'entsteht durch unsere eigene Arbeit', en: 'comes from our own work' },
    recipients,
    lifecycle: {
      first: 'draft',
      facts: { revised: { de: 'der letzten Änderung', en: 'the last change' } },
      stages: {
        draft: {
          title: { de: 'Entwurf', en: 'draft' },
          purposes: ['newsletter.editing'],
          on: { started: 'sent', discarded: erased, [erasureDemanded]: erased },
          after: after(campaigns.draft, { from: 'revised', to: erased, rule: 'S83' }),
        },
        sent: {
          title: { de: 'versandt', en: 'sent' },
          purposes: ['newsletter.issue', 'newsletter.archive'],
          after: after(campaigns.issue, { to: erased, rule: 'S83' }),
          refusesErasure: {
            article: 'Art. 17(3)(e)',
            because: {
              de: 'Wir müssen belegen können, was wir versandt haben, solange daraus Ansprüche entstehen können.',
              en: 'We must be able to show what we sent for as long as claims can arise from it.',
            },
          },
        },
      },
    },
  };
}

const basis = legitimateInterest({
  de: 'den Newsletter zu schreiben und belegen zu können, was versandt wurde',
  en: 'writing the newsletter and being able to show what was sent',
});
