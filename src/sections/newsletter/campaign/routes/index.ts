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
  { path: '/staff/campaigns', label: { de: 'Ausgaben', en: 'Issues' } },
];

// Attachments altogether, base64 is not used in forms, and the text beside them.
const bytesOfAnIssue = 6_000_000;
export const campaignUploads: Readonly<Record<string, number>> = {
  '/staff/campaigns/save': bytesOfAnIssue,
  '/staff/campaigns/preview': bytesOfAnIssue,
};

export const campaignAssets: readonly URL[] = [
  new URL('../browser/campaigns.css', import.meta.url),
  new URL('../browser/editor.js', import.meta.url),
  new URL('../browser/visual.js', import.meta.url),
  new URL('../browser/visual-page.js', import.meta.url),
  new URL('../browser/markdown-read.js', import.meta.url),
  new URL('../browser/markdown-write.js', import.meta.url),
];
