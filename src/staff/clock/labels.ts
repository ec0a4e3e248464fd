import type { Text } from '../../core/policy/index.ts';

export const words = {
  title: { de: 'Die Uhr der Simulation', en: 'The clock of the simulation' },
  underWay: { de: 'Die Uhr läuft vor', en: 'The clock is running forward' },
  now: { de: 'Jetzt ist', en: 'It is now' },
  forwardTitle: { de: 'Die Uhr vorstellen', en: 'Move the clock forward' },
  forward: { de: 'Vor um …', en: 'Forward by …' },
  next: { de: 'bis zur nächsten Frist:', en: 'to the next deadline:' },
  free: { de: 'Vor um eine eigene Spanne', en: 'Forward by a span of your own' },
  count: { de: 'Anzahl', en: 'Number' },
  unit: { de: 'Einheit', en: 'Unit' },
  go: { de: 'Vorstellen', en: 'Move forward' },
  what: {
    de: 'Auf dem Weg geschieht alles, was fällig wird, in seiner Reihenfolge und zu seiner Zeit: E-Mails gehen hinaus, Stufen enden, Daten werden gelöscht. Zurück geht die Uhr nicht.',
    en: 'On the way everything that falls due is done, in its order and at its time: mails go out, stages end, data are erased. The clock does not go back.',
  },
  happened: { de: 'Was geschehen ist', en: 'What happened' },
  nothing: { de: 'In dieser Zeit wurde nichts fällig.', en: 'Nothing fell due in this time.' },
  arrivedAt: { de: 'Angekommen am', en: 'Arrived at' },
  of: { de: 'auf dem Weg zum', en: 'on the way to' },
  reload: { de: 'Diese Seite lädt sich jede Sekunde neu.', en: 'This page reloads itself every second.' },
  failed: {
    de: 'Der Weg wurde unterbrochen. Was bis dahin geschah, gilt; stellen Sie die Uhr noch einmal vor.',
    en: 'The journey was interrupted. What happened until then stands; move the clock forward once more.',
  },
  wrong: { de: 'Bitte wählen Sie eine Spanne, die vorwärts führt.', en: 'Please choose a span that leads forward.' },
} as const satisfies Record<string, Text>;
