import type { Outcome, Report } from './report.ts';

/**
 * What a bounce says about an address. `hard`: there is no such mailbox. `soft`: not now. `policy`: our mail was not
 * wanted, for which the recipient is not to blame. `ignored`: it was delivered, or is still being tried.
 */
export type Verdict = 'hard' | 'soft' | 'policy' | 'ignored';

/** The verdict on a bounce, or null where it does not say why. Of several outcomes that differ the mildest counts. */
export function verdictOf({ outcomes }: Extract<Report, { readonly kind: 'bounce' }>): Verdict | null {
  const verdicts = outcomes.map(verdictOnOutcome);
  return mild.find((verdict) => verdicts.includes(verdict)) ?? null;
}

const mild: readonly Verdict[] = ['ignored', 'policy', 'soft', 'hard'];

export function verdictOnOutcome({ action, status, diagnostic }: Outcome): Verdict | null {
  // `delayed` says that it is tried again; only its end counts (RFC 3464, section 2.3.3).
  if (action !== null && action !== 'failed') return 'ignored';
  const code = telling(status, diagnostic);
  if (code === null) return action === null ? null : inWords(diagnostic, null);
  if (code.startsWith('2.')) return 'ignored';
  if (code.startsWith('4.') || code === '5.2.2') return 'soft';
  if (code.startsWith('5.7.')) return 'policy';
  if (hard.has(code)) return 'hard';
  return isVague(code) ? inWords(diagnostic, 'soft') : 'soft';
}

// RFC 3463: no such mailbox, no such system, bad syntax, (RFC 7505) a domain that takes no mail, mailbox disabled.
const hard = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.10', '5.2.1']);

/** `5.0.0`, `5.1.0`, `5.5.0` and the like: it failed, and nobody says why. */
const isVague = (code: string): boolean => /^5\.[0-6]\.0$/.test(code);

/** The status of the report, unless it is vague and the server's own words have a telling one. */
function telling(status: string | null, diagnostic: string): string | null {
  const said = /(?<![.\d])([245])\.\d{1,3}\.\d{1,3}(?![.\d])/.exec(diagnostic)?.[0] ?? null;
  if (status === null) return said ?? basic(diagnostic);
  return isVague(status) && said?.startsWith('5.') ? said : status;
}

/** A reply without an enhanced code: `550 No such user`. */
function basic(diagnostic: string): string | null {
  const digit = /(?<![.\d])([45])\d\d(?=[- ])/.exec(diagnostic)?.[1];
  return digit ? `${digit}.0.0` : null;
}

function inWords<Otherwise>(text: string, otherwise: Otherwise): Verdict | Otherwise {
  const said = text.slice(0, 1000);
  // In this order: what reads as our own fault never ends a subscription.
  if (unwanted.test(said)) return 'policy';
  if (full.test(said)) return 'soft';
  return unknown.test(said) ? 'hard' : otherwise;
}

const unwanted =
  /spam|black ?list|block(ed|list| list)|reputation|dmarc|\bspf\b|\bdkim\b|polic(y|ies)|unauthenticated|not authori[sz]ed|access denied|relay(ing)? (access )?denied|rate limit/i;
const full = /quota|(mailbox|inbox|storage).{0,40}full|insufficient.{0,20}storage|postfach.{0,30}voll/i;
const unknown =
  /(user|recipient|mailbox|address|account|alias).{0,80}(unknown|not found|does ?n[o']t exist|not exist|no longer|invalid|disabled)|(unknown|no such|invalid|non-?existent) (local )?(user|recipient|mailbox|address|account|person|domain)|recipnotfound|unrouteable address|(host|domain).{0,40}not found|no mailbox here|(unbekannt|existiert nicht)/i;
