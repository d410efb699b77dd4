export const words = {
	title: 'Audit log',
	lede: 'What was done and what was refused, by whom and from where. Nobody can change it.',
	filters: 'Which events',
	who: 'By whom',
	whoHelp: 'A username, or an id',
	whom: 'About whom',
	event: 'Event',
	outcome: 'Outcome',
	any: 'Any',
	outcomes: { done: 'Done', refused: 'Refused' },
	since: 'Since',
	before: 'Before',
	address: 'Address',
	show: 'Show',
	clear: 'Everything',
	export: 'Export as CSV',
	caption: 'Events, the latest first',
	heads: { at: 'When', what: 'What', who: 'By whom', whom: 'About whom', from: 'From' },
	onThisPage: (count: number) =>
		count === 1 ? '1 event on this page' : `${count} events on this page`,
	nobody: (name: string) =>
		`Nobody here is called “${name}”. Someone who was deleted is found by their id.`,
	odd: 'Some of what the address asked for makes no sense and was left out.',
	none: 'No such event',
	noneSoFar:
		'Nothing so far: what was looked at reaches back to the page’s end. Go on to look further.',
	visitor: 'Nobody logged in',
	system: 'The system',
	erased: 'Someone who was deleted',
	viewedBy: 'through another’s eyes',
	latestFirst: 'Latest first, 25 a page',
	next: 'Earlier',
	back: 'Back to the latest',
	request: (id: string) => `Request ${id}`,
	change: (what: string, before: string | null, after: string | null) =>
		before === null ? `${what}: ${after}` : `${what}: ${before} → ${after ?? 'nothing'}`
};
