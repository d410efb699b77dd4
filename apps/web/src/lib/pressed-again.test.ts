import { expect, test } from 'vitest';
import { chosenBefore, isPressedAgain } from './pressed-again.ts';

test('the button that was pressed is known by its action and what it is about', () => {
	const draft = {
		action: '/endSession',
		typed: [['sessionId', '7']] as const,
		away: true,
		confirmed: true
	};
	expect(isPressedAgain(draft, '/endSession', { sessionId: '7' })).toBe(true);
	expect(isPressedAgain(draft, '/endSession', { sessionId: '8' })).toBe(false);
	expect(isPressedAgain(draft, '/endSessions', { sessionId: '7' })).toBe(false);
	expect(isPressedAgain(draft, '/endSession', { userIds: ['7'] })).toBe(true);
	expect(isPressedAgain(null, '/endSession', {})).toBe(false);
});

test('what was chosen beside a button is chosen again, of that button alone', () => {
	const draft = {
		action: '/assign',
		typed: [['roleId', '7']] as const,
		away: true,
		confirmed: true
	};
	expect(chosenBefore(draft, '/assign', 'roleId')).toBe('7');
	expect(chosenBefore(draft, '/unassign', 'roleId')).toBe('');
	expect(chosenBefore(null, '/assign', 'roleId')).toBe('');
});
