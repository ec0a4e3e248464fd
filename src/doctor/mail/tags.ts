/** The tag list of DKIM and DMARC records (RFC 6376, section 3.2); undefined where a tag stands twice or none can be read. */
export function readTags(text: string): ReadonlyMap<string, string> | undefined {
  const tags = new Map<string, string>();
  for (const part of text.split(';')) {
    if (part.trim() === '') continue;
    const [, name, value = ''] = /^\s*([A-Za-z][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/s.exec(part) ?? [];
    if (name === undefined) continue;
    if (tags.has(name.toLowerCase())) return undefined;
    tags.set(name.toLowerCase(), value);
  }
  return tags.size > 0 ? tags : undefined;
}
