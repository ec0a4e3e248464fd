// The desk's side of requests about rights: what came by mail, telephone, letter or form becomes a case with a time to answer.
// Promises: a case shows what is held and until when it must be answered; deeds and answers stand on its line of time.
// Refuses: to show what an answered request says, but as evidence.
import type { StaffDesk, World } from '../../../core/section/index.ts';
import { caseRoutes } from './case/routes.tsx';
import { words } from './list/page.tsx';
import { casesPath } from './list/query.ts';
import { listRoutes } from './list/routes.tsx';

export { requestFigures } from './figures.ts';
export { identityRoutes } from './identity/routes.tsx';
export { nearWork } from './near-work.ts';
export { lateMail, nearMail, remindOfLate, undeliveredMail } from './reminder.ts';
export { caseAssets } from './styles.ts';

export function requestRoutes(desk: StaffDesk, world: World): void {
  listRoutes(desk, world);
  caseRoutes(desk, world);
}

export const requestPlace = { path: casesPath, label: words.title, right: 'persons' } as const;

export const requestDeeds = {
  [casesPath]: { de: 'Antrag eingetragen', en: 'Entered a request' },
  [`${casesPath}/:id/note`]: { de: 'Antrag: Vermerk', en: 'Request: note' },
  [`${casesPath}/:id/identity`]: { de: 'Antrag: an der Adresse nachgefragt', en: 'Request: asked at the address' },
  [`${casesPath}/:id/identity-note`]: { de: 'Antrag: Identität vermerkt', en: 'Request: noted the identity' },
  [`${casesPath}/:id/address`]: { de: 'Antrag: weitere Adresse', en: 'Request: another address' },
  [`${casesPath}/:id/extension-told`]: {
    de: 'Antrag: Verlängerung auf anderem Weg mitgeteilt',
    en: 'Request: told of the extension by another way',
  },
  [`${casesPath}/:id/extension`]: { de: 'Antrag: Frist verlängert', en: 'Request: extended the time' },
  [`${casesPath}/:id/lifting-notice`]: { de: 'Antrag: Aufhebung angekündigt', en: 'Request: announced a lifting' },
  [`${casesPath}/:id/recipient`]: { de: 'Antrag: Empfänger unterrichtet', en: 'Request: told a recipient' },
  [`${casesPath}/:id/recipient-add`]: { de: 'Antrag: Empfänger eingetragen', en: 'Request: entered a recipient' },
  [`${casesPath}/:id/deed`]: { de: 'Antrag: Daten bearbeitet', en: 'Request: acted on data' },
  [`${casesPath}/:id/rectification`]: { de: 'Antrag: berichtigt', en: 'Request: rectified' },
  [`${casesPath}/:id/answer`]: { de: 'Antrag: Antwort', en: 'Request: answer' },
  [`${casesPath}/:id/proof`]: { de: 'Antrag: als Nachweis gelesen', en: 'Request: read as evidence' },
  [`${casesPath}/:id/withdrawn`]: { de: 'Antrag: zurückgenommen', en: 'Request: taken back' },
} as const;

/** Forms that only ask. */
export const requestQuestions = [`${casesPath}/:id/answer/read`, `${casesPath}/:id/answer/edit`];
