// What the generator reads: the router's types, and the refusals of the contract.
import type { AppRouter } from '@gatehouse/api';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';

export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;
export type { Refusal } from '@gatehouse/contract';
export type * as Contract from '@gatehouse/contract';
