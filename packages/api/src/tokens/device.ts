import {
	approveDeviceLogin,
	beginDeviceLogin,
	consumeDeviceLogin,
	denyDeviceLogin,
	findDeviceLogin,
	isDeviceDenied,
	waitForDevice
} from '@gatehouse/auth';
import {
	isScope,
	userCode as schema,
	userCodeLetters,
	type BeginDevice,
	type DeviceAnswer,
	type UserCode
} from '@gatehouse/contract';
import { describe } from '../audit/describe.ts';
import type { Context, Viewer } from '../context.ts';
import { invalid } from '../issues.ts';
import { make, within } from './made.ts';

type Signed = Context & { user: Viewer };

/** Days that a terminal stays logged in. */
const days = 90;

const nothingWaits = () =>
	invalid(schema, {
		userCode:
			'No terminal waits with this code. It may have run out: run the command again for a new one.'
	});

export async function begin({ db, client, now }: Context, { name, scopes }: BeginDevice) {
	const request = { name, scopes: [...new Set(scopes)], address: client.address };
	return db.$transaction((tx) => beginDeviceLogin(tx, request, userCodeLetters, now()));
}

/** `scopes`: what it would get; `beyond`: what it asks for and its approver may not do. */
export async function preview({ db, user, now }: Signed, { userCode }: UserCode) {
	const found = await findDeviceLogin(db, userCode, now());
	if (!found) throw nothingWaits();
	const asked = found.scopes.filter(isScope);
	const scopes = within(user, asked);
	const beyond = asked.filter((scope) => !scopes.includes(scope));
	return { name: found.name, address: found.address, askedAt: found.createdAt, scopes, beyond };
}

export async function approve(ctx: Signed, { userCode }: UserCode): Promise<void> {
	const { name, scopes } = await preview(ctx, { userCode });
	const answer = { userId: ctx.user.id, scopes };
	await ctx.db.$transaction(async (tx) => {
		describe(tx, { after: { name, scopes } });
		if (!(await approveDeviceLogin(tx, userCode, answer, ctx.now()))) throw nothingWaits();
	});
}

export async function deny({ db, now }: Context, { userCode }: UserCode): Promise<void> {
	await db.$transaction(async (tx) => {
		if (!(await denyDeviceLogin(tx, userCode, now()))) throw nothingWaits();
	});
}

export async function poll(ctx: Context, deviceCode: string): Promise<DeviceAnswer> {
	const at = ctx.now();
	const waits = await waitForDevice(ctx.db, deviceCode, at);
	if (waits) return { status: waits.tooSoon ? 'slowDown' : 'pending', interval: waits.interval };
	const fetched = await ctx.db.$transaction(async (tx) => {
		describe(tx, { unchanged: true });
		const approved = await consumeDeviceLogin(tx, deviceCode, at);
		if (!approved) return null;
		const { userId, name } = approved;
		const scopes = approved.scopes.filter(isScope);
		const owner = await tx.user.findUnique({
			where: { id: userId, disabledAt: null },
			select: { id: true, username: true, email: true }
		});
		if (!owner) return null;
		describe(tx, { unchanged: false });
		const { token, expiresAt } = await make(ctx, tx, { name, scopes, days }, owner, 'terminal');
		return { token, expiresAt, username: owner.username };
	});
	if (fetched) return { status: 'approved', ...fetched };
	return { status: (await isDeviceDenied(ctx.db, deviceCode)) ? 'denied' : 'expired' };
}
