import { first, type Headers, readHeaders } from './header.ts';
import type { Entity } from './mime.ts';
import type { Action, Belonging, Bounce, Outcome } from './report.ts';
import { textOf } from './text.ts';

/** A delivery status notification (RFC 3464, 6533), also one whose outer type does not say that it is one. */
export function readDsn(_mail: Entity, all: readonly Entity[], belonging: Belonging): Bounce | undefined {
  const status = all.find(({ type }) => /^message\/(global-)?delivery-status$/.test(type));
  if (!status) return undefined;
  const [message, ...recipients] = groups(textOf(status));
  // Some servers leave the empty line after the fields of the message out.
  const told = recipients.length > 0 || !message?.has('final-recipient') ? recipients : [message];
  const outcomes = told.filter(isAboutRecipient).slice(0, mostRecipients).map(outcomeOf);
  if (outcomes.length === 0) return undefined;
  return { ...belonging, kind: 'bounce', form: 'dsn', reporter: typed(message, 'reporting-mta'), outcomes };
}

const mostRecipients = 50;

/** The fields of the message, then those of each recipient, apart by empty lines. */
export const groups = (text: string): readonly Headers[] =>
  text
    .split(/\r?\n[ \t]*\r?\n/, mostRecipients + 1)
    .map(readHeaders)
    .filter((fields) => fields.size > 0);

const isAboutRecipient = (fields: Headers): boolean =>
  fields.has('action') || fields.has('status') || fields.has('final-recipient');

function outcomeOf(fields: Headers): Outcome {
  return {
    recipient: typed(fields, 'original-recipient') ?? typed(fields, 'final-recipient'),
    action: actionOf(first(fields, 'action')),
    status: /(?<![.\d])[245]\.\d{1,3}\.\d{1,3}(?![.\d])/.exec(first(fields, 'status') ?? '')?.[0] ?? null,
    diagnostic: shortened(typed(fields, 'diagnostic-code') ?? ''),
  };
}

/** `rfc822; anna@example.org`, `dns; mx.example.org`, `smtp; 550 5.1.1 unknown`: the value behind its type. */
function typed(fields: Headers | undefined, name: string): string | null {
  const value = fields && first(fields, name);
  if (value === undefined) return null;
  const found = /^[\w-]{1,40}\s*;/.exec(value);
  const text = (found ? value.slice(found[0].length) : value).trim();
  return text === '' ? null : text;
}

const actions: readonly Action[] = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'];

function actionOf(value: string | undefined): Action | null {
  const word = /^[a-z]+/.exec(value?.toLowerCase() ?? '')?.[0];
  return actions.find((action) => action === word) ?? null;
}

/** On one line, and no longer than evidence needs. */
export const shortened = (text: string): string => text.slice(0, 4000).replace(/\s+/g, ' ').trim().slice(0, 600);
