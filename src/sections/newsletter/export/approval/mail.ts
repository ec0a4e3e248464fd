import type { MailKind } from '../../../../core/mail/index.ts';
import { reminding, type World } from '../../../../core/section/index.ts';

export const exportApprovalMailKind = 'newsletter.export-approval';

/** Asks whoever may hand out persons to look at what somebody else has asked for. What it is stays behind the sign-in. */
export const exportApprovalMail = (world: () => World): MailKind => ({
  name: exportApprovalMailKind,
  purpose: reminding,
  compose: ({ language }) => {
    const link = `${world().baseUrl}${language === 'de' ? '' : `/${language}`}/staff/newsletter/exports`;
    return language === 'de'
      ? {
          subject: 'Bitte freigeben: eine Datenausgabe des Newsletters',
          text: `Guten Tag,

eine Ausgabe der Daten vieler Personen wartet auf die Freigabe durch jemanden, der sie nicht beantragt hat:

${link}

Wird sie nicht freigegeben, so verfällt der Antrag von selbst.
`,
          autoSubmitted: 'auto-generated',
        }
      : {
          subject: 'Please approve: an export of the newsletter',
          text: `Hello,

an export of the data of many persons awaits the approval of somebody who has not asked for it:

${link}

If it is not approved, the request lapses by itself.
`,
          autoSubmitted: 'auto-generated',
        };
  },
});
