export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

export function checkImports(
  base?: string,
): Promise<{ readonly files: number; readonly modules: number; readonly violations: readonly Violation[] }>;
