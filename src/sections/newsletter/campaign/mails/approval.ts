import type { MailKind } from '../../../../core/mail/index.ts';
import { reminding, type World } from '../../../../core/section/index.ts';

export const approvalMailKind = 'newsletter.approval';

/** Asks whoever may send to read an issue that somebody else has written. What it says stays behind the sign-in. */
export const approvalMail = (world: () => World): MailKind => ({
  name: approvalMailKind,
  purpose: reminding,
  compose: ({ language, payload }) => {
    const { campaign = '', version = '' } = payload;
    const link = `${world().baseUrl}${language === 'de' ? '' : `/${language}`}/staff/campaigns/${campaign}`;
    return language === 'de'
      ? {
          subject: 'Bitte freigeben: eine Ausgabe des Newsletters',
          text: `Guten Tag,

eine Ausgabe des Newsletters (Fassung ${version}) wartet auf die Freigabe durch jemanden, der sie nicht geschrieben hat:

${link}

Wird sie noch einmal geändert, so gilt diese Bitte nicht mehr.
`,
          autoSubmitted: 'auto-generated',
        }
      : {
          subject: 'Please approve: an issue of the newsletter',
          text: `Hello,

an issue of the newsletter (version ${version}) awaits the approval of somebody who has not written it:

${link}

Once it is changed again, this request is over.
`,
          autoSubmitted: 'auto-generated',
        };
  },
});
