import { stat } from 'node:fs/promises';
import { fault, ok, type Verdict, warning } from '../finding.ts';
import type { Check } from '../patient.ts';

/** Whether anybody else on this machine can read what they must not. */
export const rights: Check = {
  name: 'rights',
  title: { de: 'Rechte an Dateien', en: 'Rights to files' },
  examine: async ({ config }): Promise<readonly Verdict[]> => {
    const found = [
      await closed(config.masterKeyFile, { de: 'Der Hauptschlüssel', en: 'The master key' }, '600'),
      await closed(config.dataDir, { de: 'Der Datenordner', en: 'The data folder' }, '700', 0o007),
      config.dkim && (await closed(config.dkim.keyFile, { de: 'Der DKIM-Schlüssel', en: 'The DKIM key' }, '600')),
    ].filter((verdict) => verdict !== undefined);
    return found;
  },
};

/** A file that others must not read. `forbidden` are the bits that must not be set: all of group and others, or fewer. */
async function closed(
  path: string,
  what: { readonly de: string; readonly en: string },
  mode: string,
  forbidden = 0o077,
): Promise<Verdict> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error)
    return fault(
      {
        de: `${what.de} ${path} ist nicht lesbar (${found.code}).`,
        en: `${what.en} ${path} cannot be read (${found.code}).`,
      },
      {
        mend: {
          de: 'Legen Sie die Datei zurück an ihren Ort oder berichtigen Sie Eigentümer und Pfad.',
          en: 'Put the file back in its place, or correct its owner or its path.',
        },
      },
    );
  const open = found.mode & forbidden;
  const written = (found.mode & 0o777).toString(8);
  if (open !== 0)
    return fault(
      {
        de: `${what.de} ${path} ist für andere zugänglich (Rechte ${written}).`,
        en: `${what.en} ${path} is open to others (mode ${written}).`,
      },
      { mend: { de: `chmod ${mode} ${path}`, en: `chmod ${mode} ${path}` } },
    );
  const owner = process.getuid?.();
  if (owner !== undefined && owner !== 0 && found.uid !== owner)
    return warning(
      {
        de: `${what.de} ${path} gehört einer anderen Kennung (${found.uid}).`,
        en: `${what.en} ${path} belongs to another user id (${found.uid}).`,
      },
      { mend: { de: `chown ${owner} ${path}`, en: `chown ${owner} ${path}` } },
    );
  return ok({ de: `${what.de} ist nur für uns zugänglich.`, en: `${what.en} is open to us alone.` });
}
