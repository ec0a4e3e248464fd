import { type BulkMessage, compileMessage, messageIdOf, personal } from '../src/core/mail/index.ts';

const paragraph =
  'Im Garten steht der Winter vor der Tür, und doch wächst unter der Decke aus Laub schon das nächste Jahr: Zwiebeln, Wurzeln, Würmer. ';
const parts = {
  from: 'Gärten & mehr <post@garten.example>',
  subject: 'Neues aus dem Garten, {{name}}',
  text: `Guten Tag {{name}},\n\n${`${paragraph}\n\n`.repeat(35)}Abmelden: {{leave}}\n`,
  html: `<h1>Guten Tag {{name}},</h1>\n${`<p style="margin:0 0 1em">${paragraph}</p>\n`.repeat(72)}<a href="{{leave}}">Abmelden</a>\n`,
};

const nameOf = (i: number): string => `Ada Müller-${i}`;
const leaveOf = (i: number): string => `https://garten.example/newsletter/unsubscribe/k7Q2mX9vRt4LbN8sWz3C-${i}`;
export const senderOf = (i: number): string => `b+${i}.9f3a7c21@bounce.garten.example`;
export const recipientOf = (i: number): string => `reader${i}@example.org`;

/** The mail of recipient i, as a campaign sends it: encoded once, filled for each. */
export function letters(): (i: number) => BulkMessage {
  const { from, subject, text, html } = parts;
  const compiled = compileMessage({
    headers: [
      ['From', from],
      ['Subject', subject],
      ['List-Id', '<rundbrief.garten.example>'],
    ],
    text,
    html,
    slots: ['name', 'leave'],
  });
  const key = Buffer.alloc(32, 7);
  const date = Temporal.Instant.from('2026-11-23T12:00:00Z');
  return (i) =>
    personal(
      compiled,
      { name: nameOf(i), leave: leaveOf(i) },
      {
        id: String(i),
        envelope: senderOf(i),
        to: recipientOf(i),
        messageId: messageIdOf(key, 'bench', String(i), 'garten.example'),
        date,
        listUnsubscribeUrl: leaveOf(i),
      },
    );
}

/** The same mail as nodemailer is given it. */
export function plainLetter(i: number) {
  const fill = (template: string) => template.replaceAll('{{name}}', nameOf(i)).replaceAll('{{leave}}', leaveOf(i));
  return {
    envelope: { from: senderOf(i), to: recipientOf(i) },
    from: parts.from,
    to: recipientOf(i),
    subject: fill(parts.subject),
    text: fill(parts.text),
    html: fill(parts.html),
    headers: {
      'List-Id': '<rundbrief.garten.example>',
      'List-Unsubscribe': `<${leaveOf(i)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}
