import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A mail that the server said it has. */
export interface Arrived {
	readonly recipients: readonly string[];
	readonly raw: string;
	readonly parsed: ParsedMail;
}

/** What goes otherwise than well. A promise holds up the answer; a Refusal is the answer. */
export interface Manners {
	greeting?: () => Promise<void>;
	recipient?: (address: string) => Promise<Refusal | undefined> | Refusal | undefined;
	/** The mail began to come in; nothing is answered yet. */
	begun?: (session: Connection) => Promise<void> | void;
	/** All of it is here and kept; the answer is not given yet. */
	received?: (mail: Arrived) => Promise<Refusal | void> | Refusal | undefined;
}

export interface Connection {
	/** Ends the connection without a word. */
	cut(): void;
}

export class Refusal extends Error {
	readonly responseCode: number;
	constructor(responseCode: number, message: string) {
		super(message);
		this.responseCode = responseCode;
	}
}

/** A mail server of this machine, as good or as bad as `manners` says at the moment. */
export async function startMailServer() {
	const arrived: Arrived[] = [];
	const manners: Manners = {};
	const server: SMTPServer = new SMTPServer({
		authOptional: true,
		hideSTARTTLS: true,
		disableReverseLookup: true,
		hideENHANCEDSTATUSCODES: true,
		logger: false,
		closeTimeout: 100,
		onConnect(_session, answer) {
			void Promise.resolve(manners.greeting?.()).then(() => answer());
		},
		onRcptTo({ address }, _session, answer) {
			void Promise.resolve(manners.recipient?.(address)).then((refusal) => answer(refusal));
		},
		onData(stream, session, answer) {
			const receive = async () => {
				await manners.begun?.({ cut: () => cut(server, session) });
				const raw = await text(stream);
				const recipients = session.envelope.rcptTo.map(({ address }) => address);
				const mail = { recipients, raw, parsed: await simpleParser(raw) };
				const refusal = await manners.received?.(mail);
				if (!refusal) arrived.push(mail);
				answer(refusal ?? undefined);
			};
			// A connection that was cut has nobody to answer.
			receive().catch(() => {});
		}
	});
	server.on('error', () => {});
	const listening = server.listen(0, '127.0.0.1');
	await once(listening, 'listening');
	const { port } = listening.address() as AddressInfo;

	return {
		url: `smtp://127.0.0.1:${port}`,
		port,
		arrived,
		manners,
		/** How many are connected. */
		connections: () => server.connections.size,
		/** From now on all goes well. */
		behave() {
			for (const name of Object.keys(manners)) Reflect.deleteProperty(manners, name);
		},
		close: () => new Promise<void>((closed) => server.close(closed))
	};
}
export type MailServer = Awaited<ReturnType<typeof startMailServer>>;

function cut(server: SMTPServer, { id }: SMTPServerSession): void {
	for (const connection of server.connections)
		if (connection.session.id === id) connection._socket.end();
}
