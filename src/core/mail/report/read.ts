import { readAutomatic } from './automatic.ts';
import { readComplaint } from './complaint.ts';
import { readDsn } from './dsn.ts';
import { addressesIn, first, readHeaders } from './header.ts';
import { type Entity, entities, readMail } from './mime.ts';
import { readPlain } from './plain.ts';
import type { Belonging, Report } from './report.ts';

/** Reads what came back. Never throws, whatever it is given; the time and memory it takes are bounded by the size read. */
export function readReport(raw: Uint8Array): Report {
  const mail = readMail(raw);
  const all = [...entities(mail)];
  const belonging = belongingOf(mail, all);
  return (
    readComplaint(mail, all, belonging) ??
    readDsn(mail, all, belonging) ??
    readPlain(mail, all, belonging) ??
    readAutomatic(mail, all, belonging) ?? { ...belonging, kind: 'unclear', isReport: isFromMachine(mail) }
  );
}

const isFromMachine = (mail: Entity): boolean =>
  mail.parameters.has('report-type') || /^<>$/.test(first(mail.headers, 'return-path') ?? '');

const deliveredTo = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to', 'resent-to', 'cc'];

function belongingOf(mail: Entity, all: readonly Entity[]): Belonging {
  const values = (entity: Pick<Entity, 'headers'>, names: readonly string[]) =>
    names.flatMap((name) => entity.headers.get(name) ?? []);
  const inner = all.slice(1).flatMap((part) => [part, ...returned(part)]);
  return {
    to: addressesIn(values(mail, deliveredTo)).slice(0, most),
    about: addressesIn(inner.flatMap((part) => values(part, senders))).slice(0, most),
    messageId: first(mail.headers, 'message-id') ?? null,
  };
}

const senders = ['return-path', 'x-envelope-from', 'original-mail-from'];
const most = 20;

/** The mail that came back, or its headers, and the fields of a feedback report: read as headers, since they are such. */
const returned = (part: Entity): readonly Pick<Entity, 'headers'>[] =>
  /^(message\/(rfc822|global|feedback-report)|text\/rfc822-headers|message\/global-headers)$/.test(part.type)
    ? [{ headers: readHeaders(part.body.split(/\r?\n\r?\n/, 2).join('\n')) }]
    : [];
