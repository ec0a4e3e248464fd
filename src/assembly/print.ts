import { calendar, noticeMarkdown, type Policy } from '../core/policy/index.ts';
import type { Printed } from '../core/records/index.ts';
import type { Section } from '../core/section/index.ts';

/** Prints the notices that are archived with a version: what runs and what does not is printed as it is. */
export function printer(sections: readonly Section[], mode: 'trial' | 'production'): (policy: Policy) => Printed {
  const running = new Set(sections.map((section) => section.name));
  return (policy) => {
    const options = { running, mode, calendar: calendar(policy) };
    return { de: noticeMarkdown(policy, 'de', options), en: noticeMarkdown(policy, 'en', options) };
  };
}
