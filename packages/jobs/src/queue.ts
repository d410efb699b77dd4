/** A queue and what its jobs carry, which must survive JSON. Made once, where the data is known; whoever enqueues or works takes it from there. */
export interface Queue<Data extends object> {
	readonly name: string;
	/** Never there: it ties the type of the data to the queue. */
	readonly carries?: (data: Data) => void;
}

export function queue<Data extends object>(name: string): Queue<Data> {
	return { name };
}
