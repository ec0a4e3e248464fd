import type { Member } from '../../../../core/section/index.ts';
import type { WebContext } from '../../../../core/web/index.ts';
import type { Wrong } from '../posted.ts';

/** Answers with the page of a case; after a refusal with what was wrong and what was typed. */
export type ShowCase = (c: WebContext, member: Member, id: string, wrong?: Wrong) => Promise<Response>;
