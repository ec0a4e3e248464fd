/** The codes of a server's reply; its words may name the person and stay out of the outbox. */
export function statusOf(reply: string): { readonly code: number | null; readonly status: string | null } {
  const found = /^([2-5]\d\d)(?:[ -]([245]\.\d{1,3}\.\d{1,3})(?=\s|$))?/.exec(reply);
  return { code: found?.[1] === undefined ? null : Number(found[1]), status: found?.[2] ?? null };
}
