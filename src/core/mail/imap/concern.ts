import { readHeaders } from '../report/header.ts';

/**
 * Whether a mail may be a report, by its header alone: it names an address of the domain that reports come back to, or
 * it looks like what servers write. Many a mail that says yes is none; no report says no.
 */
export function mayBeReport(header: Buffer, domain: string): boolean {
  const text = header.toString('latin1').toLowerCase();
  if (text.includes(`@${domain.toLowerCase()}`)) return true;
  const headers = readHeaders(text);
  const says = (name: string, pattern: RegExp) => (headers.get(name) ?? []).some((value) => pattern.test(value));
  return (
    says('content-type', /^multipart\/report/) ||
    says('return-path', /^<>$/) ||
    says('auto-submitted', /^auto-/) ||
    says('from', /mailer-daemon|postmaster|mail delivery|undeliver|abuse|feedback/)
  );
}
