declare module '@20minutes/s3rver' {
	interface Options {
		directory: string;
		address: string;
		port: number;
		silent: boolean;
		configureBuckets: { name: string }[];
	}
	interface Request {
		path: string;
		app: S3rver;
	}
	export default class S3rver {
		constructor(options: Options);
		middleware: ((request: Request, next: () => Promise<void>) => Promise<void>)[];
		run(): Promise<{ port: number }>;
	}
}
