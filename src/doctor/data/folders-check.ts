import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { fault, ok, type Verdict } from '../finding.ts';
import type { Check } from '../patient.ts';

/** Whether the watched log folders of other servers can be cleaned (S17). */
export const folders: Check = {
  name: 'log-folders',
  title: { de: 'Ordner mit Zugriffsprotokollen', en: 'Folders of access logs' },
  examine: ({ config }): Promise<readonly Verdict[]> => Promise.all(config.logFolders.map(reached)),
};

async function reached(path: string): Promise<Verdict> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error || !found.isDirectory())
    return fault(
      { de: `Den Protokollordner ${path} gibt es nicht.`, en: `There is no log folder ${path}.` },
      { mend: { de: 'Berichtigen Sie ACCESS_LOG_FOLDERS.', en: 'Correct ACCESS_LOG_FOLDERS.' } },
    );
  try {
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return ok({ de: `${path} wird bereinigt.`, en: `${path} is kept clean.` });
  } catch {
    const user = process.getuid?.() ?? '';
    return fault(
      {
        de: `In ${path} dürfen wir nicht schreiben: Alte Zeilen bleiben stehen.`,
        en: `We must not write in ${path}: old lines stay there.`,
      },
      { mend: { de: `setfacl -m u:${user}:rwx ${path}`, en: `setfacl -m u:${user}:rwx ${path}` } },
    );
  }
}
