import { fileURLToPath } from 'node:url';

/** The project's folder, whether the source or the build runs. */
export const root: string = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
