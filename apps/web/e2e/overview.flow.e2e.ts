import { expect, logIn, origin, site, tabTo, test, unique } from './site.ts';

const row = (recipient: string) => `Account works again, to ${recipient}`;

test('a mail that got lost is sent again, arrives, and is off the list', async ({ page }) => {
	const admin = await site.person(unique('admin'), 'administrator');
	const { id, email } = await site.person(unique('noor'));
	const reason = '550 5.1.1 <img src=x onerror=alert(1)> no “such” user';
	await site.lostMail(email, id, reason);
	await logIn(page, admin.email, '/admin');
	await expect(page.getByText('Mail did not reach everyone.')).toBeVisible();
	await expect(page.getByText(`Why: ${reason}`).first()).toBeVisible();
	const again = page.getByRole('button', { name: `Send again: ${row(email)}` });
	await again.click();
	await expect(page.getByRole('status').getByText('On its way again.')).toBeVisible();
	await expect(again).toHaveCount(0);
	expect((await site.mail(email)).map(({ subject }) => subject)).toEqual([
		expect.stringContaining('account works again')
	]);
});

test('by keyboard alone: one that needs nothing is marked as done', async ({ page }) => {
	const admin = await site.person(unique('admin'), 'administrator');
	const to = `${unique('nobody')}@northfold.example`;
	await site.lostMail(to);
	await logIn(page, admin.email, '/admin');
	const done = page.getByRole('button', { name: `Done with it: ${row(to)}` });
	await tabTo(page, done);
	await page.keyboard.press('Enter');
	const notice = page.getByRole('status').filter({ hasText: 'Done. It is off this list.' });
	await expect(notice).toBeFocused();
	await expect(done).toHaveCount(0);
});

test('two administrators press at once: the second is told, and one mail goes out', async ({
	page,
	browser
}) => {
	const [one, two] = await Promise.all(
		['admin', 'other'].map((name) => site.person(unique(name), 'administrator'))
	);
	const { id, email } = await site.person(unique('noor'));
	await site.lostMail(email, id);
	await logIn(page, one?.email ?? '', '/admin');
	const theirs = await browser.newPage();
	await logIn(theirs, two?.email ?? '', '/admin');
	const name = `Send again: ${row(email)}`;
	await page.getByRole('button', { name }).click();
	await expect(page.getByText('On its way again.')).toBeVisible();
	await theirs.getByRole('button', { name }).click();
	await expect(theirs.getByText('Nothing is left to do about this mail')).toBeVisible();
	await expect(theirs.getByRole('button', { name })).toHaveCount(0);
	await theirs.close();
	expect(await site.mail(email)).toHaveLength(1);
});

test('about oneself there is no way to send again, and who only looks sees no button', async ({
	page,
	browser
}) => {
	const admin = await site.person(unique('admin'), 'administrator');
	const reader = await site.person(unique('elif'));
	await site.lostMail(admin.email, admin.id);
	await logIn(page, admin.email, '/admin');
	const call = async (name: string, data: object) => {
		const answer = await page.request.post(`/api/trpc/${name}`, {
			data,
			headers: { origin }
		});
		expect(answer.status()).toBe(200);
		return answer.json();
	};
	const role = {
		name: unique('Reader').slice(0, 40),
		description: '',
		permissions: ['users:read']
	};
	const { result } = await call('roles.create', role);
	await call('roles.assign', { userId: reader.id, roleId: result.data.json.id });
	const done = page.getByRole('button', { name: `Done with it: ${row(admin.email)}` });
	await expect(done).toBeVisible();
	await expect(page.getByRole('button', { name: `Send again: ${row(admin.email)}` })).toHaveCount(
		0
	);
	const theirs = await browser.newPage();
	await logIn(theirs, reader.email, '/admin');
	await expect(theirs.getByText(`To ${admin.email}, given up`)).toBeVisible();
	await expect(theirs.getByRole('button', { name: /^(Send again|Done)/ })).toHaveCount(0);
	await theirs.close();
	await done.click();
	await expect(page.getByText('Done. It is off this list.')).toBeVisible();
});

test('invitations that wait and that have expired, and the week in figures', async ({ page }) => {
	const admin = await site.person(unique('admin'), 'administrator');
	await site.invitations(2, 1);
	await logIn(page, admin.email, '/admin');
	await expect(page.getByRole('heading', { name: /^\d+ wait for an answer$/ })).toBeVisible();
	await expect(page.getByRole('heading', { name: /^(One has|\d+ have) expired$/ })).toBeVisible();
	await expect(page.getByRole('link', { name: 'See them', exact: true })).toHaveAttribute(
		'href',
		'/admin/users/invited'
	);
	await expect(page.getByRole('heading', { name: 'The last seven days' })).toBeVisible();
	const terms = ['Joined', 'Were here', 'Accepted an invitation', 'Disabled'];
	await expect(page.getByRole('term')).toHaveText(terms);
	await expect(page.getByRole('definition').first()).toHaveText(/^[\d,]+$/);
});
