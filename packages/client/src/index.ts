export type { Answer, BareCall, Call, CallOptions } from './call.ts';
export { createGatehouseClient, type GatehouseOptions } from './client.ts';
export { GatehouseError } from './error.ts';
export type { Failed, Invalid, Unreachable } from './failure.ts';
export type * from './generated/router.ts';
export type { Fetch, FetchRequest, FetchResponse } from './site.ts';
