import { readPolicy } from '../assembly/load-policy.ts';
import type { Config } from '../config.ts';
import { closedPatient, examine, type Finding, fault, recordLine, type State } from '../doctor/index.ts';

/** What can be found out where the deployment does not open: why, and how it stands with all that needs no database. */
export async function examineClosed(config: Config, error: unknown): Promise<readonly Finding[]> {
  const title = { de: 'Start', en: 'Start' };
  const why = error instanceof Error ? error.message : 'unknown';
  const says = { de: `Avow lässt sich nicht öffnen: ${why}`, en: `Avow does not open: ${why}` };
  const mend = {
    mend: {
      de: 'Beheben Sie, was dort genannt ist; geprüft wurde, was ohne Datenbank zu sehen ist.',
      en: 'Mend what is named there; what can be seen without the database was looked at.',
    },
  };
  const unopened: Finding = { check: 'start', title, ...fault(says, mend) };
  const policy = await readPolicy(config.policyFile).catch(() => undefined);
  return policy ? [unopened, ...(await examine(closedPatient(config, policy)))] : [unopened];
}

/** For programs: stable names, English sentences. */
export const findingsAsData = (findings: readonly Finding[]) =>
  findings.map(({ check, state, says, mend, publish }) => ({
    check,
    state,
    sentence: says.en,
    ...(mend && { mend: step(mend.en, publish) }),
    ...(publish && { publish }),
  }));

/** For people: what is wrong stands last, where the eye is when the command has ended. */
export function findingsInWords(findings: readonly Finding[]): string {
  const order: readonly State[] = ['ok', 'warning', 'fault'];
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = order.flatMap((state) =>
    findings
      .filter((finding) => finding.state === state)
      .flatMap(({ check, says, mend, publish }) => [
        `${marks[state]} ${check.padEnd(width)}  ${says.en}`,
        ...(mend ? [`  ${' '.repeat(width)}  → ${step(mend.en, publish)}`] : []),
      ]),
  );
  const count = (state: State) => findings.filter((finding) => finding.state === state).length;
  return [...lines, '', `${count('ok')} in order, ${count('warning')} to look at, ${count('fault')} to mend now.`].join(
    '\n',
  );
}

const marks: Readonly<Record<State, string>> = { ok: '✓', warning: '!', fault: '✗' };

const step = (mend: string, publish: Finding['publish']): string => (publish ? `${mend} ${recordLine(publish)}` : mend);
