import { type Calendar, dateInWords, lastDayBefore } from '../core/policy/index.ts';
import type { ErasedOf, HeldAbout } from '../core/section/index.ts';

/** What is held about a person as plain data, for `--json` and for `person export`. */
export const personAsData = (held: readonly HeldAbout[]) =>
  held.map((h) => ({
    record: h.record,
    class: h.class,
    title: h.title,
    stage: h.stage,
    since: h.since.toString(),
    until: h.until?.toString() ?? null,
    held: h.held,
    demanded: h.demanded,
    basis: `Art. 6(1)(${h.basis.letter}) GDPR`,
    purposes: h.purposes.map((purpose) => ({ name: purpose.name, title: purpose.title })),
    source: h.source,
    recipients: h.recipients,
    data: Object.fromEntries(h.fields.map((field) => [field.name, field.value])),
  }));

export function personInWords(held: readonly HeldAbout[], calendar: Calendar): string {
  if (held.length === 0) return 'Nothing is held about this address.';
  return held
    .map((h) =>
      [
        `${h.title.en} (${h.class}), ${h.stageTitle.en}, since ${dateInWords(h.since, 'en', calendar)}`,
        `  Why    ${h.purposes.map((p) => p.title.en).join('; ')} (Art. 6(1)(${h.basis.letter}) GDPR)`,
        `  Until  ${h.held ? (h.demanded ? 'suspended by a hold; will be erased when it closes' : 'suspended by a hold') : h.until ? `${dateInWords(lastDayBefore(h.until, calendar), 'en', calendar)} at the latest` : 'an event ends it'}`,
        ...h.fields.map((field) => `  ${field.title.en}: ${field.value}`),
      ].join('\n'),
    )
    .join('\n\n');
}

export const erasedAsData = (answers: readonly ErasedOf[]) => ({
  erased: answers.filter((a) => a.outcome === 'erased').map((a) => ({ record: a.record, class: a.class })),
  kept: answers.filter((a) => a.outcome === 'kept').map((a) => ({ ...a, until: a.until?.toString() ?? null })),
  held: answers.filter((a) => a.outcome === 'held').map((a) => ({ record: a.record, class: a.class })),
});

export function erasedInWords(answers: readonly ErasedOf[], calendar: Calendar): string {
  if (answers.length === 0) return 'Nothing was held about this address.';
  return answers
    .map((a) => {
      if (a.outcome === 'erased') return `Erased: ${a.title.en} (${a.class}).`;
      if (a.outcome !== 'kept')
        return `Not erased: ${a.title.en} (${a.class}); a hold suspends erasure, and it will be erased when the hold closes.`;
      const until = a.until
        ? ` until ${dateInWords(lastDayBefore(a.until, calendar), 'en', calendar)} at the latest`
        : '';
      return `Kept${until}: ${a.title.en} (${a.class}, ${a.stage}). ${a.because.en} (${a.article})`;
    })
    .join('\n');
}
