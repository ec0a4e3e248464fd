import { fault, ok, run, type Verdict, warning } from '../finding.ts';
import { insideCheck } from '../patient.ts';

/** Whether the policy in force is that of the file, and has all that the running code needs (S89). */
export const inForce = insideCheck(
  { name: 'policy', title: { de: 'Datenschutzerklärung in Kraft', en: 'Policy in force' } },
  async ({ world, behind, pending, waiting }, { config }): Promise<readonly Verdict[]> => {
    const apply = run(
      'policy plan',
      'zeigt, was sich ändert; „npx avow policy apply“ setzt es in Kraft.',
      'shows what changes; “npx avow policy apply” puts it in force.',
    );
    const found: Verdict[] = [];
    if (behind.length > 0)
      found.push(
        fault(
          {
            de: `Der Fassung ${world.rules.version} fehlt, was die Software braucht: ${behind.join(', ')}; davon betroffene Seiten antworten mit 503.`,
            en: `Version ${world.rules.version} lacks what the software needs: ${behind.join(', ')}; the pages concerned answer 503.`,
          },
          apply,
        ),
      );
    else if (pending)
      found.push(
        warning(
          {
            de: 'Die Datei sagt etwas anderes als die Fassung in Kraft.',
            en: 'The file says something else than the version in force.',
          },
          apply,
        ),
      );
    else
      found.push(
        ok({
          de: `Fassung ${world.rules.version} ist in Kraft, wie die Datei sie schreibt.`,
          en: `Version ${world.rules.version} is in force as the file has it.`,
        }),
      );
    if (waiting.length > 0)
      found.push(
        (config.mode === 'production' ? fault : warning)(
          {
            de: `Zugesagt, aber noch nicht in Betrieb: ${waiting.join(', ')}.`,
            en: `Promised and not in operation yet: ${waiting.join(', ')}.`,
          },
          {
            mend: {
              de: 'Lassen Sie diese Abschnitte aus der Datenschutzerklärung, bis sie laufen.',
              en: 'Leave these sections out of the policy until they run.',
            },
          },
        ),
      );
    return found;
  },
);
