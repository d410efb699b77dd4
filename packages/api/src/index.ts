export { recordDenied } from './audit/denied.ts';
export {
	actingByToken,
	viewerOf,
	type Client,
	type Context,
	type Credentials,
	type Kept,
	type Viewer
} from './context.ts';
export { invalid, issuesOf } from './issues.ts';
export { createLimits, type Limits } from './limits.ts';
export { refusalOf, refuse } from './refuse.ts';
export { ensureBuiltInRoles } from './roles/built-in.ts';
export { appRouter, createCaller, type Api, type AppRouter } from './router.ts';
export type { Services } from './services.ts';
export { createAdministrator } from './users/administrator.ts';
export { enableDue } from './users/enable-due.ts';
export { resetAdministrator } from './users/reset-administrator.ts';
export { comeBack } from './auth/enter.ts';
