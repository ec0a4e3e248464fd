import { after, type DataClass, erased, erasureDemanded, legitimateInterest } from '../../../core/policy/index.ts';
import type { NewsletterOptions } from './options.ts';

/** A key by which a program of the operator asks on behalf of whoever made it. */
export function tokenClass({ api, recipients }: NewsletterOptions): DataClass {
  return {
    name: 'newsletter.token',
    title: { de: 'Zugangsschlüssel für Programme', en: 'Access tokens for programs' },
    persons: { de: 'Beschäftigte, die Schlüssel ausstellen', en: 'Staff who make tokens' },
    basis,
    data: [
      { name: 'token', title: { de: 'Hash des Schlüssels', en: 'Hash of the token' } },
      { name: 'label', title: { de: 'Bezeichnung', en: 'Label' } },
      { name: 'used-on', title: { de: 'Tag der letzten Benutzung', en: 'Day of the last use' } },
    ],
    purposes: [{ name: 'newsletter.api', title: { de: 'Programme zulassen', en: 'Letting programs in' } }],
    source: { de: 'von unseren Beschäftigten', en: 'our staff' },
    provision: { de: 'entsteht durch unsere eigene Arbeit', en: 'comes from our own work' },
    recipients,
    lifecycle: {
      first: 'valid',
      events: { revoked: { de: 'Widerruf', en: 'revocation' } },
      stages: {
        valid: {
          title: { de: 'gültig', en: 'valid' },
          purposes: ['newsletter.api'],
          on: { revoked: erased, [erasureDemanded]: erased },
          after: after(api.token, { to: erased, rule: 'newsletter.token' }),
        },
      },
    },
  };
}

const basis = legitimateInterest({
  de: 'nur befugten Programmen Zugriff zu geben (Art. 32 DSGVO)',
  en: 'giving access to authorised programs only (Art. 32 GDPR)',
});
