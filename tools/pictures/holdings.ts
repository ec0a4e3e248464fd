import { classNamed, type Policy, stageNamed } from '../../src/core/policy/index.ts';
import type { Lived } from '../../tests/support/years/live.ts';

const [left, right, width, height, top] = [232, 64, 960, 46, 56];
const inner = width - left - right;

/** What is held over the years, a row for each stage of each data class, as an SVG that reads in light and dark. */
export function holdingsPicture({ holdings, judgement, people }: Lived, policy: Policy): string {
  const names = [...new Set(holdings.flatMap(({ records }) => Object.keys(records)))].sort(byPolicy(policy));
  const [from, to] = [holdings[0]?.at, holdings.at(-1)?.at];
  if (!from || !to) throw new Error('Nothing was lived that could be drawn.');
  const span = to.epochMilliseconds - from.epochMilliseconds;
  const x = (at: Temporal.Instant) => left + (inner * (at.epochMilliseconds - from.epochMilliseconds)) / span;
  const bottom = top + names.length * height;
  const rows = names.map((name, row) => {
    const counts = holdings.map(({ records }) => records[name] ?? 0);
    const most = Math.max(...counts, 1);
    const base = top + (row + 1) * height - 8;
    const y = (count: number) => base - (count / most) * (height - 16);
    const line = holdings.map(({ at }, n) => `${x(at).toFixed(1)},${y(counts[n] ?? 0).toFixed(1)}`).join(' L');
    const [title, stage] = titlesOf(policy, name);
    return `<text x="${left - 12}" y="${base - 12}" class="class">${escaped(title)}</text>
<text x="${left - 12}" y="${base + 2}" class="stage">${escaped(stage)}</text>
<path d="M${x(from).toFixed(1)},${base} L${line} L${x(to).toFixed(1)},${base} Z" class="area"/>
<path d="M${left},${base} H${width - right}" class="ground"/>
<text x="${width - right + 10}" y="${base + 2}" class="most">${most.toLocaleString('en')}</text>`;
  });
  const years = yearsBetween(from, to).map(
    (year) =>
      `<path d="M${x(year.at).toFixed(1)},${top - 8} V${bottom}" class="year"/>` +
      `<text x="${x(year.at).toFixed(1)}" y="${bottom + 16}" class="label">${year.name}</text>`,
  );
  const sentence = `${people.toLocaleString('en')} people: ${judgement.records.toLocaleString('en')} records kept, ${judgement.erased.toLocaleString('en')} erased, none early, none late.`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + 28}" role="img" aria-label="${escaped(sentence)}">
<style>${style}</style>
<rect width="${width}" height="${bottom + 28}" class="paper"/>
<text x="20" y="30" class="title">${escaped(sentence)}</text>
<text x="${width - 8}" y="${top - 12}" class="label end">most at once</text>
${years.join('\n')}
${rows.join('\n')}
</svg>
`;
}

const style = `
.paper{fill:#fbfaf7}.title{font:600 17px Georgia,serif;fill:#1d2330}
.class,.stage,.most,.label{font:12px system-ui,sans-serif;fill:#4a5160}.class{font-weight:600;fill:#1d2330}
.class,.stage{text-anchor:end}.label{text-anchor:middle}.end{text-anchor:end}
.area{fill:#2f6f5e;fill-opacity:.28;stroke:#2f6f5e;stroke-width:1.2}.ground{stroke:#c9c5ba}.year{stroke:#e6e2d8}
@media (prefers-color-scheme:dark){.paper{fill:#14171d}.title,.class{fill:#eceae4}.stage,.most,.label{fill:#aeb3bd}
.area{fill:#6fc3aa;fill-opacity:.25;stroke:#6fc3aa}.ground{stroke:#3a4150}.year{stroke:#252b36}}`;

/** In the order of the policy: section by section, class by class, stage by stage. */
function byPolicy(policy: Policy): (one: string, other: string) => number {
  const order = policy.sections.flatMap(({ classes }) =>
    classes.flatMap((c) => Object.keys(c.lifecycle.stages).map((stage) => `${c.name}/${stage}`)),
  );
  return (one, other) => order.indexOf(one) - order.indexOf(other);
}

function titlesOf(policy: Policy, name: string): readonly [string, string] {
  const [className = '', stage = ''] = name.split('/');
  const dataClass = classNamed(policy, className);
  return [dataClass.title.en, stageNamed(dataClass, stage).title.en];
}

function yearsBetween(from: Temporal.Instant, to: Temporal.Instant) {
  const [first, last] = [from, to].map((at) => at.toZonedDateTimeISO('UTC').year) as [number, number];
  return Array.from({ length: last - first }, (_, n) => first + n + 1).map((year) => ({
    name: String(year),
    at: Temporal.Instant.from(`${year}-01-01T00:00:00Z`),
  }));
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
