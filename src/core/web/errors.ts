/** Every way in which the web base breaks off, with the sentence that says what to do. */
export const sentences = {
  'web/undeclared-cookie':
    'A response wanted to set a cookie that the policy does not declare. Declare it in its section, or do not set it.',
  'web/cookie-lifetime':
    'A cookie was to be set with a lifetime other than the policy states. Set cookies with `giveCookie`.',
  'web/unknown-asset': 'No such file is served. Name a file of the web base or hand it to `createWeb` in `assets`.',
  'web/bad-network':
    'TRUSTED_PROXIES names something that is no network. Write addresses or CIDR networks, e.g. `10.0.0.0/8,::1`.',
} as const;

export type WebErrorCode = keyof typeof sentences;

/** Thrown when the web base is misused or misconfigured; never for what a visitor does. */
export class WebError extends Error {
  override readonly name = 'WebError';
  readonly code: WebErrorCode;
  constructor(code: WebErrorCode, thing: string) {
    super(`${sentences[code]} (${thing})`);
    this.code = code;
  }
}
