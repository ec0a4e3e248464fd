import { sql } from 'kysely';
import type { Queries } from '../../core/store/index.ts';
import { fault, ok, type Verdict, warning } from '../finding.ts';
import type { Check, Patient } from '../patient.ts';
import { lookAtSite } from '../site/peer.ts';

/** Whether the clock by which everything is erased agrees with those of others. */
export const clock: Check = {
  name: 'clock',
  title: { de: 'Uhr', en: 'Clock' },
  examine: async (patient): Promise<readonly Verdict[]> => {
    const found: Verdict[] = [];
    if (patient.inside?.world.simulation) found.push(simulated);
    const ofDatabase = patient.inside && (await againstDatabase(patient, patient.inside.world.db));
    if (ofDatabase) found.push(judged(ofDatabase, { de: 'des Datenbankservers', en: 'of the database server' }));
    const ofSite = await againstSite(patient);
    if (ofSite) found.push(judged(ofSite, { de: 'der öffentlichen Adresse', en: 'of the public address' }));
    return found;
  },
};

/** How far another clock is from ours, and how well that can be told: both in seconds. */
interface Difference {
  readonly seconds: number;
  readonly blur: number;
}

async function againstDatabase({ wall }: Patient, db: Queries): Promise<Difference | undefined> {
  const before = wall.now();
  const { rows } = await sql<{ now: Temporal.Instant }>`select clock_timestamp() as now`.execute(db);
  const after = wall.now();
  const [row] = rows;
  return row && differenceOf(row.now, before, after, 0);
}

/** The peer's Date is cut to the second. */
async function againstSite(patient: Patient): Promise<Difference | undefined> {
  if (!patient.config.baseUrl.startsWith('https://')) return undefined;
  const before = patient.wall.now();
  const peer = await lookAtSite(patient).catch(() => undefined);
  return peer?.date && differenceOf(peer.date, before, patient.wall.now(), 1);
}

/** The question took a while, so the other clock was read somewhere between: half of that is the blur. */
function differenceOf(
  other: Temporal.Instant,
  before: Temporal.Instant,
  after: Temporal.Instant,
  cut: number,
): Difference {
  const took = before.until(after).total('seconds');
  return { seconds: before.until(other).total('seconds') - took / 2, blur: took / 2 + cut };
}

/** Seconds: beyond the first, mails bear a wrong date; beyond the second, deadlines are missed or ended too early. */
const [noticeable, wrong] = [2, 30];

function judged({ seconds, blur }: Difference, whose: { readonly de: string; readonly en: string }): Verdict {
  const off = Math.max(0, Math.abs(seconds) - blur);
  const amount = Math.abs(seconds).toFixed(1);
  if (off < noticeable)
    return ok({
      de: `Unsere Uhr und die ${whose.de} gehen gleich.`,
      en: `Our clock and that ${whose.en} agree.`,
    });
  const says = {
    de: `Unsere Uhr geht ${amount.replace('.', ',')} s ${seconds < 0 ? 'vor' : 'nach'}, gemessen an der ${whose.de}.`,
    en: `Our clock is ${amount} s ${seconds < 0 ? 'ahead of' : 'behind'} that ${whose.en}.`,
  };
  const mend = {
    mend: {
      de: 'Lassen Sie beide Rechner nach derselben Zeit gehen: „timedatectl set-ntp true“.',
      en: 'Let both machines keep the same time: “timedatectl set-ntp true”.',
    },
  };
  return off < wrong ? warning(says, mend) : fault(says, mend);
}

const simulated = ok({
  de: 'Die Zeit dieser Datenbank ist simuliert; verglichen wird die Uhr des Rechners.',
  en: 'The time of this database is simulated; what is compared is the machine’s clock.',
});
