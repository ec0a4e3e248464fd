import { isIP } from 'node:net';
import { isAddress } from '../../../../core/mail/index.ts';
import { type Language, languages } from '../../../../core/policy/index.ts';
import { type Field, type Line, type Mapping, readMoment, type Source } from '../file/index.ts';

/** Why a line of a file becomes no subscription. */
export type LineRefused =
  /** No cell for the address, or none that mail could be sent to. */
  | 'no-address'
  /** It had ended in the other system. */
  | 'ended-there'
  | 'bad-requested-at'
  | 'bad-confirmed-at'
  | 'bad-ip'
  /** Confirmed before or in the very instant of the sign-up, which no person can do: a single opt-in written twice. */
  | 'not-confirmed-later'
  | 'in-the-future'
  /** Nothing shows a double opt-in, and asking is not declared as allowed. */
  | 'unproven';

/** What a line says, before it is compared with what is held. */
export type Judged =
  | {
      readonly verdict: 'proven';
      readonly email: string;
      readonly language: Language | undefined;
      readonly evidence: Evidence;
    }
  | { readonly verdict: 'unproven'; readonly email: string; readonly language: Language | undefined }
  | { readonly verdict: 'refused'; readonly reason: LineRefused };

/** Complete evidence of a double opt-in. The addresses of the computers may be unknown; the times may not. */
export interface Evidence {
  readonly requestedAt: Temporal.Instant;
  readonly requestedIp: string;
  readonly confirmedAt: Temporal.Instant;
  readonly confirmedIp: string;
}

/** How the lines of a file are to be understood. */
export interface Understanding {
  readonly source: Source;
  readonly mapping: Mapping;
  /** Zone of the times that name none. */
  readonly zone: string;
  /** Whether the unproven may be asked. */
  readonly mayAsk: boolean;
}

/** Judges one line; pure. */
export function judge(line: Line, { source, mapping, zone, mayAsk }: Understanding, now: Temporal.Instant): Judged {
  const cell = (field: Field): string => {
    const column = mapping[field];
    const text = column === undefined ? '' : line[column + 1];
    return typeof text === 'string' ? text : '';
  };
  const email = cell('email');
  if (!isAddress(email)) return refused('no-address');
  if (endedIn(source) || ended.has(cell('status').toLowerCase())) return refused('ended-there');
  const language = languages.find((one) => cell('language').toLowerCase().startsWith(one));
  const [requested, confirmed] = [cell('requested_at'), cell('confirmed_at')];
  if (requested === '' || confirmed === '')
    return mayAsk ? { verdict: 'unproven', email, language } : refused('unproven');
  const requestedAt = readMoment(requested, zone);
  if (!requestedAt) return refused('bad-requested-at');
  const confirmedAt = readMoment(confirmed, zone);
  if (!confirmedAt) return refused('bad-confirmed-at');
  if (Temporal.Instant.compare(confirmedAt, now) >= 0) return refused('in-the-future');
  if (Temporal.Instant.compare(requestedAt, confirmedAt) >= 0) return refused('not-confirmed-later');
  const [requestedIp, confirmedIp] = [cell('requested_ip'), cell('confirmed_ip')];
  if (![requestedIp, confirmedIp].every((ip) => ip === '' || isIP(ip) !== 0)) return refused('bad-ip');
  return { verdict: 'proven', email, language, evidence: { requestedAt, requestedIp, confirmedAt, confirmedIp } };
}

const refused = (reason: LineRefused): Judged => ({ verdict: 'refused', reason });

const endedIn = (source: Source): boolean => source === 'mailchimp-unsubscribed' || source === 'mailchimp-cleaned';

// As listmonk, Mailchimp and others call those who are not to be written to.
const ended: ReadonlySet<string> = new Set([
  'unsubscribed',
  'cleaned',
  'blocklisted',
  'blacklisted',
  'disabled',
  'bounced',
  'complained',
  'unconfirmed',
  'pending',
  'abgemeldet',
  'gesperrt',
]);
