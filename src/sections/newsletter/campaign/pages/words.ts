import type { Text } from '../../../../core/policy/index.ts';
import type { CampaignState } from '../campaign.ts';

export const stateWords: Readonly<Record<CampaignState, Text>> = {
  draft: { de: 'Entwurf', en: 'draft' },
  approved: { de: 'freigegeben', en: 'approved' },
  scheduled: { de: 'geplant', en: 'scheduled' },
  running: { de: 'wird versandt', en: 'being sent' },
  paused: { de: 'angehalten', en: 'paused' },
  cancelled: { de: 'abgebrochen', en: 'cancelled' },
  finished: { de: 'versandt', en: 'sent' },
};

export const stateTones: Readonly<Record<CampaignState, string>> = {
  draft: 'tag',
  approved: 'tag tag--kept',
  scheduled: 'tag tag--soon',
  running: 'tag tag--soon',
  paused: 'tag tag--overdue',
  cancelled: 'tag',
  finished: 'tag tag--kept',
};

export const words = {
  title: { de: 'Ausgaben', en: 'Issues' },
  untitled: { de: '(noch ohne Betreff)', en: '(no subject yet)' },
  subject: { de: 'Betreff', en: 'Subject' },
  state: { de: 'Stand', en: 'State' },
  topic: { de: 'Thema', en: 'Topic' },
  lists: { de: 'Listen', en: 'Lists' },
  language: { de: 'Sprache', en: 'Language' },
  german: { de: 'Deutsch', en: 'German' },
  english: { de: 'Englisch', en: 'English' },
  changed: { de: 'Zuletzt', en: 'Latest' },
  size: { de: 'Empfänger', en: 'Recipients' },
  progress: { de: 'Fortschritt', en: 'Progress' },
  all: { de: 'Alle', en: 'All' },
  search: { de: 'Suche', en: 'Search' },
  list: { de: 'Liste', en: 'List' },
  filter: { de: 'Filtern', en: 'Filter' },
  fresh: { de: 'Neue Ausgabe', en: 'New issue' },
  asked: { de: 'wartet auf Freigabe', en: 'awaits approval' },
  inArchive: { de: 'im Archiv', en: 'in the archive' },
  edit: { de: 'Bearbeiten', en: 'Edit' },
  preview: { de: 'Vorschau', en: 'Preview' },
  back: { de: 'Zurück zur Ausgabe', en: 'Back to the issue' },
  backToList: { de: 'Zurück zur Liste', en: 'Back to the list' },
  cancel: { de: 'Abbrechen', en: 'Cancel' },
} as const satisfies Record<string, Text>;

/** What an issue is called where its subject may still be missing. */
export const called = (subject: string): Text | string => subject.trim() || words.untitled;
