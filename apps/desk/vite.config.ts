import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

// On this machine only: whoever reaches the desk does what its token may.
const here = { host: 'localhost', port: 3001 };

export default defineConfig({
	plugins: [sveltekit({ csp: { directives: { 'frame-ancestors': ['none'] } } })],
	server: here,
	preview: here
});
