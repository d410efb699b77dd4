/** A mail as it leaves. `id` stays the same however often it is tried. */
export interface Outgoing {
	readonly id: string;
	readonly to: string;
	readonly subject: string;
	readonly text: string;
	readonly html: string;
	readonly at: Date;
}

/** Where mail goes. Settles once the other side has it; throws NotDelivered, or whatever went wrong. */
export interface Delivery {
	deliver(mail: Outgoing, signal: AbortSignal): Promise<void>;
	close(): void;
}

/** It was not taken, in the words of whoever did not take it. `forGood`: the same address will never do. */
export class NotDelivered extends Error {
	override name = 'NotDelivered';
	readonly forGood: boolean;
	constructor(reason: string, { forGood, cause }: { forGood: boolean; cause?: unknown }) {
		super(reason, { cause });
		this.forGood = forGood;
	}
}
