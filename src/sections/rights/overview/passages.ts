import type { Passage, Policy } from '../../../core/policy/index.ts';

/** What the policy says about rights in general, in its own words: nothing of it is written a second time. */
export interface Told {
  /** Art. 21(4) GDPR: apart from everything else. */
  readonly objection: readonly Passage[];
  /** The rights, withdrawal, portability, ways and times (Art. 15(1)(e), 20). */
  readonly rights: readonly Passage[];
  /** Art. 15(1)(f). */
  readonly complaint: readonly Passage[];
  /** Third countries (Art. 15(2)) and automated decisions (Art. 15(1)(h)). */
  readonly general: readonly Passage[];
}

export function passagesOf({ sections, closing }: Policy): Told {
  const own = sections.find(({ section }) => section === 'rights')?.passages ?? [];
  const makes = (passage: Passage, promise: string) => passage.promises.includes(promise);
  return {
    objection: own.filter(({ prominent }) => prominent),
    rights: own.filter((passage) => !passage.prominent && !makes(passage, 'S82')),
    complaint: own.filter((passage) => makes(passage, 'S82')),
    general: closing.filter((passage) => makes(passage, 'S92')),
  };
}
