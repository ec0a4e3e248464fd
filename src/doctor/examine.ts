import { checks } from './checks.ts';
import { type Finding, fault } from './finding.ts';
import type { Check, Patient } from './patient.ts';

/** Looks at everything, a few things at a time, and answers in the order of the checks. A check that breaks is a fault of its own. */
export async function examine(
  patient: Patient,
  told: (done: number, of: number) => void = () => {},
  all: readonly Check[] = checks,
): Promise<readonly Finding[]> {
  const found: (readonly Finding[])[] = [];
  let [next, done] = [0, 0];
  const look = async () => {
    for (let i = next++; i < all.length; i = next++) {
      const check = all[i];
      if (check) found[i] = await findingsOf(check, patient);
      told(++done, all.length);
    }
  };
  // Each worker takes one connection of the pool at the most; the server beside it needs the others.
  await Promise.all(Array.from({ length: 4 }, look));
  return found.flat();
}

async function findingsOf(check: Check, patient: Patient): Promise<readonly Finding[]> {
  const { name, title } = check;
  const verdicts = await check.examine(patient).catch((error: unknown) => [broken(error)]);
  return verdicts.map((verdict) => ({ check: name, title, ...verdict }));
}

// A foreign message may quote what a person typed; a coded one is written in this house.
function broken(error: unknown) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isOurs = error instanceof Error && /^[a-z]+\/[a-z-]+$/.test(code);
  const why = isOurs ? error.message : code || (error instanceof Error ? error.name : typeof error);
  return fault(
    { de: `Das ließ sich nicht prüfen: ${why}`, en: `This could not be looked at: ${why}` },
    {
      mend: {
        de: 'Beheben Sie die genannte Ursache und prüfen Sie noch einmal.',
        en: 'Remove the cause that is named, then look again.',
      },
    },
  );
}

/** One word for all: a single fault is enough. */
export function worst(findings: readonly Finding[]): Finding['state'] {
  if (findings.some(({ state }) => state === 'fault')) return 'fault';
  return findings.some(({ state }) => state === 'warning') ? 'warning' : 'ok';
}
