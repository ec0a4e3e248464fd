import { first, type Headers } from './header.ts';
import type { Entity } from './mime.ts';
import type { Automatic, Belonging } from './report.ts';
import { textOf, worded } from './text.ts';

/** Answers of machines that say nothing about delivery: absence notes, challenges, receipts (RFC 3834, RFC 8098). */
export function readAutomatic(mail: Entity, all: readonly Entity[], belonging: Belonging): Automatic | undefined {
  const why = whyAutomatic(mail, all);
  return why && { ...belonging, kind: 'automatic', why };
}

function whyAutomatic(mail: Entity, all: readonly Entity[]): Automatic['why'] | undefined {
  if (all.some(({ type }) => type === 'message/disposition-notification')) return 'receipt';
  if (isChallenge(mail, all)) return 'challenge';
  if (isAutoSubmitted(mail.headers)) return 'reply';
  return /^(auto(matic|matische)?[ :-]|out of (the )?office|abwesen|vacation|ooo\b)/i.test(subjectOf(mail))
    ? 'reply'
    : undefined;
}

function isAutoSubmitted(headers: Headers): boolean {
  const word = first(headers, 'auto-submitted')?.toLowerCase() ?? 'no';
  if (!/^no\b/.test(word)) return true;
  if (['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-response-suppress'].some((name) => headers.has(name)))
    return true;
  return /^(auto_reply|junk)$/i.test(first(headers, 'precedence') ?? '');
}

/** Mails that ask the sender to show that it is human; answering them by machine would be a lie, and nothing follows. */
function isChallenge(mail: Entity, all: readonly Entity[]): boolean {
  if ([...mail.headers.keys()].some((name) => /^x-(challenge|boxtrapper|spamarrest|tmda)/.test(name))) return true;
  const text = all.find(({ type, parts }) => parts.length === 0 && type.startsWith('text/'));
  const said = `${subjectOf(mail)}\n${text ? textOf(text).slice(0, 4000) : ''}`;
  return /(verify|confirm|prove) that you are (a )?human|to have your (message|e-?mail) delivered|challenge.response|ihre nachricht freizugeben/i.test(
    said,
  );
}

const subjectOf = ({ headers }: Entity): string => worded(first(headers, 'subject') ?? '');
