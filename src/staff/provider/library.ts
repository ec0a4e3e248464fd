/** The OpenID Connect library, loaded with the first sign-in by it: most deployments never do. */
export const openid = () => import('openid-client');
