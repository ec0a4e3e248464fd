import type { Text } from '../../../../../core/policy/index.ts';
import type { WebContext } from '../../../../../core/web/index.ts';

/** What was done, as the page says it afterwards; the names stand in the address. */
const dones = {
  scheduled: { de: 'Der Versand ist geplant.', en: 'Sending is scheduled.' },
  started: { de: 'Der Versand beginnt.', en: 'Sending begins.' },
  unscheduled: { de: 'Zurückgeholt; es ist nichts versandt.', en: 'Taken back; nothing has been sent.' },
  paused: { de: 'Angehalten.', en: 'Paused.' },
  resumed: { de: 'Der Versand geht weiter.', en: 'Sending goes on.' },
  cancelled: { de: 'Abgebrochen.', en: 'Cancelled.' },
  approved: { de: 'Freigegeben.', en: 'Approved.' },
  asked: { de: 'Die Ausgabe wartet jetzt auf eine Freigabe.', en: 'The issue now awaits an approval.' },
  alone: {
    de: 'Die Ausgabe wartet jetzt auf eine Freigabe. Noch kann niemand sonst sie geben: Laden Sie unter „Zugänge“ jemanden ein, der für alle ihre Listen versenden darf.',
    en: 'The issue now awaits an approval. Nobody else can give it yet: invite somebody under “Accounts” who may send for all of its lists.',
  },
  cloned: { de: 'Das ist die Kopie, ein neuer Entwurf.', en: 'This is the copy, a new draft.' },
  tested: { de: 'Der Test ist unterwegs.', en: 'The test is on its way.' },
  published: {
    de: 'Steht im öffentlichen Archiv, sobald der Versand beendet ist.',
    en: 'Stands in the public archive once it has been sent.',
  },
  unpublished: { de: 'Nicht mehr im öffentlichen Archiv.', en: 'No longer in the public archive.' },
} as const satisfies Record<string, Text>;
export type Done = keyof typeof dones;

export function doneWords(c: WebContext): string | undefined {
  const done = (Object.keys(dones) as Done[]).find((one) => c.req.query(one) !== undefined);
  return done && dones[done][c.var.language];
}

const issue = (deed: string): string => `/staff/campaigns/:id/${deed}`;

/** The same for the log of what staff did; what is not among them changes nothing. */
export const campaignDeeds: Readonly<Record<string, Text>> = {
  '/staff/campaigns/save': { de: 'Ausgabe gespeichert', en: 'saved an issue' },
  '/staff/campaigns/pictures': { de: 'Ausgabe mit einem Bild gespeichert', en: 'saved an issue with a picture' },
  [issue('test')]: { de: 'Test einer Ausgabe gesandt', en: 'sent a test of an issue' },
  [issue('ask')]: { de: 'um Freigabe einer Ausgabe gebeten', en: 'asked for approval of an issue' },
  [issue('approve')]: { de: 'Ausgabe freigegeben', en: 'approved an issue' },
  [issue('schedule')]: { de: 'Versand geplant', en: 'scheduled the sending' },
  [issue('unschedule')]: { de: 'Versand zurückgeholt', en: 'took the sending back' },
  [issue('start')]: { de: 'Versand begonnen', en: 'began the sending' },
  [issue('pause')]: { de: 'Versand angehalten', en: 'paused the sending' },
  [issue('resume')]: { de: 'Versand fortgesetzt', en: 'went on with the sending' },
  [issue('cancel')]: { de: 'Versand abgebrochen', en: 'cancelled the sending' },
  [issue('clone')]: { de: 'Ausgabe kopiert', en: 'copied an issue' },
  [issue('discard')]: { de: 'Entwurf verworfen', en: 'discarded a draft' },
  [issue('publish')]: { de: 'Ausgabe ins Archiv gestellt', en: 'put an issue into the archive' },
  [issue('unpublish')]: { de: 'Ausgabe aus dem Archiv genommen', en: 'took an issue out of the archive' },
};
