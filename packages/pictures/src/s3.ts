import {
	DeleteObjectCommand,
	GetObjectCommand,
	NoSuchKey,
	paginateListObjectsV2,
	PutObjectCommand,
	S3Client,
	S3ServiceException
} from '@aws-sdk/client-s3';
import { StoreAway, type Store } from './store.ts';

/**
 * A bucket of any store that speaks S3: `s3://key:secret@host:port/bucket?region=eu-central-1&tls=off`.
 * Without a key and secret they are taken from where the machine keeps its own.
 */
export function createBucket(url: string): Store {
	const { protocol, host, username, password, pathname, searchParams } = new URL(url);
	if (protocol !== 's3:') throw new TypeError('The address of a bucket begins with s3://');
	const Bucket = decodeURIComponent(pathname.slice(1));
	const credentials = username && {
		accessKeyId: decodeURIComponent(username),
		secretAccessKey: decodeURIComponent(password)
	};
	const client = new S3Client({
		endpoint: `${searchParams.get('tls') === 'off' ? 'http' : 'https'}://${host}`,
		region: searchParams.get('region') ?? 'us-east-1',
		// The bucket is in the path: not every store has a name for each bucket.
		forcePathStyle: true,
		...(credentials ? { credentials } : {}),
		// Checksums that not every store knows are sent only where S3 asks for them.
		requestChecksumCalculation: 'WHEN_REQUIRED',
		responseChecksumValidation: 'WHEN_REQUIRED',
		maxAttempts: 2,
		requestHandler: { connectionTimeout: 2000, requestTimeout: 3000, throwOnRequestTimeout: true }
	});

	return {
		async put(Key, bytes) {
			const object = { Bucket, Key, Body: bytes, ContentType: 'image/webp' };
			await client.send(new PutObjectCommand(object)).catch(whenAway);
		},
		async get(Key) {
			try {
				const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
				return (await Body?.transformToByteArray()) ?? null;
			} catch (error) {
				return error instanceof NoSuchKey ? null : whenAway(error);
			}
		},
		async remove(Key) {
			await client.send(new DeleteObjectCommand({ Bucket, Key })).catch(whenAway);
		},
		async *keys(before) {
			for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket }))
				for (const { Key, LastModified } of Contents)
					if (Key && LastModified && LastModified < before) yield Key;
		},
		close: () => client.destroy()
	};
}

/** A store that said no is set up wrongly: that is for its owner to read. One that says nothing, or that it cannot, is away. */
function whenAway(error: unknown): never {
	const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
	if (status !== undefined && status < 500 && status !== 429) throw error;
	throw new StoreAway('The store of pictures does not answer.', { cause: error });
}
