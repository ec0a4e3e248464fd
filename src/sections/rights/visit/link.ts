export const linkPath = (token: string): `/${string}` => `/your-data/open/${token}`;
