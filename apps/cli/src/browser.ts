/** Opens a page where a person can see it. @returns why not, where it was not. */
export async function openPage(url: string): Promise<string | undefined> {
	const { default: open } = await import('open');
	try {
		await open(url);
		return undefined;
	} catch {
		return 'none was found';
	}
}
