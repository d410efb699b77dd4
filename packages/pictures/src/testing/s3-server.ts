import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real S3 server, which checks signatures, in a process of its own. */
export async function startS3Server() {
	const folder = await mkdtemp(join(tmpdir(), 'gatehouse-s3-'));
	const child = fork(new URL('s3-process.ts', import.meta.url), [folder], { execArgv: [] });
	const [port]: unknown[] = await once(child, 'message');
	const urlFor = (secret: string) => `s3://S3RVER:${secret}@127.0.0.1:${port}/pictures?tls=off`;
	const gone = once(child, 'exit');
	return {
		url: urlFor('S3RVER'),
		wrongUrl: urlFor('wrong'),
		/** No answer any more, to anybody. */
		freeze: () => child.kill('SIGSTOP'),
		async close() {
			child.kill('SIGKILL');
			await gone;
			await rm(folder, { recursive: true, force: true });
		}
	};
}
