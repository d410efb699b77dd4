// The order counts: Edge and Opera call themselves Chrome as well, and Chrome calls itself Safari.
const browsers = [
	['Edge', /\bEdg(?:e|A|iOS)?\//],
	['Opera', /\bOPR\//],
	['Samsung Internet', /\bSamsungBrowser\//],
	['Firefox', /\b(?:Firefox|FxiOS)\//],
	['Chrome', /\b(?:Chrome|CriOS)\//],
	['Safari', /\bSafari\//]
] as const;

const systems = [
	['Android', /\bAndroid\b/],
	['iPhone', /\biPhone\b/],
	['iPad', /\biPad\b/],
	['Windows', /\bWindows\b/],
	['ChromeOS', /\bCrOS\b/],
	['Mac', /\bMacintosh\b/],
	['Linux', /\bLinux\b/]
] as const;

/** What a person calls the browser that sent this header: "Firefox on Windows". It says what it likes: nothing may rest on it. */
export function deviceName(userAgent: string | null): string {
	const named = (kinds: readonly (readonly [string, RegExp])[]) =>
		kinds.find(([, sign]) => sign.test(userAgent ?? ''))?.[0];
	const [browser, system] = [named(browsers), named(systems)];
	if (browser) return system ? `${browser} on ${system}` : browser;
	return system ? `A program on ${system}` : 'An unknown device';
}
