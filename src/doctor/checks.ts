import { backups } from './data/backups-check.ts';
import { folders } from './data/folders-check.ts';
import { holds } from './data/holds-check.ts';
import { journal } from './data/journal-check.ts';
import { keys } from './data/keys-check.ts';
import { outbox } from './data/outbox-check.ts';
import { overdue } from './data/overdue-check.ts';
import { roles } from './data/roles-check.ts';
import { migrations, ownership } from './data/schema-check.ts';
import { clock } from './machine/clock-check.ts';
import { disk } from './machine/disk-check.ts';
import { rights } from './machine/rights-check.ts';
import { dkim } from './mail/dkim-check.ts';
import { dmarc } from './mail/dmarc-check.ts';
import { inbox } from './mail/inbox-check.ts';
import { sender } from './mail/sender-check.ts';
import { spf } from './mail/spf-check.ts';
import { transport } from './mail/transport.ts';
import type { Check } from './patient.ts';
import { operatorFacts } from './rules/facts.ts';
import { inForce } from './rules/in-force.ts';
import { recipients } from './rules/recipients.ts';
import { address } from './site/address-check.ts';

/** Everything that is looked at, in the order in which it is told: the promises first, then what carries them. */
export const checks: readonly Check[] = [
  overdue,
  inForce,
  keys,
  journal,
  ownership,
  migrations,
  roles,
  backups,
  holds,
  outbox,
  folders,
  recipients,
  operatorFacts,
  transport,
  spf,
  dkim,
  dmarc,
  sender,
  inbox,
  address,
  clock,
  disk,
  rights,
];
