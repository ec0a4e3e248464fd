import type { Member, StaffDesk } from '../../../../../core/section/index.ts';
import { bytesOfAFile, type Posted, readPosted } from './posted.ts';
import type { Saved } from './save.ts';

/**
 * A picture that is put among the words where they are being written: saved with them at once, since it has to hang from an
 * issue that is there. Asked by script alone; the form without it does the same by saving.
 */
export function pictureRoute(
  desk: Pick<StaffDesk, 'upload'>,
  save: (member: Member, posted: Posted) => Promise<Saved | undefined>,
): void {
  desk.upload('/staff/campaigns/pictures', 'write', bytesOfAFile, async (c, member, form) => {
    const saved = await save(member, { ...(await readPosted(form)), isPlaced: true });
    if (!saved) return c.json({ problems: [] }, 404);
    if ('refused' in saved)
      return c.json(
        { problems: saved.refused.map(({ sentence, mend }) => `${sentence[c.var.language]} ${mend[c.var.language]}`) },
        saved.refused.some(({ code }) => code === 'file-too-big') ? 413 : 422,
      );
    const { campaign, version, picture } = saved;
    return c.json({ campaign, version, address: picture?.address, name: picture?.name });
  });
}
