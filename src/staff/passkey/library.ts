/** The WebAuthn library, loaded with the first passkey: most processes never meet one, and it is a tenth of their memory. */
export const webauthn = () => import('@simplewebauthn/server');
