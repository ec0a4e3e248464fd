import {
  becameDeal,
  conversationById,
  conversations,
  keepConversation,
  notNeeded,
  withdrawConsent,
} from '../../../src/sections/contact/conversation/index.ts';
import { written } from '../letters.ts';
import type { Chance } from '../lives-random.ts';
import type { Person } from './lives.ts';
import { desk, type Town } from './town.ts';

/** What every letter of a person says, and nothing else does. */
export const said = ({ address }: Person): string => `Ihr Angebot fuer ${address.replace('@', ' bei ')}`;

let letters = 0;

/** Somebody writes to us; whoever has written before answers in the same thread. */
export async function write({ mailbox, w }: Town, person: Person): Promise<void> {
  letters += 1;
  const raw = written({ id: `letter-${letters}`, from: person.address, subject: 'Anfrage', text: said(person) });
  await mailbox.deliver(desk, raw, { at: w.now().toString({ smallestUnit: 'second' }) });
}

/** Notes which conversations had a message now. */
export async function noteLetters(town: Town): Promise<void> {
  const { conversations: all } = await conversations(town.w.world, { order: 'newest', most: 200 });
  for (const { id, lastAt } of all) {
    const known = town.known.facts.get(id)?.at(-1);
    if (!known || Temporal.Instant.compare(lastAt, known.at) > 0)
      town.known.facts.set(id, [...(town.known.facts.get(id) ?? []), { name: 'message', at: lastAt }]);
  }
}

/** The yearly review: some are kept, some go, some belong to a deal, and some nobody looks at. */
export async function review({ w }: Town, dice: Chance): Promise<void> {
  const act = { now: w.now(), by: 'staff' } as const;
  const { conversations: due } = await conversations(w.world, { stages: ['review'], most: 200 });
  for (const { id } of due) {
    if (!(await conversationById(w.world, id))) continue;
    const verdict = dice.below(8);
    if (verdict === 0)
      await keepConversation(w.world, id, { ground: 'contract', reason: 'Das Angebot läuft noch.' }, act);
    if (verdict === 1) await notNeeded(w.world, id, act);
    if (verdict === 2) await becameDeal(w.world, id, act);
    if (verdict === 3) await withdrawConsent(w.world, id, act);
  }
}
