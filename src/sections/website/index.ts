// The website: start page, privacy notice with its versions, imprint, settings.
// Promises: everything on it can be read without cookies and without script; the notice says what the engine does,
// because both come from the same values (S6-S14, S89-S92).
// Refuses: to keep anything about who reads; the section has no table.
import { defineSection } from '../../core/section/index.ts';
import { routes } from './routes.ts';

export const website = defineSection({ name: 'website', tables: {}, routes });
