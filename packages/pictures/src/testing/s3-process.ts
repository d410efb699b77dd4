// An S3 server, started by s3-server.ts: one bucket, in the folder named by the first argument.
import S3rver from '@20minutes/s3rver';

const [directory = ''] = process.argv.slice(2);
const server = new S3rver({
	directory,
	address: '127.0.0.1',
	port: 0,
	silent: true,
	configureBuckets: [{ name: 'pictures' }]
});
// It reckons the signature of "/pictures/" as if it were "/pictures": there, and only there, a wrong one passes.
server.middleware.unshift((request, next) => {
	const lenient = { value: request.path.endsWith('/') };
	request.app = Object.create(server, { allowMismatchedSignatures: lenient });
	return next();
});
const { port } = await server.run();
process.send?.(port);
process.on('disconnect', () => process.exit());
