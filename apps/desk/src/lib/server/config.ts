import { createGatehouseClient } from '@gatehouse/client';

const { GATEHOUSE_URL, GATEHOUSE_TOKEN: token } = process.env;
export const url = GATEHOUSE_URL || 'http://localhost:3000';
/** Asks as the token's owner. Undefined: there is no token yet. */
export const client = token ? createGatehouseClient({ url, token }) : undefined;
