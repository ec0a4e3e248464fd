import type { CampaignContent } from '../campaign/index.ts';
import { bodyHtml } from '../campaign/render/body.ts';

/** Where an issue stands. */
export const issuePath = (id: string): string => `/newsletter/archive/${id}`;

/** What an issue says to everybody: no field of a person, its pictures from here, its headings below the page's own. */
export function publicBody(id: string, { draft }: Pick<CampaignContent, 'draft'>, prefix = ''): string {
  return belowTitle(bodyHtml({ ...draft, body: withoutPersons(draft.body) })).replaceAll(
    /src="cid:([^"]+)"/g,
    (_all, name: string) => `src="${prefix}${issuePath(id)}/files/${name}"`,
  );
}

/** The page's title comes first, and no step of the headings is left out, whatever the writer left out (WCAG 1.3.1). */
function belowTitle(html: string): string {
  let above = 1;
  return html.replaceAll(/<(\/?)h([1-4])>/g, (_all, end: string, level: string) => {
    if (!end) above = Math.min(Number(level) + 1, above + 1);
    return `<${end}h${above}>`;
  });
}

/** A field is filled by the words that its writer gave for where nothing is known; without any it is an ellipsis. */
const withoutPersons = (body: string): string =>
  body.replaceAll(/\{\{[^{}|]*(?:\|([^{}]*))?\}\}/g, (_all, fallback?: string) => fallback?.trim() || '…');
