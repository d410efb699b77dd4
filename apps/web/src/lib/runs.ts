/** Neighbours of a list that read the same, as one: the first of them, and how many there are. */
export function runs<Item>(
	items: readonly Item[],
	reads: (item: Item) => string
): (Item & { times: number })[] {
	const found: (Item & { times: number })[] = [];
	for (const item of items) {
		const last = found.at(-1);
		if (last && reads(last) === reads(item)) last.times++;
		else found.push({ ...item, times: 1 });
	}
	return found;
}
