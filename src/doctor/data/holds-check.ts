import { openHolds } from '../../core/records/index.ts';
import { ok, run, type Verdict, warning } from '../finding.ts';
import { insideCheck } from '../patient.ts';

/** Whether somebody has looked again at what is kept from erasure (S18). */
export const holds = insideCheck(
  { name: 'holds', title: { de: 'Aussetzungen', en: 'Holds' } },
  async ({ world }): Promise<readonly Verdict[]> => {
    const open = await openHolds(world.db);
    const late = open.filter(({ reviewBy }) => Temporal.Instant.compare(reviewBy, world.clock.now()) <= 0);
    if (late.length === 0)
      return [
        ok({
          de: `${open.length} Aussetzungen sind offen, keine ist über ihren Prüftag hinaus.`,
          en: `${open.length} holds are open, none is past its day of review.`,
        }),
      ];
    return late.map(({ id, reference, reviewBy }) =>
      warning(
        {
          de: `Die Aussetzung ${reference} war bis ${reviewBy.toString({ smallestUnit: 'second' })} zu prüfen.`,
          en: `Hold ${reference} was to be looked at by ${reviewBy.toString({ smallestUnit: 'second' })}.`,
        },
        run(
          `hold close ${id}`,
          'hebt sie auf, wenn der Grund entfallen ist; sonst öffnen Sie eine neue mit neuem Prüftag.',
          'lifts it once its reason is gone; else open a new one with a new day of review.',
        ),
      ),
    );
  },
);
