// The pages on which staff write issues and send them.
// Promises: every change is a form by POST and works without script; nobody's saved words are overwritten unseen; what
// cannot be taken back states first whom it reaches.
// Refuses: a deed without its right, and a frame that could run, send or load anything.
import type { StaffDesk, StaffPlace, World } from '../../../../core/section/index.ts';
import { editRoutes } from './editor/edit.tsx';
import { previewRoutes } from './editor/preview.tsx';
import { controlRoutes } from './issue/control.tsx';
import { showRoutes } from './issue/show.tsx';
import { listRoutes } from './list.tsx';

export { pictureRoutes } from './editor/picture-route.ts';
export { campaignDeeds } from './issue/deeds.ts';

export function campaignRoutes(desk: StaffDesk, world: World): void {
  listRoutes(desk, world);
  editRoutes(desk, world);
  previewRoutes(desk, world);
  showRoutes(desk, world);
  controlRoutes(desk, world);
}

export const campaignPlaces: readonly StaffPlace[] = [
  { path: '/staff/campaigns', label: { de: 'Ausgaben', en: 'Issues' }, inParts: true },
];

// A file beyond what is taken is read to its end and dropped, so that the words beside it are not lost.
const bytesOfAForm = 1024 * 1024 * 1024;
export const campaignUploads: Readonly<Record<string, number>> = Object.fromEntries(
  ['save', 'preview', 'cleaned', 'pictures'].map((what) => [`/staff/campaigns/${what}`, bytesOfAForm]),
);

/** They change nothing: what is being written is only looked at. */
export const campaignQuestions = ['/staff/campaigns/preview', '/staff/campaigns/cleaned'] as const;

const scripts = {
  '': ['editor', 'visual'],
  'text/': ['tools', 'live', 'leaving', 'cleaned', 'modes', 'convert'],
  'markdown/': ['read', 'inline', 'emphasis', 'link', 'list', 'table', 'marks', 'unshown', 'write', 'line', 'sign'],
  'visual/': ['elements', 'blocks', 'words', 'field', 'caret', 'keys', 'paste', 'table-tools'],
  'panel/': ['panel', 'link-panel', 'field-panel', 'picture-panel', 'sent'],
};

export const campaignAssets: readonly URL[] = [
  ...['campaigns', 'editor', 'visual'].map((name) => new URL(`../browser/${name}.css`, import.meta.url)),
  ...Object.entries(scripts).flatMap(([folder, names]) =>
    names.map((name) => new URL(`../browser/${folder}${name}.js`, import.meta.url)),
  ),
];
