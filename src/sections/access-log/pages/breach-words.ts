import type { Text } from '../../../core/policy/index.ts';
import type { Stepped } from '../breach/breach.ts';

export const stages: Readonly<Record<string, Text>> = {
  open: { de: 'noch nicht gemeldet', en: 'not notified yet' },
  late: { de: 'Meldefrist verstrichen', en: 'time for notification over' },
  notified: { de: 'gemeldet', en: 'notified' },
  closed: { de: 'abgeschlossen', en: 'closed' },
};

export const breachWords = {
  title: { de: 'Datenschutzverletzungen', en: 'Breaches' },
  what: {
    de: 'Jede Verletzung wird hier dokumentiert, auch eine, die nicht gemeldet werden muss. Die Stunden laufen ab dem Bekanntwerden, auch am Wochenende.',
    en: 'Every breach is documented here, even one that need not be notified. The hours run from awareness, weekends included.',
  },
  none: { de: 'Keine.', en: 'None.' },
  new: { de: 'Verletzung aufnehmen', en: 'Register a breach' },
  reference: { de: 'Aktenzeichen', en: 'File reference' },
  referenceHint: { de: 'Ohne Namen, zum Beispiel DS-2026/1.', en: 'No names; for example DS-2026/1.' },
  aware: { de: 'Bekannt geworden', en: 'Became aware' },
  notifyBy: { de: 'Zu melden bis', en: 'To be notified by' },
  notified: { de: 'Der Aufsichtsbehörde gemeldet', en: 'Authority notified' },
  told: { de: 'Betroffene benachrichtigt', en: 'Persons told' },
  facts: { de: 'Hergang', en: 'Facts' },
  effects: { de: 'Auswirkungen', en: 'Effects' },
  measures: { de: 'Maßnahmen', en: 'Remedial action' },
  reason: { de: 'Begründung', en: 'Reason' },
  reasonHint: {
    de: 'Nötig, wenn zu spät oder gar nicht gemeldet wird.',
    en: 'Needed where the authority is told late or not at all.',
  },
  at: { de: 'Geschehen am', en: 'Done on' },
  amend: { de: 'Ergänzen', en: 'Amend' },
  register: { de: 'Aufnehmen', en: 'Register' },
  notify: { de: 'Der Behörde gemeldet', en: 'Authority was notified' },
  harmless: { de: 'Kein Risiko, keine Meldung', en: 'No risk, no notification' },
  tell: { de: 'Betroffene benachrichtigt', en: 'Persons were told' },
  close: { de: 'Abschließen', en: 'Close' },
} as const satisfies Record<string, Text>;

export const stepRefusals: Readonly<Record<Exclude<Stepped, 'done'>, Text>> = {
  gone: { de: 'Dieser Eintrag ist abgeschlossen.', en: 'This entry is closed.' },
  event: { de: 'Das ist in diesem Stand nicht möglich.', en: 'This is not possible as things stand.' },
  reason: {
    de: 'Bitte begründen Sie, warum zu spät oder gar nicht gemeldet wurde.',
    en: 'Please say why the authority was told late or not at all.',
  },
  instant: {
    de: 'Der Zeitpunkt muss zwischen Bekanntwerden und jetzt liegen.',
    en: 'The instant must lie between awareness and now.',
  },
};

export const registerRefusals = {
  reference: {
    de: 'Ein Aktenzeichen aus Buchstaben, Ziffern, Punkt, Schrägstrich und Bindestrich; keine Namen.',
    en: 'A file reference of letters, digits, dot, slash and hyphen; no names.',
  },
  facts: { de: 'Bitte beschreiben Sie, was geschehen ist.', en: 'Please describe what has happened.' },
  aware: { de: 'Das liegt in der Zukunft.', en: 'This lies in the future.' },
} as const satisfies Record<string, Text>;
