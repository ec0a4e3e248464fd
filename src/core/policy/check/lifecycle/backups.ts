import { type Calendar, type Deadline, instants } from '../../deadline/index.ts';
import { calendarOf } from '../calendar.ts';
import { tellingInstants } from '../law.ts';
import { type Fault, fault, type Rule, refuse } from '../rule.ts';

/** Copies end too (Art. 5(1)(e) GDPR): those of the keys first, or an erased record would open again for as long as its copy. */
export const backupRules: readonly Rule[] = [
  refuse('backup-kind', function* ({ backups }) {
    for (const [name, { kind }] of Object.entries<Deadline>(backups ? { ...backups } : {}))
      if (kind !== 'atMost' && kind !== 'atMostExact')
        yield fault(
          `backups › ${name}`,
          `a copy is kept at most so long, but “${kind}” does not say so. Use atMost or atMostExact.`,
        );
  }),
  refuse('backup-keys-long', function* (policy) {
    const calendar = calendarOf(policy);
    if (calendar && policy.backups) yield* outliving(policy.backups.keys, policy.backups.data, calendar);
  }),
];

function* outliving(keys: Deadline, data: Deadline, calendar: Calendar): Iterable<Fault> {
  const gone = (deadline: Deadline, at: Temporal.Instant) => instants(deadline, at, calendar).goneBy;
  if (tellingInstants.some((at) => Temporal.Instant.compare(gone(keys, at), gone(data, at)) > 0))
    yield fault(
      'backups › keys',
      `copies of the keys (${keys.period.toString()}) outlive the data that they open (${data.period.toString()}). Shorten them: whoever is erased stays readable in a backup for as long as a copy of their key.`,
    );
}
