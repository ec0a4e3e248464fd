import { statfs } from 'node:fs/promises';
import { fault, ok, type Verdict, warning } from '../finding.ts';
import type { Check } from '../patient.ts';

const gigabyte = 1024 ** 3;
/** Below the first somebody has to act soon; below the second the database stops writing before long. */
const [little, almostNone] = [2 * gigabyte, gigabyte / 4];

/** Whether there is room for what comes: a full disk stops erasing as it stops keeping. */
export const disk: Check = {
  name: 'disk',
  title: { de: 'Speicherplatz', en: 'Disk space' },
  examine: async ({ config }): Promise<readonly Verdict[]> => {
    const { bavail, bsize, files, ffree } = await statfs(config.dataDir);
    const free = bavail * bsize;
    const says = {
      de: `Unter ${config.dataDir} sind ${(free / gigabyte).toFixed(1).replace('.', ',')} GB frei.`,
      en: `${(free / gigabyte).toFixed(1)} GB are free under ${config.dataDir}.`,
    };
    const mend = {
      mend: {
        de: 'Schaffen Sie Platz oder vergrößern Sie den Datenträger, bevor er voll ist.',
        en: 'Make room, or enlarge the volume, before it is full.',
      },
    };
    const byRoom = free < almostNone ? fault(says, mend) : free < little ? warning(says, mend) : ok(says);
    // Some file systems count no files.
    if (files === 0 || ffree > files / 50) return [byRoom];
    const full = {
      de: `Unter ${config.dataDir} lassen sich kaum noch Dateien anlegen (${ffree} frei).`,
      en: `Hardly any more files can be made under ${config.dataDir} (${ffree} left).`,
    };
    return [byRoom, fault(full, mend)];
  },
};
