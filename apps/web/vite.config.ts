import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import product from '../../gatehouse.config.ts';
import { firstVisit } from './first-visit.ts';
import { firstAdministrator } from './first-administrator.ts';
import { prepare } from './prepare.ts';
import { readConfig } from './src/lib/server/config.ts';
import { isHandedOver } from './src/lib/server/handed-over.ts';
import { startWork } from './work.ts';

/** `vite dev` prepares the site as server.ts does: once per process, also when this file is reloaded. */
const gatehouse: Plugin = {
	name: 'gatehouse',
	apply: 'serve',
	async configureServer() {
		if (isHandedOver()) return;
		const prepared = await prepare(readConfig(join(import.meta.dirname, '../..'), product));
		await startWork(prepared);
		for (const line of await firstAdministrator(prepared)) console.log(line);
	}
};

export default defineConfig({
	plugins: [
		gatehouse,
		sveltekit({
			adapter: adapter(),
			// The gate shows its error page under whatever address was asked for: assets are found from the root.
			paths: { relative: false },
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': ['self'],
					'script-src': ['self'],
					'style-src': ['self'],
					// Kit's route announcer sets one fixed style attribute.
					'style-src-attr': [
						'unsafe-hashes',
						'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='
					],
					'img-src': ['self', 'blob:', 'data:'],
					'connect-src': ['self'],
					'object-src': ['none'],
					'base-uri': ['none'],
					'form-action': ['self'],
					'frame-ancestors': ['none']
				}
			}
		})
	],
	environments: {
		client: {
			build: { rolldownOptions: { output: { codeSplitting: { groups: [firstVisit()] } } } }
		}
	},
	// Loaded late by forms and hints; met only then, they would reload the page in development.
	optimizeDeps: { include: ['sveltekit-superforms/client', '@trpc/client', 'superjson'] },
	server: { host: 'localhost', port: Number(process.env.PORT ?? 3000), strictPort: true }
});
