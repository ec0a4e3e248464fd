import { after, type DataClass, erased, erasureDemanded, legitimateInterest } from '../../../../core/policy/index.ts';
import type { ExportOptions, NewsletterOptions } from '../options.ts';

/** Somebody asks to hand out many persons, until somebody else has looked at it and the file was fetched. */
export function exportClass({ recipients }: NewsletterOptions, { approval }: ExportOptions): DataClass {
  return {
    name: 'newsletter.export',
    title: { de: 'Anträge auf Datenausgabe', en: 'Requests to export data' },
    persons: { de: 'Beschäftigte, die Daten ausgeben', en: 'Staff who export data' },
    basis,
    data: [{ name: 'times', title: { de: 'Zeiten von Antrag und Freigabe', en: 'Times of request and approval' } }],
    purposes: [
      {
        name: 'newsletter.export',
        title: {
          de: 'Ausgaben vieler Personen durch Zweite prüfen',
          en: 'Have exports of many persons checked by others',
        },
      },
    ],
    source: { de: 'von unseren Beschäftigten', en: 'our staff' },
    provision: { de: 'entsteht durch unsere eigene Arbeit', en: 'comes from our own work' },
    recipients,
    sealed: false,
    lifecycle: {
      first: 'asked',
      events: {
        approved: { de: 'Freigabe', en: 'approval' },
        refused: { de: 'Ablehnung', en: 'refusal' },
        withdrawn: { de: 'Rücknahme des Antrags', en: 'withdrawing the request' },
        used: { de: 'Ausgabe der Datei', en: 'handing out the file' },
      },
      stages: {
        asked: {
          title: { de: 'wartet auf Freigabe', en: 'awaits approval' },
          purposes: ['newsletter.export'],
          on: { approved: 'approved', refused: erased, withdrawn: erased, [erasureDemanded]: erased },
          after: after(approval, { to: erased, rule: 'newsletter.export' }),
        },
        approved: {
          title: { de: 'freigegeben', en: 'approved' },
          purposes: ['newsletter.export'],
          on: { used: erased, withdrawn: erased, refused: erased, [erasureDemanded]: erased },
          after: after(approval, { to: erased, rule: 'newsletter.export' }),
        },
      },
    },
  };
}

const basis = legitimateInterest({
  de: 'dass niemand allein die Daten vieler Personen aus dem Haus gibt (Art. 32 DSGVO)',
  en: 'that nobody alone takes the data of many persons out of the house (Art. 32 GDPR)',
});
