import { shortened } from './dsn.ts';
import { addressesIn, first } from './header.ts';
import type { Entity } from './mime.ts';
import type { Action, Belonging, Bounce } from './report.ts';
import { textOf, worded } from './text.ts';

/** A bounce in the words of one program: Exim, older Exchange and Gmail, qmail. */
export function readPlain(mail: Entity, all: readonly Entity[], belonging: Belonging): Bounce | undefined {
  if (!isBounce(mail)) return undefined;
  const text =
    all.filter(({ type, parts }) => parts.length === 0 && type.startsWith('text/plain')).map(textOf)[0] ?? '';
  const lines = text
    .slice(0, longest)
    .split(/\r?\n/, mostLines)
    .map((line) => line.slice(0, 1000));
  const said = beforeReturned(lines);
  const diagnostic = diagnosticOf(said);
  const recipients = addressesIn(mail.headers.get('x-failed-recipients') ?? []);
  const recipient = recipients[0] ?? addressesIn(said).find((address) => !belonging.to.includes(address)) ?? null;
  const about = [...belonging.about, ...addressesIn(lines.filter((line) => /^return-path:/i.test(line)))];
  const action: Action = isDelay(mail, said) ? 'delayed' : 'failed';
  const outcome = { recipient, action, status: null, diagnostic };
  if (diagnostic === '' && action === 'failed') return undefined;
  return { ...belonging, about, kind: 'bounce', form: 'plain', reporter: null, outcomes: [outcome] };
}

const longest = 64 * 1024;
const mostLines = 400;

/** The mail system itself wrote it, and it says so in the places where mail systems do. */
function isBounce({ headers }: Entity): boolean {
  if (headers.has('x-failed-recipients')) return true;
  const from = first(headers, 'from')?.toLowerCase() ?? '';
  return (
    /mailer-daemon|postmaster|microsoftexchange|mail delivery (sub)?system/.test(from) &&
    failure.test(subjectOf(headers))
  );
}

const failure =
  /undeliver|unzustellbar|nicht zugestellt|not delivered|deliver(y|ed) (has )?(fail|status|delay)|fail(ed|ure) (notice|delivery)|returned (mail|to sender)|mail delivery|could not be delivered|delayed|verzögert/i;

const subjectOf = (headers: Entity['headers']): string => worded(first(headers, 'subject') ?? '');

const isDelay = ({ headers }: Entity, said: readonly string[]): boolean =>
  /delay|verzögert|warning/i.test(subjectOf(headers)) ||
  said.some((line) =>
    /has not (yet )?been delivered|no action is required on your part|will be retried|noch nicht zugestellt/i.test(
      line,
    ),
  );

/** Some return the mail as text below what they say about it; its words are not theirs. */
function beforeReturned(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) =>
    /^-{2,}.*(copy of|original message|below this line|body of the message|headers)/i.test(line),
  );
  return end < 0 ? lines : lines.slice(0, end);
}

/** The lines in which a server's reply stands, or else those that say why in words. */
function diagnosticOf(lines: readonly string[]): string {
  const at = lines.findIndex((line) => reply.test(line));
  if (at >= 0) return shortened(lines.slice(Math.max(0, at - 1), at + 3).join(' '));
  return shortened(
    lines
      .filter((line) => reason.test(line))
      .slice(0, 3)
      .join(' '),
  );
}

const reply = /(?<![.\d])([245]\d\d[- ]#?[245]\.\d{1,3}\.\d{1,3}|#[245]\.\d{1,3}\.\d{1,3}|[45]\d\d [A-Za-z#<])/;
const reason =
  /unrouteable|unknown|no such|does ?n[o']t exist|not found|over quota|mailbox is full|quota exceeded|rejected|unbekannt|existiert nicht/i;
