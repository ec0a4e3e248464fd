import type { Text } from '../../core/policy/index.ts';

const one = (deed: string): string => `/staff/newsletter/imports/:id${deed}`;

/** What the forms for imports, exports and tokens do: the words for the log of what staff did. */
export const deskDeeds: Readonly<Record<string, Text>> = {
  '/staff/newsletter/imports': { de: 'Datei für eine Übernahme hochgeladen', en: 'uploaded a file for an import' },
  [one('')]: { de: 'Übernahme geprüft oder begonnen', en: 'tried or began an import' },
  [one('/undo')]: { de: 'Übernahme zurückgenommen', en: 'undid an import' },
  [one('/discard')]: { de: 'Datei einer Übernahme verworfen', en: 'discarded the file of an import' },
  [one('/reviewed')]: { de: 'Prüfung einer Übernahme abgeschlossen', en: 'ended the review of an import' },
  '/staff/newsletter/exports': { de: 'Daten ausgegeben oder beantragt', en: 'exported data or asked for it' },
  '/staff/newsletter/exports/:id/approve': { de: 'Datenausgabe freigegeben', en: 'approved an export' },
  '/staff/newsletter/exports/:id/drop': {
    de: 'Antrag auf Datenausgabe abgelehnt oder zurückgezogen',
    en: 'refused or withdrew an export',
  },
  '/staff/newsletter/exports/:id/fetch': { de: 'Freigegebene Daten ausgegeben', en: 'exported approved data' },
  '/staff/newsletter/tokens': { de: 'Zugangsschlüssel ausgestellt', en: 'made a token' },
  '/staff/newsletter/tokens/revoke': { de: 'Zugangsschlüssel widerrufen', en: 'revoked a token' },
};
