import { readdirSync, readFileSync } from 'node:fs';

/** Bytes that this process and its children hold; what they share is counted once. Elsewhere than on Linux, of this process alone. */
export function memory(): number {
	if (process.platform !== 'linux') return process.memoryUsage().rss;
	const children = readdirSync('/proc').filter((pid) => parentOf(pid) === process.pid);
	return [String(process.pid), ...children].reduce((sum, pid) => sum + heldBy(pid), 0);
}
function read(pid: string, file: string): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		return ''; // it has ended
	}
}
const parentOf = (pid: string) => Number(/\) \w (\d+)/.exec(read(pid, 'stat'))?.[1]);
const heldBy = (pid: string) =>
	Number(/^Pss: +(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0) * 1024;
