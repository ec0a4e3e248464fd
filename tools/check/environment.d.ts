export function environment(
  base?: string,
): Promise<{ readonly ok: boolean; readonly output: string; readonly note: string }>;
