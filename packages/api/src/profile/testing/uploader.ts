// A process that sets one person's picture, says what it has done, and waits to be killed at the step named.
import { openDatabase } from '@gatehouse/db';
import { picture, testPicturesIn } from '@gatehouse/pictures/testing';
import { setPicture } from '../picture.ts';

/** After this it does nothing more; `begun`: it goes on. */
export type Step = 'begun' | 'put' | 'committed' | 'removed';
export interface Upload {
	readonly url: string;
	readonly folder: string;
	readonly userId: string;
	readonly step: Step;
}

const { url, folder, userId, step }: Upload = JSON.parse(process.argv[2] ?? '');
const { db } = await openDatabase({ url, dataDir: '' });
const { pictures } = testPicturesIn(folder);

async function reached(now: Step): Promise<void> {
	if (now !== step) return;
	process.send?.(now);
	if (now !== 'begun') await new Promise(() => {});
}

const context = {
	db,
	now: () => new Date('2026-03-02T10:00:00Z'),
	user: { id: userId },
	report: console.error,
	requestId: 'test',
	pictures: {
		...pictures,
		async add(...given: Parameters<typeof pictures.add>) {
			await reached('begun');
			const fault = await pictures.add(...given);
			await reached('put');
			return fault;
		},
		async remove(name: string) {
			await reached('committed');
			await pictures.remove(name);
			await reached('removed');
		}
	}
};

await setPicture(context, { picture: (await picture('png')).toString('base64') });
process.disconnect();
